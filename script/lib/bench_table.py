#!/usr/bin/env python3
"""Puts what script/bench printed for several numbers of people into the table of docs/performance.md.

bench_table.py FILE…: each holds the lines of one run of script/bench --people NUMBER; their names tell
the number: figures-10000.jsonl. Prints a row a figure and a column a file.
"""

import json
import pathlib
import re
import sys

# What the table has, and as what.
ROWS = [
    ("start.warm.rows", "start to the first rows, warm"),
    ("start.warm.counted", "… to the exact count"),
    ("start.warm.whole", "… to the whole order"),
    ("start.cold.rows", "start to the first rows, cold"),
    ("start.cold.counted", "… to the exact count"),
    ("start.cold.whole", "… to the whole order"),
    ("sort.name.rows", "sort by name, first rows"),
    ("sort.name.whole", "… whole order"),
    ("sort.last_seen.rows", "sort by last seen, first rows"),
    ("sort.last_seen.whole", "… whole order"),
    ("search.letter.whole", "search, one letter"),
    ("search.three_letters.whole", "search, three letters"),
    ("search.rare.whole", "search, one hit"),
    ("search.clear.whole", "clearing the search"),
    ("filter.blocked.whole", "filter by status"),
    ("filter.status_and_search.whole", "filter by status and search"),
    ("scroll.jump.p50", "jump, median"),
    ("scroll.jump.p99", "jump, p99"),
    ("select.all.painted", "select all, painted"),
    ("select.all.counted", "… counted"),
    ("language", "switch of the language"),
    ("stall.p99_9", "stall, p99.9"),
    ("stall.max", "stall, the longest"),
    ("memory.searched", "memory"),
    ("export.csv", "export, CSV"),
    ("export.json", "export, JSON Lines"),
    ("import", "import of as many ids"),
    ("import.again", "the same again"),
]


def figures_of(path):
    """The figures of one run by name; the last one counts where a name comes twice."""
    figures = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("{"):
            figure = json.loads(line)
            figures[figure["name"]] = figure
    return figures


def cell_of(figure):
    """A figure as one reads it: 8.4 ms, 310 ms, 2.9 s."""
    if figure is None:
        return "–"
    value, unit = figure["value"], figure["unit"]
    if unit == "ms" and value >= 1000:
        value, unit = value / 1000, "s"
    text = f"{value:.1f}" if value < 10 else f"{value:.0f}"
    ratio = figure.get("ratio")
    return f"{text} {unit}" + (f" (× {ratio:.0f})" if ratio and ratio >= 2 else "")


def main():
    """Prints the table."""
    paths = [pathlib.Path(name) for name in sys.argv[1:]]
    if not paths:
        sys.exit(__doc__)
    people = {path: int(re.search(r"(\d+)", path.name).group(1)) for path in paths}
    paths.sort(key=people.get)
    runs = [figures_of(path) for path in paths]
    print("| | " + " | ".join(f"{people[path]:,}" for path in paths) + " |")
    print("|---|" + "---|" * len(paths))
    for name, words in ROWS:
        print(f"| {words} | " + " | ".join(cell_of(run.get(name)) for run in runs) + " |")


if __name__ == "__main__":
    main()
