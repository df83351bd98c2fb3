#!/usr/bin/env python3
"""What the links of a run cost: addresses on their ways that were asked, beside those that a resolver asks which asks for every
hop, by kind.

    src/bench/requests.py REPORT.json      a report that `run --report` wrote

An address counts once, whoever posted it; "every hop" is all addresses on all ways, the last ones too.
"""
import collections, json, pathlib, subprocess, sys

HOME = pathlib.Path(__file__).resolve().parents[2]


def main(report):
    asked = {}
    for promotion in json.loads(pathlib.Path(report).read_text())["promotions"]:
        for hop in promotion["chain"]:
            url = hop["url"].split("#")[0]
            asked[url] = asked.get(url, False) or hop["status"] is not None
    urls = sorted(asked)
    said = subprocess.run([HOME / "promotrace", "resolve", "--no-fetch", "--json"], input="\n".join(urls) + "\n",
                          capture_output=True, text=True, check=True).stdout.splitlines()
    kinds = {}
    for line in map(json.loads, said):
        kinds[line["link"]] = line["chain"][0]["kind"]
    table = collections.defaultdict(lambda: [0, 0])
    for url in urls:
        row = table[kinds.get(url, "other")]
        row[0] += 1
        row[1] += asked[url]
    print(f"{'kind':<14}{'every hop':>10}{'asked':>8}")
    for kind, (every, made) in sorted(table.items()):
        print(f"{kind:<14}{every:>10}{made:>8}")
    print(f"{'all':<14}{len(urls):>10}{sum(asked.values()):>8}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
