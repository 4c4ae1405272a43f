"""Whoever is let in by what was remembered of them is compared with the database before anything happens."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _endpoints() -> Iterator[tuple[str, str, str]]:
    """Endpoints whose caller may be a remembered one: where, the name of the call, what they do."""
    for path in [*(ROOT / "services").rglob("*.py"), *(ROOT / "shared").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.AsyncFunctionDef):
                continue
            for argument in node.args.args:
                asked = ast.unparse(argument.annotation) if argument.annotation else ""
                if "requires(" in asked and "fresh=True" not in asked:
                    does = "\n".join(ast.unparse(statement) for statement in node.body)
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", argument.arg, does


def test_an_endpoint_acts_in_its_calls_transaction_or_looks_its_caller_up() -> None:
    """`call.transaction()` and `call.create()` compare; an endpoint without either says `fresh=True`."""
    endpoints = list(_endpoints())
    assert len(endpoints) > 50
    assert not [
        where
        for where, call, does in endpoints
        if not any(acts in does for acts in (f"{call}.transaction(", f"{call}.create(", f"({call}, ", f"({call})"))
    ]
