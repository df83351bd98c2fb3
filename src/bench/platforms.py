#!/usr/bin/env python3
"""What a live run over the served casebook collects, platform by platform, against the casebook: posts, comments, links.

  src/bench/platforms.py        one live run, then its own captures counted; exit 1 when something is missing or too many

The run's captures are read by the crawlers once more and compared with the casebook post by post (the test CasebookTest, which
prints the table), so the table holds both for the live run and for the replay of its WARC.

Needs python 3.11, a built project (./mvnw test-compile), and in PROMOTRACE_SHARED (default: ../shared) the folders `world` and
`casebook`. Asks loopback only.
"""
import os, shutil, subprocess, sys
import door


def main():
    if not door.WORLD.exists():
        sys.exit(f"there is no world at {door.WORLD} (PROMOTRACE_SHARED names its folder)")
    with door.scratch("platforms") as folder:
        with door.World(folder, door.CASEBOOK) as world:
            code, seconds, memory, said = door.run(folder, world)
            print(f"live run: exit {code}, {seconds:.0f} s, {memory} MB at most, {len(world.rows())} requests")
        case = folder / "case"
        case.mkdir()
        shutil.copy(door.CASEBOOK, case / "casebook.json")
        shutil.copy(folder / "watch.json", case / "watch.json")
        with open(case / "case.warc.gz", "wb") as out:  # a WARC is gzip members one after the other
            for warc in sorted((folder / "data/warc").glob("*.warc.gz")):
                out.write(warc.read_bytes())
        test = subprocess.run([str(door.HOME / "mvnw"), "-B", "-ntp", "-o", "-f", str(door.HOME), "surefire:test",
                               "-Dtest=promotrace.collect.CasebookTest"],
                              env={**os.environ, "PROMOTRACE_CASE": str(case)}, capture_output=True, text=True)
    lines = test.stdout.splitlines()
    table = [n for n, line in enumerate(lines) if line.startswith("platform ")]
    if not table:
        print(test.stdout[-3000:])
        return 1
    for line in lines[table[0]:]:
        if line.startswith("["):
            break
        print(line)
    print("as the casebook has it" if test.returncode == 0 else test.stdout[-3000:])
    return code or test.returncode


if __name__ == "__main__":
    sys.exit(main())
