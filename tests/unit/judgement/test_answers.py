"""What anybody can ask from outside: every published case, and questions that make no sense."""

import json
import subprocess
import sys
from io import StringIO
from typing import Any

import pytest

from services.evaluation import offline
from shared.judgement.answers import answer
from tests.unit.judgement.panels import CASES, case, of_kind

ASKED = ("panel", "alpha", "icc2k", "drift", "p_resolve", "assignment", "commitment")
ONE_TIE = ("crossed-8x3", "c0004")
"""Its p_resolve is .46035001 by the formula with its constants: the two computations fall on both sides of the tie."""


@of_kind(*ASKED)
def test_every_published_case_is_answered_exactly(case: dict[str, Any]) -> None:
    found, expected = answer({"kind": case["kind"], "input": case["input"]}), case["expected"]
    if case["kind"] == "panel":
        for row, wanted in zip(found["candidates"], expected["candidates"], strict=True):
            if (case["id"], row["candidate"]) == ONE_TIE:
                assert row["p_resolve"] == pytest.approx(wanted["p_resolve"], abs=case["tolerance"]["probability"])
                row["p_resolve"] = wanted["p_resolve"]
    assert found == expected


@of_kind("adverse_impact", "newcombe", "scoring_rate", "validity", "dossier")
def test_what_the_method_does_not_do_is_said(case: dict[str, Any]) -> None:
    assert answer({"kind": case["kind"], "input": case["input"]}) == {"unsupported": True}


def asked(*questions: Any) -> list[Any]:
    lines = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in questions]
    answers = StringIO()
    assert offline.score(lines, answers) == 0
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def panel(**changes: Any) -> dict[str, Any]:
    given = case("crossed-8x3")["input"] | changes
    return {"kind": "panel", "input": given}


RUBRIC = {"criteria": [{"id": "k", "weight": 1, "points": [1, 2, 3]}]}


@pytest.mark.parametrize(
    ("question", "field"),
    [
        (b"{", "question"),
        (b'{"kind": "alpha", "input": NaN}', "question"),
        (b"\xff\xfe", "question"),
        pytest.param(b"[" * 100_000, "question", id="nested"),
        ([], "question"),
        ({}, "kind"),
        ({"kind": 3, "input": {}}, "kind"),
        ({"kind": "alpha"}, "input"),
        ({"kind": "alpha", "input": []}, "input"),
        ({"kind": "alpha", "input": {"values": [1, 2]}}, "input.units"),
        ({"kind": "alpha", "input": {"values": [1, 1], "units": []}}, "input.values"),
        ({"kind": "alpha", "input": {"values": [1, 2], "units": [[1, 3]]}}, "input.units[0]"),
        ({"kind": "alpha", "input": {"values": [1, 2], "units": [[1, "2"]]}}, "input.units[0][1]"),
        ({"kind": "icc2k", "input": {"table": [[1, 2], [1]]}}, "input.table"),
        ({"kind": "icc2k", "input": {"table": [[1, 1e300], [1, 2]]}}, "input.table[0][1]"),
        ({"kind": "p_resolve", "input": [{"mean": 1, "sd": 1, "bar": 60, "tau2": 1, "p_yes": 0.5}]}, "input[0].p_yes"),
        ({"kind": "p_resolve", "input": [{"mean": 1, "sd": 1, "bar": 60, "tau2": 0, "p_yes": 0.9}]}, "input[0].tau2"),
        (panel(rubric={"criteria": []}), "input.rubric.criteria"),
        (panel(rubric={"criteria": [{"id": "k", "weight": 0, "points": [1, 2]}]}), "input.rubric.criteria[0].weight"),
        (panel(rubric={"criteria": [{"id": "k", "weight": 1, "points": [2, 1]}]}), "input.rubric.criteria[0].points"),
        (panel(rubric={"criteria": [*RUBRIC["criteria"], *RUBRIC["criteria"]]}), "input.rubric.criteria"),
        (panel(policy={"bar": 101}), "input.policy.bar"),
        (panel(policy={"bar": "sixty"}), "input.policy.bar"),
        (panel(policy={"min_reviews": 2.5}), "input.policy.min_reviews"),
        (panel(policy={"strong_bar": 59}), "input.policy.strong_bar"),
        (panel(scorecards=[{"candidate": "c", "reviewer": "r"}]), "input.scorecards[0].ratings"),
        (panel(scorecards=[{"candidate": "c", "reviewer": "", "ratings": {}}]), "input.scorecards[0].reviewer"),
        (panel(scorecards=[{"candidate": "c", "reviewer": "r", "ratings": {"k9": 1}}]), "input.scorecards[0].ratings.k9"),
        (panel(scorecards=[{"candidate": "c", "reviewer": "r", "ratings": {"k0": 6}}]), "input.scorecards[0].ratings.k0"),
        (panel(scorecards=[{"candidate": "c", "reviewer": "r", "ratings": {"k0": True}}]), "input.scorecards[0].ratings.k0"),
        (
            panel(
                scorecards=[
                    {"candidate": "c", "reviewer": r, "ratings": {"k0": 1}, "project": r} for r in ("one", "other")
                ]
            ),
            "input.scorecards[1].project",
        ),
        (panel(gold=[{"reviewer": "r", "item": "g", "score": 101, "reference": 50}]), "input.gold[0].score"),
        (
            {"kind": "drift", "input": {"before": {"rubric": RUBRIC, "scorecards": []}}},
            "input.after",
        ),
        ({"kind": "assignment", "input": {"candidates": ["c", "c"], "reviewers": []}}, "input.candidates"),
        (
            {"kind": "commitment", "input": {"scorecard": {"overall": 1.5}, "nonce": "00" * 32}},
            "input.scorecard.overall",
        ),
        ({"kind": "commitment", "input": {"scorecard": {"overall": "\ud800"}, "nonce": "00" * 32}}, "input.scorecard.overall"),
        ({"kind": "commitment", "input": {"scorecard": {}, "nonce": "00" * 31}}, "input.nonce"),
    ],
)  # fmt: skip
def test_a_question_that_makes_no_sense_names_its_field_and_the_next_is_answered(question: Any, field: str) -> None:
    error, after = asked(question, {"kind": "alpha", "input": {"units": [], "values": [1, 2]}})

    assert error["error"]["field"].split(": ")[0] == field
    assert error["error"]["message"].startswith(f"{field}: ")
    assert after["status"] == "insufficient_data"


def test_the_command_answers_from_an_empty_environment() -> None:
    questions = "".join(json.dumps({"kind": one["kind"], "input": one["input"]}) + "\n" for one in CASES[:3])
    done = subprocess.run(
        [sys.executable, "-m", "services.evaluation", "score"],
        input=questions.encode(), capture_output=True, check=True, env={},
    )  # fmt: skip
    assert done.stderr == b""
    assert [json.loads(line)["method"] for line in done.stdout.splitlines()] == ["additive-panel/1"] * 3


def test_the_commands_load_nothing_of_the_service() -> None:
    code = (
        "import sys; from services.evaluation import __main__; __main__.main(['verify-panel', '/nowhere']);"
        "print([m for m in sys.modules if m.split('.')[0] in ('fastapi', 'pydantic', 'asyncpg', 'aiokafka', 'asyncio')"
        " or m in ('services.evaluation.settings', 'scipy.optimize', 'scipy.stats')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, env={})
    assert done.stdout == "[]\n"
