"""What may be a rubric, a rating, a policy, and the words for a chance."""

import pytest

from shared.judgement.policy import Policy
from shared.judgement.rubric import Criterion, Level, Rubric, digest, rating_findings, usable
from shared.judgement.words import agreement, explanation, headline, percent
from shared.rules import Finding, Invalid

LEVELS = tuple(Level(points, f"anchor {points}") for points in range(1, 6))
GOOD = Rubric((Criterion("a", "0.60", LEVELS, evidence_required=True), Criterion("b", "0.40", LEVELS)))


def rules(findings: object) -> set[tuple[str, str]]:
    assert isinstance(findings, list | tuple)
    return {(f.field, f.rule) for f in findings if isinstance(f, Finding)}


@pytest.mark.parametrize(
    ("rubric", "field", "rule"),
    [
        (Rubric(()), "criteria", "missing"),
        (Rubric((Criterion("a", "0.60", LEVELS), Criterion("b", "0.41", LEVELS))), "criteria", "weights_do_not_add_up"),
        (
            Rubric((Criterion("a", "0.5", LEVELS), Criterion("a", "0.5", LEVELS))),
            "criteria[1].criterion_id",
            "duplicate",
        ),
        (Rubric((Criterion("a", "-1", LEVELS),)), "criteria[0].weight", "not_a_weight"),
        (Rubric((Criterion("a", "1", LEVELS[:1]),)), "criteria[0].levels", "too_few"),
        (Rubric((Criterion("a", "1", (LEVELS[1], LEVELS[0])),)), "criteria[0].levels", "not_ascending"),
        (Rubric((Criterion("a", "1", (*LEVELS[:4], Level(5))),)), "criteria[0].levels[4].anchor", "missing"),
    ],
)
def test_an_unusable_rubric_names_field_and_rule(rubric: Rubric, field: str, rule: str) -> None:
    with pytest.raises(Invalid) as error:
        usable(rubric)
    assert (field, rule) in rules(error.value.findings)


def test_thirds_of_a_weight_need_not_add_up_in_binary() -> None:
    tenth = Rubric(tuple(Criterion(f"k{i}", "0.1", LEVELS) for i in range(10)))
    assert usable(tenth) is tenth


@pytest.mark.parametrize(
    ("points", "notes", "found"),
    [
        ({"a": 3, "b": 3}, {"a": "seen"}, set()),
        ({"a": 6, "b": 3}, {"a": "seen"}, {("ratings.a", "outside_the_anchors")}),
        ({"a": 3}, {"a": "seen"}, {("ratings.b", "missing")}),
        ({"a": 3, "b": 3, "c": 1}, {"a": "seen"}, {("ratings.c", "unknown_criterion")}),
        ({"a": 3, "b": 3}, {}, {("ratings.a", "evidence_missing")}),
        ({"a": None, "b": 3}, {}, {("ratings", "too_little_rated")}),
    ],
)
def test_a_rating_outside_the_rubric_is_named(
    points: dict[str, int | None], notes: dict[str, str], found: set[tuple[str, str]]
) -> None:
    assert rules(rating_findings(GOOD, points, notes)) == found


def test_a_rubric_is_named_by_its_content() -> None:
    name = digest("r", 1, "Name", GOOD)
    assert name.startswith("sha256:")
    assert name == digest("r", 1, "Name", GOOD)
    assert name != digest("r", 2, "Name", GOOD)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("bar", 101), ("strong_bar", 59), ("p_yes", 0.5), ("p_no", 0.5), ("p_strong", 1.0), ("resolve", 1.1),
        ("weak_p", 0.4), ("min_reviews", 0), ("max_reviews", 1), ("window_days", 0), ("level", 0.4),
    ],
)  # fmt: skip
def test_a_policy_names_the_number_that_is_wrong(field: str, value: float) -> None:
    with pytest.raises(Invalid) as error:
        Policy.of({field: value})
    assert error.value.findings[0].field == field


def test_a_policy_survives_its_own_text() -> None:
    policy = Policy(bar=61.5, min_reviews=3)
    assert Policy.of(policy.numbers()) == policy


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.9951, "The work is very likely above your bar (over 99%)"),
        (0.95, "The work is very likely above your bar (95%)"),
        (0.86, "The work is likely above your bar (86%)"),
        (0.39, "We can't tell yet (39%)"),
        (0.14, "The work is likely below your bar (14% chance it is above)"),
        (0.0034, "The work is very likely below your bar (under 1% chance it is above)"),
    ],
)
def test_the_headline_says_how_sure_we_are(chance: float, words: str) -> None:
    assert headline(chance, reviews=3, wanted=3, more_wanted=True) == words


def test_after_the_last_review_it_is_too_close_to_call() -> None:
    assert headline(0.48, reviews=4, wanted=3, more_wanted=False) == "Too close to call (48%)"
    assert headline(0.48, reviews=1, wanted=3, more_wanted=True) == "Not enough evidence: 1 of 3 reviews"


def test_nothing_is_certain() -> None:
    assert (percent(0.0), percent(1.0), percent(0.5)) == ("under 1%", "over 99%", "50%")


def test_disagreement_is_named() -> None:
    assert [agreement(levels) for levels in ([], [2], [2, 2], [2, 3], [1, 3])] == [
        "not_rated", "one_rating", "agree", "close", "disagree",
    ]  # fmt: skip
    said = explanation("hold", [("Analysis", "close"), ("Communication", "disagree")], calibrated=False)
    assert "Reviewers disagree on Communication." in said
    assert said.endswith("Reviewers are not calibrated for this rubric.")
