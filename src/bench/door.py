#!/usr/bin/env python3
"""Measures the door out against a served world: faults, politeness, kill -9, a soak. Prints Markdown; exit 1 when something is not as it must be.

  src/bench/door.py faults [--only NAME]     each fault alone on a small world: its outcome, seconds, memory
  src/bench/door.py mixed                    faults over a tenth of all addresses of the whole world
  src/bench/door.py polite                   one run, and one a day later: spacing, robots, what is answered 304
  src/bench/door.py kill [--workers N] [--times 20] [--mongodb URI]   the same report after N kills; embedded without a URI
  src/bench/door.py soak [--minutes 30]      an unattended run with faults: memory, file handles, visits

Needs python 3.11, and in PROMOTRACE_SHARED (default: ../shared) the folders `world` and `casebook`. Asks loopback only.
"""
import argparse, json, os, random, re, shutil, signal, subprocess, sys, tempfile, time, zlib
from pathlib import Path
from urllib.parse import urlsplit

HOME = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("PROMOTRACE_SHARED", HOME.parent / "shared"))
WORLD, CASEBOOK, SAMPLE = SHARED / "world/world.py", SHARED / "casebook/casebook.json", SHARED / "world/sample.json"
NOW, DAY = "2026-06-30T12:00:00Z", "2026-07-01T12:00:00Z"
ENV = {**os.environ, "PROMOTRACE_CONTACT": "bench@example.org", "PROMOTRACE_FACEBOOK_TOKEN": "TOKEN-of-the-bench",
       "PROMOTRACE_YOUTUBE_KEY": "KEY-of-the-bench"}
ENV.pop("PROMOTRACE_MONGODB", None)
LISTING = r"luxreps-store\.example/products/mm-40-tote"
LINK = "https://luxreps-store.example/products/mm-40-tote"

# hosts that posts of the casebook link to and that are gone: asked for, as whoever clicks would
DEAD = {urlsplit(h["to"]).hostname for l in json.loads(CASEBOOK.read_text())["links"] if l.get("outcome") == "dead"
        for h in l["hops"]} if CASEBOOK.exists() else set()

# what each fault of the world must come to, at a page where a link lands: outcome in the report, most seconds for one request
FAULTS = [
    ("delay", {"do": "delay_ms", "delay_ms": 5000}, "resolved", 8),
    ("status 404", {"do": "status", "status": 404}, "dead", 3),
    ("status 403", {"do": "status", "status": 403}, "blocked", 3),
    ("status 429, Retry-After 600", {"do": "status", "status": 429, "retry_after": 600}, "open", 3),
    ("status 500", {"do": "status", "status": 500}, "open", 3),
    ("status 503, once", {"do": "status", "status": 503, "retry_after": 2, "times": 1}, "resolved", 3),
    ("reset at once", {"do": "reset"}, "open", 3),
    ("reset in the body", {"do": "reset", "after": 300}, "open", 3),
    ("truncate", {"do": "truncate"}, "open", 3),
    ("hang", {"do": "hang"}, "open", 32),
    ("hang in the body", {"do": "hang", "where": "body"}, "open", 32),
    ("drip", {"do": "drip", "bytes_per_second": 20}, "open", 32),
    ("garbage-encoding", {"do": "garbage-encoding"}, "error", 3),
    ("gzip-bomb of 2 GiB", {"do": "gzip-bomb"}, "error", 32),
    ("endless-body", {"do": "endless-body"}, "error", 32),
    ("redirect-loop", {"do": "redirect-loop"}, "loop", 3),
    ("redirect-chain of 30", {"do": "redirect-chain", "n": 30}, "error", 3),
    ("redirect-chain of 5", {"do": "redirect-chain", "n": 5}, "resolved", 3),
    ("redirect into a private network", {"do": "redirect-to", "to": "http://169.254.169.254/latest/meta-data/"}, "error", 3),
    ("bad-charset, unknown", {"do": "bad-charset"}, "resolved", 3),
    ("bad-charset, utf-16 called utf-8", {"do": "bad-charset", "charset": "utf-8", "actual": "utf-16"}, "resolved", 3),
    ("huge-header of 1 MiB", {"do": "huge-header"}, "open", 3),
    ("challenge", {"do": "challenge"}, "blocked", 3),
    ("empty", {"do": "empty"}, "resolved", 3),
]


class World:
    """A served world, with its access log, until it is closed."""

    def __init__(self, folder, case, faults=()):
        self.log = folder / "access.jsonl"
        self.ca = folder / "ca"
        self.case = case
        command = [sys.executable, WORLD, "serve", case, "--port", "0", "--ca", self.ca, "--access-log", self.log]
        self.port = free_port()
        command[5] = str(self.port)
        if faults:
            (folder / "faults.json").write_text(json.dumps(list(faults)))
            command += ["--faults", folder / "faults.json"]
        self.process = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.process.stdout.readline()  # it says where it serves once it does

    def options(self):
        return ["--proxy", f"http://127.0.0.1:{self.port}", "--trust", str(self.ca / "ca.pem")]

    def rows(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()] if self.log.exists() else []

    def audit(self, delay):
        out = subprocess.run([sys.executable, str(WORLD), "audit", str(self.case), str(self.log), "--delay", str(delay)],
                             capture_output=True, text=True)
        return json.loads(out.stdout)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def free_port():
    import socket
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def seeds(folder, case):
    out = subprocess.run([sys.executable, str(WORLD), "seeds", str(case)], capture_output=True, text=True, check=True).stdout
    (folder / "watch.json").write_text(out)
    return folder / "watch.json"


def command(*words):
    return [str(HOME / "promotrace"), *map(str, words)]


def run(folder, world, *more, data="data", report="report.json", pause="50ms", now=NOW):
    """Runs to the end; its seconds, most megabytes, and what it said."""
    began = time.time()
    done = subprocess.run(command("run", "--once", "--watch", seeds(folder, world.case), "--now", now, "--pause", pause,
                                  "--data", folder / data, "--report", folder / report,
                                  *world.options(), *more), env=ENV, capture_output=True, text=True)
    said = done.stdout + done.stderr
    memory = re.search(r"(\d+) MB at most", said)
    return done.returncode, time.time() - began, int(memory[1]) if memory else 0, said


def report(path):
    r = json.loads(Path(path).read_text())
    r.pop("generatedAt", None)
    return r


def outcome(r, link):
    return {p["outcome"] for p in r["promotions"] if p.get("link") == link}


def visits(folder, *more):
    return subprocess.run(command("visits", "--data", folder / "data", *more), env=ENV, capture_output=True, text=True).stdout


def faults(only):
    bad = 0
    print("| fault | outcome | longest request s | requests | whole run s | MB at most | the other links and posts |")
    print("|---|---|---|---|---|---|---|")
    with scratch("none") as folder, World(folder, SAMPLE) as world:
        run(folder, world)
        clean = report(folder / "report.json")
    others = {p["link"]: p["outcome"] for p in clean["promotions"] if p.get("link") != LINK}
    for name, rule, must, most in FAULTS:
        if only and only not in name:
            continue
        with scratch("fault") as folder, World(folder, SAMPLE, [{"match": LISTING, **rule}]) as world:
            code, seconds, memory, said = run(folder, world)
            r = report(folder / "report.json") if code == 0 else {"promotions": [], "accounts": []}
            left = int(re.search(r"open (\d+)", visits(folder))[1]) if code == 0 else -1
            rows = [x for x in world.rows() if re.search(LISTING, x["url"])]
        got = "open" if left > 0 else "/".join(sorted(outcome(r, LINK)))
        longest = max((x["seconds"] for x in rows), default=0)
        same = {p["link"]: p["outcome"] for p in r["promotions"] if p.get("link") != LINK} == others
        fine = code == 0 and got == must and longest <= most and memory < 512 and same
        bad += not fine
        print(f"| {name} | {got}{'' if got == must else ' (must be ' + must + ')'} | {longest:.1f} | {len(rows)} | {seconds:.0f} | {memory} "
              f"| {'as without' if same else 'DIFFER'} |{'' if fine else ' <-- ' + said[-300:]}", flush=True)
    return bad


def mixed():
    """A tenth of all addresses are spoilt, those that lead nowhere else, so that every other page must come."""
    with scratch("clean") as folder, World(folder, CASEBOOK) as world:
        run(folder, world)
        clean = {x["url"] for x in world.rows() if x["status"] == 200 and not x["url"].endswith("/robots.txt")}
        all_requests = len(world.rows())
        r = report(folder / "report.json")
    leaves = sorted({w["url"] for p in r["promotions"] for w in p["chain"][-1:]} & clean)
    leaves += sorted(u for u in clean if re.search(r"/context|getPostThread|commentThreads|discussion=1|/comments", u))
    chance = random.Random(7)
    # who asks to be left alone for ten minutes is left alone, all its pages: a run does not wait for that
    kinds = [{**rule, "retry_after": 5} if "retry_after" in rule else rule for _, rule, _, _ in FAULTS if rule["do"] != "delay_ms"]
    spoilt = chance.sample(leaves, min(len(leaves), all_requests // 10))
    rules = [{"match": "^" + re.escape(u) + "$", **kinds[i % len(kinds)]} for i, u in enumerate(spoilt)]
    with scratch("mixed") as folder, World(folder, CASEBOOK, rules) as world:
        code, seconds, memory, said = run(folder, world)
        got = {x["url"] for x in world.rows() if x["status"] == 200}
        hit = sum(1 for x in world.rows() if x.get("fault"))
        outside = [u for u in world.audit(0.05)["unknown_hosts"] if urlsplit(u).hostname not in DEAD]
        left = visits(folder).strip()
        faulty = report(folder / "report.json")
    missing = clean - got - set(spoilt)
    print(f"{all_requests} requests without faults; {len(spoilt)} addresses spoilt by {len(kinds)} kinds, {hit} requests hit")
    print(f"exit {code}, {seconds:.0f} s, {memory} MB at most, {left}; requests outside the world: {outside}")
    print(f"pages without a fault that did not come: {len(missing)} {sorted(missing)[:5]}")
    posts = lambda x: sorted({p["post"] for p in x["promotions"]})
    print(f"posts with links: {len(posts(r))} without, {len(posts(faulty))} with faults")
    return code != 0 or bool(missing) or memory >= 512 or posts(r) != posts(faulty)


def polite():
    """A run with the usual pause of a second, and the same a day later, of pages that did not change."""
    bad = 0
    with scratch("polite") as folder:
        for day, now in (("first day", NOW), ("a day later", DAY)):
            (folder / day).mkdir()
            with World(folder / day, CASEBOOK) as world:
                code, seconds, memory, said = run(folder, world, pause="1s", now=now)
                a = world.audit(1)
                a["unknown_hosts"] = [u for u in a["unknown_hosts"] if urlsplit(u).hostname not in DEAD]
                a["before_robots"] = [u for u in a["before_robots"] if urlsplit(u).hostname not in DEAD]
                pages = [x for x in world.rows() if x["status"] in (200, 304)]
            share = sum(x["status"] == 304 for x in pages) / max(1, len(pages))
            print(f"{day}: exit {code}, {seconds:.0f} s, {a['requests']} requests, smallest gap {a['smallest_gap']} s, at once to a host at most "
                  f"{a['max_concurrent_per_host']}, against robots {len(a['forbidden_by_robots'])}, before robots {len(a['before_robots'])}, "
                  f"outside the world {len(a['unknown_hosts'])}, agents {a['agents']}, answered 304: {share:.1%} of {len(pages)} pages")
            bad += code != 0 or a["smallest_gap"] < 0.99 or a["max_concurrent_per_host"] > 1 or bool(
                a["forbidden_by_robots"] or a["before_robots"] or a["unknown_hosts"])
            bad += day != "first day" and share < 0.95
            if day != "first day":
                unchanged = [x["url"] for x in pages if x["status"] == 200]
                print("  not answered 304:", len(unchanged), unchanged[:8])
    return bad


def kill(workers, times, mongodb):
    chance = random.Random(11)
    with scratch("kill") as folder:
        with World(folder, CASEBOOK) as world:
            where = ["--mongodb", mongodb + "undisturbed"] if mongodb else []
            run(folder, world, *where, data="undisturbed", report="undisturbed.json")
        (folder / "k").mkdir()
        with World(folder / "k", CASEBOOK) as world:
            where = ["--mongodb", mongodb + "killed"] if mongodb else []
            base = ["run", "--once", "--watch", seeds(folder, CASEBOOK), "--now", NOW, "--pause", "50ms", "--data", folder / "killed",
                    *world.options(), *where]
            shutil.copy(folder / "undisturbed/pseudonyms.key", (folder / "killed").mkdir() or folder / "killed")
            going, began, alive = [], time.time(), 0
            for n in range(times):
                going = [p for p in going if p.poll() is None]
                while len(going) < workers:
                    going.append(subprocess.Popen(list(map(str, command(*base))), env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
                try:
                    going[0].wait(chance.uniform(1.5, 9))
                except subprocess.TimeoutExpired:
                    pass
                victim = going.pop(chance.randrange(len(going)))
                alive += victim.poll() is None
                victim.kill()
                victim.wait()
            for p in going:
                p.wait()
            done = subprocess.run(list(map(str, command(*base, "--report", folder / "killed.json"))), env=ENV, capture_output=True, text=True)
            a = world.audit(0.05)
            rows = world.rows()
        same = done.returncode == 0 and report(folder / "killed.json") == report(folder / "undisturbed.json")
        torn, records = warcs(folder / "killed/warc")
        twice = len(rows) - len({x["url"] for x in rows})
        print(f"{times} kills ({alive} of them under way), {workers} worker(s), {'a real MongoDB' if mongodb else 'embedded'}: exit {done.returncode}, {time.time() - began:.0f} s; "
              f"same report: {same}; at once to a host at most {a['max_concurrent_per_host']}, smallest gap {a['smallest_gap']} s; "
              f"{len(rows)} requests, {twice} of them made again; {records} WARC records, files torn: {torn}")
        if not same:
            print(done.stderr[-500:])
            keep = Path(tempfile.mkdtemp(prefix="kill-"))
            for name in ("undisturbed.json", "killed.json"):
                if (folder / name).exists():
                    shutil.copy(folder / name, keep)
            print(f"both reports are kept in {keep}")
        return not same or torn or a["max_concurrent_per_host"] > 1


def warcs(folder):
    """Reads every WARC file by itself: gzip members, each one whole record. How many files end torn, how many records."""
    torn = records = 0
    for path in sorted(folder.glob("*.warc.gz*")):
        if path.name.endswith((".idx", ".part")):
            continue
        rest = path.read_bytes()
        while rest:
            z = zlib.decompressobj(31)
            record = z.decompress(rest)
            head = record.split(b"\r\n\r\n", 1)[0].decode()
            length = int(re.search(r"(?mi)^Content-Length: (\d+)", head)[1]) if z.eof else -1
            if not z.eof or not head.startswith("WARC/1.1") or len(record) != len(head) + 4 + length + 4:
                torn += 1
                break
            records += 1
            rest = z.unused_data
    return torn, records


def soak(minutes):
    """An unattended run whose accounts fall due every other minute, with faults on some hosts, watched from outside."""
    rules = [{"match": "tinyurl", "do": "status", "status": 503, "retry_after": 3}, {"match": r"weidian\.com", "do": "hang", "times": 3},
             {"match": "dhgate", "do": "reset", "times": 2}, {"match": r"/item/10050020", "do": "truncate", "times": 2},
             {"match": "yupoo", "do": "drip", "times": 1}, {"match": r"1688\.com", "do": "endless-body", "times": 1}]
    with scratch("soak") as folder, World(folder, CASEBOOK, rules) as world:
        home = folder / "home"
        shutil.copytree(HOME, home, ignore=shutil.ignore_patterns("target", "data", ".git"), symlinks=True)
        (home / "target").symlink_to(HOME / "target")
        for file in (home / "crawlers").glob("*.yml"):
            if not file.name.endswith(".spec.yml"):
                file.write_text(often(file.read_text()))
        out = open(folder / "out.txt", "w")
        options = ENV | {"PROMOTRACE_JAVA_OPTIONS": f"-Xmx256m -Dpromotrace.home={home}"}
        p = subprocess.Popen(list(map(str, command("run", "--watch", seeds(folder, CASEBOOK), "--pause", "200ms", "--data", folder / "data",
                                                   *world.options()))), env=options, stdout=out, stderr=out)
        print("| minute | MB | file handles | threads | requests | WARC MB |\n|---|---|---|---|---|---|")
        rows = []
        for n in range(minutes):
            time.sleep(60)
            if p.poll() is not None:
                print(f"it ended by itself: {(folder / 'out.txt').read_text()[-600:]}")
                return 1
            status = Path(f"/proc/{p.pid}/status").read_text()
            row = (n + 1, int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024, len(os.listdir(f"/proc/{p.pid}/fd")),
                   int(re.search(r"Threads:\s+(\d+)", status)[1]), len(world.rows()),
                   sum(f.stat().st_size for f in (folder / "data/warc").glob("*")) >> 20)
            rows.append(row)
            if n < 3 or (n + 1) % 3 == 0:
                print("| " + " | ".join(map(str, row)) + " |", flush=True)
        began = time.time()
        p.send_signal(signal.SIGTERM)
        code = p.wait()
        ended = time.time() - began
        left = visits(folder).strip()
        given_up = visits(folder, "--failed")
        print(f"SIGTERM: exit {code} after {ended:.1f} s; visits: {left}")
        print(given_up[:1000])
        half = rows[len(rows) // 2:]
        flat = max(r[1] for r in half) < 512 and half[-1][2] <= half[0][2] + 10
        busy = rows[-1][4] > rows[len(rows) // 2][4]
        print(f"second half: memory {min(r[1] for r in half)}–{max(r[1] for r in half)} MB, handles {min(r[2] for r in half)}–{max(r[2] for r in half)}, "
              f"requests went on: {busy}")
        print((folder / "out.txt").read_text()[-1500:])
        return not flat or not busy or ended > 12


def often(text):
    return re.sub(r"(?m)^schedule:.*\n(?:[ #].*\n)*", "schedule: {fires: PT1M, shortest: PT1M, longest: PT2M}\n", text)


class scratch:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix=f"promotrace-{self.name}-"))
        return self.folder

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("faults").add_argument("--only")
    verbs.add_parser("mixed")
    verbs.add_parser("polite")
    k = verbs.add_parser("kill")
    k.add_argument("--workers", type=int, default=1)
    k.add_argument("--times", type=int, default=20)
    k.add_argument("--mongodb", default="", help="mongodb://127.0.0.1:27017/bench_ (the name's beginning; the databases bench_undisturbed and bench_killed must not be there yet)")
    verbs.add_parser("soak").add_argument("--minutes", type=int, default=30)
    a = parser.parse_args()
    if not WORLD.exists():
        sys.exit(f"there is no world at {WORLD} (PROMOTRACE_SHARED names its folder)")
    subprocess.run(command("--version"), env=ENV, stdout=subprocess.DEVNULL, check=True)  # builds where that is to be done
    match a.verb:
        case "faults":
            bad = faults(a.only)
        case "mixed":
            bad = mixed()
        case "polite":
            bad = polite()
        case "kill":
            bad = kill(a.workers, a.times, a.mongodb)
        case "soak":
            bad = soak(a.minutes)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
