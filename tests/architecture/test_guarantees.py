"""The table of guarantees points at what exists."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "guarantees.md").read_text().splitlines()
    if line.startswith("| ") and not line.startswith("| promise")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_promise_names_its_code_and_its_test(row: list[str]) -> None:
    promise, _, code, tests, faults = row
    files, cases = re.findall(r"`([^`]+)`", code), re.findall(r"`([^`]+)`", tests)
    assert files, f"{promise}: names no code"
    assert cases, f"{promise}: names no test"
    assert faults, f"{promise}: names no fault"
    assert [name for name in files if not (ROOT / name).is_file()] == []
    assert [case for case in cases if not _exists(case)] == []


def _exists(case: str) -> bool:
    file, _, test = case.partition("::")
    path = ROOT / file
    if not path.is_file():
        return False
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return any(isinstance(node, functions) and node.name == test for node in ast.walk(ast.parse(path.read_text())))
