#!/usr/bin/env python3
"""A million mixed addresses from files of others, for LinkBench and `resolve --no-fetch`; then that command, timed.

    src/bench/links.py FOLDER mix OUT [COUNT]   half seen in the wild (real_urls_*.txt), half of agents, sheets and test suites
    src/bench/links.py FOLDER run [COUNT]       the product over such a file: seconds with its start, addresses a second
"""
import html, json, pathlib, random, re, subprocess, sys, tempfile, time

SEED = 1


def seen(data):
    for file in sorted((data / "url").glob("real_urls_*.txt")):
        yield from (line.strip() for line in file.open(errors="replace") if line.strip())


def promoted(data):
    for line in (data / "text/replica_finds_fashionreps.jsonl").open():
        row = json.loads(line)
        yield from (row[key] for key in ("raw_url", "wegobuy_url", "superbuy_url") if row.get(key))
    sheet = (data / "platform/replica_google_sheet_export.html").read_text()
    yield from (html.unescape(found) for found in re.findall(r'href="(https?://[^"]*)"', sheet))
    for suite in ("url_clean_muga", "url_clean_leon", "agent_links_cnlinks"):
        for line in (data / f"url/{suite}.jsonl").open():
            url = json.loads(line).get("input", "")
            if url.startswith("http") and "\n" not in url:
                yield url


def mix(data, out, count):
    sides = [list(promoted(data)), list(seen(data))]
    chance = random.Random(SEED)
    with open(out, "w") as file:
        for number in range(count):
            file.write(chance.choice(sides[number % 2]) + "\n")


def run(data, count):
    home = pathlib.Path(__file__).resolve().parents[2]
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        mix(data, file.name, count)
        for _ in range(3):
            began = time.monotonic()
            with open(file.name) as lines:
                out = subprocess.run([home / "promotrace", "resolve", "--no-fetch", "--json"], stdin=lines,
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            took = time.monotonic() - began
            print(f"{count} addresses in {took:.1f} s, its start included: {count / took:,.0f} a second (exit {out.returncode})")


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[2] not in ("mix", "run"):
        sys.exit(__doc__)
    folder, what, rest = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    if what == "mix":
        mix(folder, rest[0], int(rest[1]) if len(rest) > 1 else 1_000_000)
    else:
        run(folder, int(rest[0]) if rest else 1_000_000)
