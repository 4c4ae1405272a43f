"""What a restored database has to be told, from surveys and the log alone."""

import pytest

from shared.operations.regaining import Ghosts, Gone, Survey, complete, planned
from shared.rules import Invalid

PROJECT, OTHER = ("posting.project.v1", "a"), ("posting.project.v1", "b")
TOPICS = frozenset({"posting.project.v1"})


def survey(service: str = "posting", **told: object) -> Survey:
    known: dict[str, object] = {"published": {}, "outbox": {}, "applied": {}} | told
    return Survey(service, "2026-11-27T10:00:00+00:00", "cluster", **known)  # type: ignore[arg-type]  # of any field


def numbers(*given: int) -> frozenset[int]:
    return frozenset(given)


def test_who_agrees_with_everybody_has_nothing_to_do() -> None:
    own, other = survey(published={PROJECT: 3}), survey("evaluation", applied={"evaluation.posting": {PROJECT: 3}})
    plan = planned(own, [other], {PROJECT: numbers(1, 2, 3)}, TOPICS, {})
    assert (plan.ghosts, plan.gone, plan.floors, plan.absent) == ([], [], {}, {})


def test_an_aggregate_counts_on_behind_what_the_log_knows() -> None:
    plan = planned(survey(published={PROJECT: 2}), [], {PROJECT: numbers(1, 2, 3, 4)}, TOPICS, {})
    assert plan.ghosts == [Ghosts(*PROJECT, 3, 4, "the log", known=True)]
    assert (plan.floors, plan.absent) == ({PROJECT: 4}, {})


def test_where_the_log_is_gone_a_consumer_knows_how_far_it_went() -> None:
    other = survey("evaluation", applied={"evaluation.posting": {PROJECT: 5, OTHER: 2}})
    plan = planned(survey(published={PROJECT: 4}), [other], {}, TOPICS, {})
    assert plan.ghosts == [
        Ghosts(*PROJECT, 5, 5, "evaluation.posting", known=True), Ghosts(*OTHER, 1, 2, "evaluation.posting", known=False)
    ]  # fmt: skip
    assert plan.floors == plan.absent == {PROJECT: 5, OTHER: 2}


def test_what_others_write_is_none_of_its_business() -> None:
    plan = planned(survey("evaluation"), [], {PROJECT: numbers(1)}, frozenset({"evaluation.evaluation.v1"}), {})
    assert (plan.ghosts, plan.floors, plan.absent) == ([], {}, {})


def test_what_waits_in_the_outbox_is_not_missing_on_the_log() -> None:
    own = survey(published={PROJECT: 3}, outbox={PROJECT: (3,)})
    assert planned(own, [], {PROJECT: numbers(1, 2)}, TOPICS, {}).absent == {}
    assert planned(own, [], {PROJECT: numbers(1)}, TOPICS, {}).absent == {PROJECT: 3}


def test_what_retention_has_cut_is_not_remembered() -> None:
    plan = planned(survey(published={PROJECT: 3}), [], {PROJECT: numbers(2, 3)}, TOPICS, {}, TOPICS)
    assert plan.absent == {}


@pytest.mark.parametrize(
    ("outbox", "applied", "log", "gone"),
    [
        ((), 2, (), (3, 5)),
        ((5,), 2, (), (3, 4)),
        ((), 2, (4, 5), (3, 3)),
        ((3, 4, 5), 2, (), None),
        ((), 5, (), None),
    ],
)
def test_what_was_sent_on_a_log_that_is_gone_and_never_read_is_told(
    outbox: tuple[int, ...], applied: int, log: tuple[int, ...], gone: tuple[int, int] | None
) -> None:
    own = survey("evaluation", applied={"evaluation.posting": {PROJECT: applied}})
    posting = survey(published={PROJECT: 5}, outbox={PROJECT: outbox} if outbox else {})
    plan = planned(own, [posting], {PROJECT: numbers(*log)}, frozenset(), {"evaluation.posting": TOPICS})
    assert plan.gone == ([Gone("evaluation.posting", *PROJECT, *gone)] if gone else [])


def test_a_survey_goes_through_json_unchanged() -> None:
    own = survey(published={PROJECT: 3}, outbox={PROJECT: (2, 3)}, applied={"posting.evaluation": {OTHER: 1}})
    assert Survey.of(own.document(), "posting.json") == own


def test_surveys_of_all_services_and_one_kafka_are_asked_for() -> None:
    services = ("posting", "evaluation")
    assert set(complete([survey(), survey("evaluation")], services, "cluster")) == set(services)
    with pytest.raises(Invalid, match=r"python -m services\.evaluation regain survey"):
        complete([survey()], services, "cluster")
    with pytest.raises(Invalid, match="two are of the same service"):
        complete([survey(), survey(), survey("evaluation")], services, "cluster")
    with pytest.raises(Invalid, match="is of Kafka cluster, here is another"):
        complete([survey(), survey("evaluation")], services, "another")


@pytest.mark.parametrize("document", [{}, {"regain": 1}, {"regain": 1, "service": "posting", "published": 3}])
def test_what_is_no_survey_is_named(document: dict[str, object]) -> None:
    with pytest.raises(Invalid, match=r"is no survey: .*`regain survey` writes one"):
        Survey.of(document, "posting.json")
