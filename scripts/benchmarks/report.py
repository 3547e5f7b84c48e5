"""Prints the table of what was measured."""
import json
import os
import platform

from common import FOLDER, THREADS

TITLES = ["what", "ours", "peer", "by", "ratio", "target", ""]


def duration(seconds):
    """Seconds in the unit that suits them."""
    for size, unit in ((1, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if seconds >= size:
            return f"{seconds / size:.{1 if size < 1 else 2}f} {unit}"
    return f"{seconds * 1e9:.{0 if seconds > 2e-8 else 2}f} ns"


def figure(value, unit):
    """A value as its unit is written."""
    if value is None:
        return "–"
    if unit == "yes":
        return "yes" if value else "no"
    return {"s": duration, "figure": "{:.5f}".format, "distance": "{:.1e}".format}[unit](value)


def cells(entry):
    """An entry as the cells of a line."""
    if entry["unit"] == "skipped":
        return [entry["what"], "skipped", "", "", "", "", entry["note"]]
    ours, peer, target, unit = (entry[name] for name in ("ours", "peer", "target", "unit"))
    ratio = f"{ours / peer:.2f} ×" if unit == "s" and peer else ""
    wish = ""
    if target is not None:
        met = ours >= target if entry["at_least"] else ours <= target
        sign = "" if unit == "yes" else "≥ " if entry["at_least"] else "≤ "
        wish = f"{sign}{figure(target, unit)} {'met' if met else 'MISSED'}"
    return [entry["what"], figure(ours, unit), figure(peer, unit), entry["by"], ratio, wish, entry["note"]]


def line(row, widths):
    """The cells of a row in columns, numbers to the right."""
    parts = [cell.rjust(width) if place in (1, 2, 4) else cell.ljust(width)
             for place, (cell, width) in enumerate(zip(row, widths))]
    return "  ".join(parts).rstrip()


def main():
    """Prints the table with the machine it was measured on."""
    path = FOLDER / "rows.jsonl"
    entries = [json.loads(text) for text in path.read_text().splitlines()] if path.exists() else []
    rows = [cells(entry) for entry in entries]
    widths = [max(len(row[place]) for row in [TITLES, *rows]) for place in range(len(TITLES))]
    print(f"{platform.machine()}, {THREADS} cores, load now {os.getloadavg()[0]:.1f}; medians; ratio = ours / peer")
    print(line(TITLES, widths))
    print("  ".join("-" * width for width in widths).rstrip())
    for row in rows:
        print(line(row, widths))


main()
