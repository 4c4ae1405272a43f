"""The oracle sees what the suite exists for: each invariant is broken by hand, and named."""

from dataclasses import replace
from typing import Any

import pytest

from deploy.faults.journal import Applied
from deploy.faults.oracle import Readings, Waiting, counted
from deploy.faults.scan import Seen
from deploy.story.ledger import Reading

TOPIC, TYPE = "posting.member.v1", "posting.member.changed.v1"
WANTED = [Reading("evaluation.posting", frozenset({TYPE}))]


def record(number: int, *, offset: int | None = None, key: str = "member-7", **changes: Any) -> Seen:
    there = Seen(
        TOPIC, 0, number if offset is None else offset, f"{key}-{number}", key, number, TYPE, f"c-{number}", ""
    )
    return replace(there, **changes)


def effect(number: int, key: str = "member-7") -> Applied:
    return Applied("evaluation.posting", f"{key}-{number}", TOPIC, key, number)


def told(records: list[Seen], effects: list[Applied], **more: Any) -> Readings:
    published = {one.key: max(other.sequence for other in records if other.key == one.key) for one in records}
    return replace(
        Readings(records, {"evaluation": effects}, published=[(TOPIC, key, n) for key, n in published.items()]),
        **more,
    )


def test_what_is_whole_has_no_finding() -> None:
    account = counted(told([record(1), record(2), record(2, offset=3)], [effect(1), effect(2)]), WANTED)

    assert account.findings == []
    assert (account.figures.events, account.figures.duplicates_on_topic) == (2, 1)


@pytest.mark.parametrize(
    ("found", "invariant", "figure"),
    [
        (told([record(1), record(2)], [effect(1)]), "I1: 1 events without effect", "lost"),
        (told([record(1)], [effect(1), effect(1)]), "I2: 1 events took effect more than once", "doubled"),
        (
            told([record(1, cause="e-1", correlation="c"), record(2, cause="e-1", correlation="c")], [effect(1), effect(2)]),
            "I2: 1 causes brought the same event twice",
            "doubled",
        ),
        (told([record(1)], [effect(1), effect(9)]), "I3: 1 effects without a record", "lost"),
        (told([record(1), record(2)], [effect(2), effect(1)]), "I4: 1 effects out of order", "reordered"),
        (
            told([record(2, offset=0), record(1, offset=1)], [effect(1), effect(2)]),
            "I7: 1 first occurrences out of order",
            "reordered",
        ),
        (
            told([record(1), record(3)], [effect(1), effect(3)]),
            "I7: 1 events never reached their topic: ('posting.member.v1', 'member-7', 2)",
            "lost",
        ),
        (
            told([record(1), record(2)], [effect(1), effect(2)], published=[(TOPIC, "member-7", 1)]),
            "I3: 1 records that no aggregate has published",
            "lost",
        ),
    ],
    ids=["lost", "effect doubled", "cause doubled", "ghost", "effects reordered", "topic reordered", "gap", "beyond"],
)  # fmt: skip
def test_what_is_broken_is_counted_and_named(found: Readings, invariant: str, figure: str) -> None:
    account = counted(found, WANTED)

    assert [said for said in account.findings if said.startswith(invariant)]
    assert getattr(account.figures, figure) == 1


@pytest.mark.parametrize(
    ("more", "invariant"),
    [
        ({"outcomes": {"c-9": "ok"}, "publishing": frozenset({"c-9"})}, "I6: 1 commands answered as done left nothing"),
        ({"outcomes": {"c-1": "fail"}}, "I6: 1 refused commands took effect"),
        ({"uneven": ["posting members 7"]}, "I5: 1 aggregates whose version is not their saves"),
        ({"stepped_back": ["evaluation: offsets 1 times"]}, "I8: offsets or epochs stepped back"),
        ({"parked": [Waiting("evaluation.posting", "x", "member-8")]}, "I1: 1 events parked on keys that no case"),
    ],
)
def test_what_clients_and_databases_say_is_compared_too(more: dict[str, object], invariant: str) -> None:
    account = counted(told([record(1)], [effect(1)], **more), WANTED)

    assert [said for said in account.findings if said.startswith(invariant)]


def test_milestones_of_a_project_and_reviews_of_an_evaluation_are_told_apart() -> None:
    first, second = (record(n, correlation="c", part=part) for n, part in ((1, "published"), (2, "cancelled")))

    assert counted(told([first, second], [effect(1), effect(2)]), WANTED).findings == []
    again = record(2, correlation="c", part="published")
    assert counted(told([first, again], [effect(1), effect(2)]), WANTED).figures.doubled == 1


def test_events_may_wait_on_a_key_that_a_case_has_poisoned() -> None:
    behind = [
        Waiting("evaluation.posting", "None", "member-7"),
        Waiting("evaluation.posting", "member-7-2", "member-7"),
    ]

    account = counted(
        told([record(1), record(2)], [effect(1)], parked=behind, poisoned=frozenset({"member-7"})), WANTED
    )

    assert account.findings == []


def test_what_an_aggregate_had_sent_before_the_topics_began_is_not_missed() -> None:
    found = told([record(3), record(5)], [effect(3), effect(5)], earlier={(TOPIC, "member-7"): 2})

    account = counted(found, WANTED)

    assert account.findings == ["I7: 1 events never reached their topic: ('posting.member.v1', 'member-7', 4)"]
