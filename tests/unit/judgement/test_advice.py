"""Advice on a rubric: what makes ratings less reliable, each with its field and the way out."""

from dataclasses import replace

import pytest

from services.evaluation.domain.standard_rubric import STANDARD
from shared.judgement.rubric import Criterion, Level, Rubric, advice, usable
from shared.rules import Invalid

ANCHORS = (
    "Another question is answered.",
    "Parts are done, and a gap is not mentioned.",
    "Every deliverable meets its acceptance sentence.",
    "Assumptions are named, with what each would change.",
    "The work finds what the task overlooked.",
)


def criterion(name: str, weight: str = "0.25", *anchors: str) -> Criterion:
    levels = tuple(Level(points, text) for points, text in enumerate(anchors or ANCHORS, start=1))
    return Criterion(name, weight, levels, name=name.title(), question=f"How good is the {name}?")


GOOD = Rubric(tuple(criterion(name) for name in ("analysis", "report", "code", "data")))


def found(rubric: Rubric) -> set[tuple[str, str]]:
    return {(finding.field, finding.rule) for finding in advice(rubric)}


def with_first(changed: Criterion) -> Rubric:
    return Rubric((changed, *GOOD.criteria[1:]))


def test_a_good_rubric_and_the_standard_one_need_no_advice() -> None:
    assert advice(GOOD) == ()
    assert advice(STANDARD.method) == ()


@pytest.mark.parametrize(
    ("rubric", "field", "rule"),
    [
        (Rubric(GOOD.criteria[:2]), "criteria", "too_few"),
        (Rubric(tuple(criterion(f"part{n}", "0.125") for n in range(8))), "criteria", "too_many"),
        (Rubric((criterion("a", "0.6"), criterion("b", "0.2"), criterion("c", "0.2"))), "criteria[0].weight", "dominant"),
        (Rubric((criterion("a", "0.48"), criterion("b", "0.48"), criterion("c", "0.04"))), "criteria[2].weight", "unequal"),
        (with_first(replace(criterion("analysis"), question="how GOOD is the report")), "criteria[1].question", "same_question"),
        (with_first(criterion("a", "0.25", *ANCHORS[:2])), "criteria[0].levels", "too_few"),
        (with_first(criterion("a", "0.25", *(f"Shows sign {n}{n}." for n in range(8)))), "criteria[0].levels", "too_many"),
        (with_first(criterion("a", "0.25", *ANCHORS[:3], ANCHORS[2])), "criteria[0].levels[3].anchor", "overlaps"),
        (
            with_first(criterion("a", "0.25", *ANCHORS[:3], "Every deliverable meets its one acceptance sentence")),
            "criteria[0].levels[3].anchor",
            "overlaps",
        ),
        (with_first(criterion("a", "0.25", ANCHORS[0], "", *ANCHORS[2:])), "criteria[0].levels[1].anchor", "missing"),
        (with_first(criterion("a", "0.25", "Poor", *ANCHORS[1:])), "criteria[0].levels[0].anchor", "degree_only"),
        (with_first(criterion("a", "0.25", *ANCHORS[:4], "Very good work!")), "criteria[0].levels[4].anchor", "degree_only"),
        (with_first(criterion("a", "0.25", *ANCHORS[:2], "Meets expectations.", *ANCHORS[3:])), "criteria[0].levels[2].anchor", "degree_only"),
    ],
)  # fmt: skip
def test_each_weakness_is_named_alone_with_its_way_out(rubric: Rubric, field: str, rule: str) -> None:
    assert found(rubric) == {(field, rule)}
    assert len(advice(rubric)[0].message.split()) > 8


def test_a_weight_of_exactly_half_does_not_dominate() -> None:
    assert found(Rubric((criterion("a", "0.5"), criterion("b", "0.3"), criterion("c", "0.2")))) == set()


def test_texts_that_share_words_but_say_different_things_do_not_overlap() -> None:
    close = ("There are errors that change a conclusion.", "There are small errors that change no conclusion.")
    assert found(with_first(criterion("a", "0.25", *close, *ANCHORS[3:]))) == set()


def test_advice_forbids_nothing() -> None:
    weak = Rubric((criterion("a", "1", "bad", "so so", "good"),))
    assert usable(weak) is weak
    assert {rule for _, rule in found(weak)} == {"too_few", "degree_only"}


def test_a_draft_may_ask_for_advice_and_is_not_told_twice_what_it_lacks() -> None:
    draft = Rubric((criterion("a", "heavy", "", "", ""), criterion("b", "0.5"), criterion("c", "0.5")))
    with pytest.raises(Invalid):
        usable(draft)
    assert found(draft) == set()
    assert found(Rubric(())) == {("criteria", "too_few")}
