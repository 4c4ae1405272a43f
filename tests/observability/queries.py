"""What a PromQL query names: its series, the labels it chooses and groups by, and under which aggregation each stands.

A tokenizer and a stack of brackets, no grammar: enough for what is asked here, and `promtool` reads the grammar.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"""\s*(?:
        (?P<text>"(?:[^"\\]|\\.)*")
      | (?P<range>\[[^\]]*\])
      | (?P<name>[A-Za-z_:][A-Za-z0-9_:]*)
      | (?P<number>\d[\w.]*)
      | (?P<sign>=~|!~|!=|==|>=|<=|[-+*/%^(){},=<>@])
    )""",
    re.VERBOSE,
)
AGGREGATIONS = frozenset({"sum", "max", "min", "avg", "count", "topk", "quantile", "group", "bottomk", "stddev"})
GROUPING = frozenset({"by", "without", "on", "ignoring", "group_left", "group_right"})
WORDS = frozenset({"and", "or", "unless", "offset", "bool"})


@dataclass
class Selected:
    """One use of a series: the labels that are matched, and the functions around it from the outside in."""

    series: str
    within: tuple[str, ...]
    labels: list[str] = field(default_factory=list)


@dataclass
class Query:
    """What a query names."""

    selected: list[Selected]
    grouped: list[str]

    @property
    def series(self) -> set[str]:
        return {one.series for one in self.selected}


def read(expression: str) -> Query:
    """Raises `ValueError` where the text is none of PromQL's tokens."""
    tokens = list(_tokens(expression))
    query, around = Query([], []), list[str]()
    at = 0
    while at < len(tokens):
        kind, text = tokens[at]
        following = tokens[at + 1][1] if at + 1 < len(tokens) else ""
        if kind == "name" and text in GROUPING:
            at, names = _list(tokens, at + 1, "(", ")")
            query.grouped += names
            continue
        if kind == "name" and text not in WORDS:
            if following == "(" or (text in AGGREGATIONS and following in GROUPING):
                around.append(f"?{text}")
            else:
                selected = Selected(text, tuple(name for name in around if name and not name.startswith("?")))
                query.selected.append(selected)
                if following == "{":
                    at, selected.labels = _matched(tokens, at + 1)
                    continue
        elif text == "(":
            waits = around.pop() if around and around[-1].startswith("?") else "?"
            around.append(waits[1:])
        elif text == ")":
            around.pop()
        at += 1
    return query


def _tokens(expression: str) -> Iterator[tuple[str, str]]:
    at, text = 0, expression.strip()
    while at < len(text):
        found = TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise ValueError(f"no token of PromQL at {text[at : at + 20]!r}")
        if found.lastgroup != "range":
            yield found.lastgroup, found[found.lastgroup]
        at = found.end()


def _list(tokens: Sequence[tuple[str, str]], at: int, opening: str, closing: str) -> tuple[int, list[str]]:
    assert tokens[at][1] == opening, tokens[at : at + 3]
    names = []
    at += 1
    while tokens[at][1] != closing:
        if tokens[at][0] == "name":
            names.append(tokens[at][1])
        at += 1
    return at + 1, names


def _matched(tokens: Sequence[tuple[str, str]], at: int) -> tuple[int, list[str]]:
    return _list(tokens, at, "{", "}")
