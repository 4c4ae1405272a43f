"""How operations look in a terminal: aligned tables, ages people can read, JSON for machines."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

import orjson

LONGEST = 60
"""A cell is cut here in tables, the last one of a line later; `show` and `--json` have it whole."""
LAST = 160


def say(text: str = "", *, to: TextIO | None = None) -> None:
    """One line, at once: somebody watches."""
    print(text, file=to or sys.stdout, flush=True)


def say_json(value: Any) -> None:
    """One JSON document on one line."""
    say(orjson.dumps(value, default=str).decode())


def table(columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]], *, longest: int = LONGEST) -> str:
    """Rows under headings; `columns` maps the name in a row to its heading. Numbers stand to the right."""
    limits = dict.fromkeys(columns, longest) | dict.fromkeys(list(columns)[-1:], LAST)
    held = [[_cell(row.get(name), limit) for name, limit in limits.items()] for row in rows]
    numeric = [
        bool(held) and all(cells[at].replace(".", "", 1).isdecimal() or cells[at] == "-" for cells in held)
        for at in range(len(columns))
    ]
    headings = [heading.upper() for heading in columns.values()]
    widths = [max(len(cells[at]) for cells in [headings, *held]) for at in range(len(columns))]
    lines = [headings, *held]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(cells, widths, numeric, strict=True)
        ).rstrip()
        for cells in lines
    )


def pairs(values: Mapping[str, Any]) -> str:
    """Names to the left, values to the right."""
    width = max((len(name) for name in values), default=0)
    return "\n".join(f"{name.ljust(width)}  {'-' if value is None else value}" for name, value in values.items())


def duration(seconds: float) -> str:
    """Two units at most: `42s`, `3m 5s`, `2h 10m`, `4d 3h`."""
    whole = int(seconds)
    for unit, size, below, smaller in (("d", 86400, "h", 3600), ("h", 3600, "m", 60), ("m", 60, "s", 1)):
        if whole >= size:
            rest = whole % size // smaller
            return f"{whole // size}{unit} {rest}{below}" if rest else f"{whole // size}{unit}"
    return f"{whole}s"


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 event`, `3 events`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def indented(lines: Sequence[str], by: int = 2) -> str:
    return "\n".join(" " * by + line for line in lines)


def _cell(value: Any, longest: int) -> str:
    if value is None or value == "":
        return "-"
    text = " ".join(str(value).split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
