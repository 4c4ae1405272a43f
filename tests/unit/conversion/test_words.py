"""Words: the number always follows them, certainty is never claimed, lists and plurals read well."""

from decimal import Decimal
from typing import Any

import pytest

from services.conversion.domain import words
from services.conversion.domain.summary import Summary
from services.conversion.mail import range_cells
from services.conversion.pages import charts
from services.conversion.store.summaries import SUMMARY
from tests.integration.conversion.samples import Firm


def summary(**changed: Any) -> Summary:
    return SUMMARY.validate_python(Firm().summary(**changed).fact.model_dump(mode="json"))


@pytest.mark.parametrize(
    ("chance", "said", "times"),
    [
        ("0.8613", "86%", "about 6 times in 7"),
        ("0.0040", "under 1%", "under 1 time in 100"),
        ("0.9999", "over 99%", "over 99 times in 100"),
        ("0.5000", "50%", "about 1 time in 2"),
        ("0.9494", "95%", "about 19 times in 20"),
    ],
)
def test_chances(chance: str, said: str, times: str) -> None:
    assert words.percent(Decimal(chance)) == said
    assert words.times(Decimal(chance)) == times


def test_agreement_names_what_reviewers_disagree_on() -> None:
    told = words.agreement(summary())
    assert told == "The three reviewers agree on three of four criteria and disagree on one: Communication."
    assert words.agreement(summary(label="Candidate 3")) == "The three reviewers agree on all four criteria."


def test_a_dispute_says_who_and_how_often() -> None:
    judged = summary()
    told = words.dispute(judged, judged.disputed[0])
    assert told.startswith("Reviewer A chose level 2, Reviewer B level 4.")
    assert "3 of 6 pieces of work" in told


def test_headings_of_criteria() -> None:
    headings = [words.criterion_heading(criterion) for criterion in summary().criteria]
    assert headings[0] == "Problem framing: all chose level 4"
    assert headings[2] == "Communication: levels 2, 4 and 3"


def test_money() -> None:
    assert words.money(Decimal("52000.00"), "EUR") == "€52,000"
    assert words.money(Decimal("52000.50"), "SEK") == "52,000.50 SEK"


@pytest.mark.parametrize(
    ("interval", "bar"),
    [
        (("56.81", "79.86"), "60"),
        (("0.00", "4.00"), "60"),
        (("80.98", "100.00"), "60"),
        (("0.00", "100.00"), "100"),
        (("40.20", "40.40"), "0"),
    ],
)
def test_the_drawn_range_always_fills_the_scale(interval: tuple[str, str], bar: str) -> None:
    cells = range_cells(summary(interval=interval, bar=f"{bar}.00"))
    assert sum(width for _, width in cells) == 100
    assert [kind for kind, _ in cells].count("bar") == 1


def test_letters_on_one_level_stand_side_by_side_and_those_far_away_have_a_ring() -> None:
    judged = summary()
    assert [mark.dx for mark in charts.marks(judged.criteria[0])] == [-21, 0, 21]
    assert [(mark.letter, mark.x, mark.far) for mark in charts.marks(judged.criteria[2])] == [
        ("A", "25.0%", True),
        ("C", "50.0%", False),
        ("B", "75.0%", True),
    ]
    assert [mark.dx for mark in charts.marks(judged.criteria[1])] == [0, -15.75, 5.25]


def test_single_marks_that_decide_are_named() -> None:
    mark = {
        "change": "Reviewer A gives 3 instead of 2 on Communication",
        "reviewer": "A",
        "criterion_id": "communication",
        "points": 2,
        "other_points": 3,
        "chance": "0.9612",
        "recommendation": "convert",
    }
    assert words.single_marks(summary(deciding_marks=[mark])) == (
        "A single mark would change the recommendation: Reviewer A gives 3 instead of 2 on Communication (convert)."
    )
    assert words.single_marks(summary(deciding_marks=[mark] * 5)).endswith(", and two more.")
    assert words.single_marks(summary(deciding_marks=[])).startswith("No single mark decides")
    assert words.single_marks(summary()) == ""


@pytest.mark.parametrize(
    ("measured", "said"),
    [
        (("ok", 30, "0.9012", ("0.8420", "0.9555"), "reliable"), "reliable (0.90, likely 0.84 to 0.96)"),
        (
            ("ok", 30, "0.8212", ("0.7020", "0.9155"), "tentative"),
            "good enough for tentative conclusions (0.82, likely 0.70 to 0.92)",
        ),
        (("ok", 24, "0.6231", ("0.4105", "0.8302"), "cannot_tell"), "cannot be told yet (0.62, likely 0.41 to 0.83)"),
        (("ok", 11, "0.8840", ("0.5105", "1.0000"), "cannot_tell"), "cannot be told yet (0.88, likely 0.51 to 1.00)"),
        (
            ("ok", 40, "0.5400", ("0.4100", "0.6600"), "anchors_do_not_work"),
            "its anchors do not work (0.54, likely 0.41 to 0.66)",
        ),
        (("insufficient_data", 6, "0.7000", None, None), "cannot be measured yet (6 of 10 pieces of work)"),
        (("insufficient_data", 1, None, None, None), "cannot be measured yet (1 of 10 pieces of work)"),
        (("ok", 10, "0.0000", None, None), "cannot be measured yet"),
        (("no_variation", 4, None, None, None), "everybody chose the same level"),
        (("no_variation", 12, None, None, None), "everybody chose the same level"),
    ],
)
def test_agreement_over_all_work_has_its_range_or_says_why_not(measured: tuple[Any, ...], said: str) -> None:
    status, units, value, interval, verdict = measured
    figure = {"status": status, "units": units, "value": value, "interval": interval}
    whole = {"criteria": [figure | {"criterion_id": "analysis", "verdict": verdict}], "reviews": "3.00"}
    judged = summary(reliability=whole | {"dependability": figure, "icc2k": None})

    analysis = next(one for one in judged.criteria if one.criterion_id == "analysis")
    assert words.reliability(judged.reliability_of(analysis)) == said
    assert words.reliability(judged.reliability_of(judged.criteria[-1])) == "cannot be measured yet"
