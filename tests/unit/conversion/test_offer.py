"""Offers: whatever people do in whatever order, an offer moves only along its table."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.conversion.domain import approval, offer
from services.conversion.domain.offer import Offer, Status
from services.conversion.domain.policy import ApproverGroup
from services.conversion.domain.terms import Salary, Terms
from shared.rules import Forbidden, IllegalTransition, Invalid, RuleBroken, Stale

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
MANAGER, FINANCE, FINANCE_2, PEOPLE, REVIEWER, DEPUTY = (UUID(int=n) for n in range(1, 7))
GROUPS = (ApproverGroup("Finance", (FINANCE, FINANCE_2), 1), ApproverGroup("People", (PEOPLE,), 1))
TERMS = Terms(
    job_title="Data analyst",
    salary=Salary(Decimal("52000.00"), "EUR"),
    salary_period="year",
    employment_type="full_time",
    weekly_hours=40,
    location="Berlin",
    start_on=date(2027, 1, 4),
)

Decide: TypeAlias = Callable[[Offer], tuple[offer.Event, ...]]


def an_offer() -> Offer:
    own, employer, engagement, project, subject, recommendation = (UUID(int=100 + n) for n in range(6))
    return Offer(own, employer, engagement, project, subject, recommendation, "Candidate 7", TERMS, MANAGER)


def after(state: Offer, *decisions: Decide) -> Offer:
    for decide in decisions:
        for event in decide(state):
            state = offer.apply(state, event)
    return state


def ask(
    state: Offer,
    groups: tuple[ApproverGroup, ...] = GROUPS,
    reviewers: frozenset[UUID] = frozenset({REVIEWER}),
) -> tuple[offer.Event, ...]:
    return offer.request_approval(state, groups, reviewers, "Europe/Berlin", requested_by=MANAGER, at=AT)


def yes(member: UUID) -> Decide:
    return lambda state: offer.approve(state, member, "", offer_version=state.offer_version, at=AT)


def extend(state: Offer) -> tuple[offer.Event, ...]:
    return offer.extend(state, 7, "Europe/Berlin", at=AT)


COMMANDS: dict[str, Decide] = {
    "revise": lambda o: offer.revise(o, TERMS, revised_by=MANAGER, at=AT),
    "ask": ask,
    "finance": yes(FINANCE),
    "finance 2": yes(FINANCE_2),
    "people": yes(PEOPLE),
    "manager": yes(MANAGER),
    "reject": lambda o: offer.reject(o, FINANCE, "Too much.", offer_version=o.offer_version, at=AT),
    "people reject": lambda o: offer.reject(o, PEOPLE, "No.", offer_version=o.offer_version, at=AT),
    "delegate": lambda o: offer.delegate(o, PEOPLE, DEPUTY, "Away.", frozenset({DEPUTY}), at=AT),
    "deputy": yes(DEPUTY),
    "abandon": lambda o: offer.abandon_approval(o, by=MANAGER, at=AT),
    "extend": extend,
    "view": lambda o: offer.view(o, at=AT),
    "negotiate": lambda o: offer.negotiate(o, at=AT),
    "accept": lambda o: offer.accept(o, offer_version=o.offer_version, at=AT),
    "decline": lambda o: offer.decline(o, None, offer_version=o.offer_version, at=AT),
    "expire": lambda o: offer.expire(o, at=AT + timedelta(days=9)),
    "rescind": lambda o: offer.rescind(o, "The opening is gone.", at=AT),
    "renege": lambda o: offer.renege(o, at=AT),
    "cancel": lambda o: offer.cancel(o, "Drafted by mistake.", at=AT),
    "start": lambda o: offer.start(o, TERMS.start_on, "Europe/Berlin", at=AT),
}


@given(st.lists(st.sampled_from(sorted(COMMANDS)), max_size=40))
def test_no_sequence_of_commands_leaves_the_tables(names: list[str]) -> None:
    state = after(an_offer(), lambda o: offer.draft(o, at=AT))
    for name in names:
        try:
            events = COMMANDS[name](state)
        except RuleBroken:
            continue
        for event in events:
            before, state = state, offer.apply(state, event)
            if state.offer_version != before.offer_version:
                assert state.status is Status.DRAFT
                assert before.status in {Status.SUPERSEDED, Status.DRAFT, Status.APPROVAL_REJECTED}
            elif state.status is not before.status:
                assert state.status in offer.TRANSITIONS[before.status]
            _flow_moved_by_its_table(before, state)


def _flow_moved_by_its_table(before: Offer, after_it: Offer) -> None:
    if after_it.offer_version != before.offer_version:
        assert after_it.flow == approval.ApprovalFlow()
        return
    if after_it.flow.status is not before.flow.status:
        assert after_it.flow.status in approval.TRANSITIONS[before.flow.status]
    for old, new in zip(before.flow.groups, after_it.flow.groups, strict=False):
        for was, now in zip(old.steps, new.steps, strict=False):
            path = {was.status} | approval.STEP_TRANSITIONS[was.status]
            # a skipped neighbour may have become due and been skipped within one decision
            reach = path | {s for p in path for s in approval.STEP_TRANSITIONS[p]}
            assert now.status in reach
    for group in after_it.flow.groups:
        assert all(
            step.member_id not in {MANAGER, REVIEWER}
            for step in group.steps
            if step.status is approval.StepStatus.APPROVED
        )


def test_an_offer_goes_out_only_after_every_group_in_its_order() -> None:
    state = after(an_offer(), ask)
    assert state.flow.due == (FINANCE, FINANCE_2)
    with pytest.raises(IllegalTransition, match="approval step is waiting"):
        yes(PEOPLE)(state)
    with pytest.raises(IllegalTransition):
        extend(state)
    state = after(state, yes(FINANCE))
    assert state.flow.due == (PEOPLE,)
    assert [step.status for step in state.flow.groups[0].steps] == ["approved", "skipped"]
    state = after(state, yes(PEOPLE), extend)
    assert state.status is Status.EXTENDED
    assert state.valid_until == datetime(2026, 12, 1, 22, 59, tzinfo=UTC)


def test_n_of_m_in_a_group() -> None:
    state = after(an_offer(), lambda o: ask(o, (ApproverGroup("Finance", (FINANCE, FINANCE_2, PEOPLE), 2),)))
    state = after(state, yes(PEOPLE))
    assert state.status is Status.APPROVAL_IN_PROGRESS
    assert after(state, yes(FINANCE)).status is Status.APPROVED


def test_the_drafter_and_the_reviewers_approve_nothing() -> None:
    mixed = (ApproverGroup("Finance", (MANAGER, REVIEWER, FINANCE), 1),)
    state = after(an_offer(), lambda o: ask(o, mixed))
    assert state.flow.due == (FINANCE,)
    for member in (MANAGER, REVIEWER, DEPUTY):
        with pytest.raises(Forbidden):
            yes(member)(state)
    with pytest.raises(Invalid) as alone:
        ask(an_offer(), (ApproverGroup("Finance", (MANAGER, REVIEWER), 1),))
    assert alone.value.findings[0].field == "approver_groups[0]"
    with pytest.raises(Invalid, match="nobody can approve"):
        ask(an_offer(), ())


def test_a_rejected_offer_is_revised_and_asked_again() -> None:
    state = after(an_offer(), ask, COMMANDS["reject"])
    assert (state.status, state.flow.status) == (Status.APPROVAL_REJECTED, approval.Status.REJECTED)
    dearer = replace(TERMS, salary=Salary(Decimal("50000.00"), "EUR"))
    state = after(state, lambda o: offer.revise(o, dearer, revised_by=MANAGER, at=AT))
    assert (state.status, state.offer_version, state.flow.status) == (Status.DRAFT, 2, "not_requested")
    with pytest.raises(Stale):
        offer.approve(after(state, ask), FINANCE, "", offer_version=1, at=AT)


def test_delegation_asks_the_deputy_instead() -> None:
    state = after(an_offer(), ask, yes(FINANCE), COMMANDS["delegate"])
    assert state.flow.due == (DEPUTY,)
    with pytest.raises(IllegalTransition):
        yes(PEOPLE)(state)
    assert after(state, yes(DEPUTY)).status is Status.APPROVED
    with pytest.raises(Invalid) as refused:
        offer.delegate(after(an_offer(), ask), FINANCE, REVIEWER, "", frozenset({DEPUTY}), at=AT)
    assert {f.rule for f in refused.value.findings} == {"unknown", "excluded", "missing"}


def test_negotiation_ends_in_a_new_version() -> None:
    state = after(an_offer(), ask, yes(FINANCE), yes(PEOPLE), extend, COMMANDS["view"], COMMANDS["negotiate"])
    events = COMMANDS["revise"](state)
    assert [type(event) for event in events] == [offer.Superseded, offer.Drafted]


def test_too_late_is_too_late_even_when_the_timer_is_late() -> None:
    state = after(an_offer(), ask, yes(FINANCE), yes(PEOPLE), extend)
    with pytest.raises(IllegalTransition, match="offer is expired"):
        offer.accept(state, offer_version=1, at=AT + timedelta(days=9))
    assert offer.expire(state, at=AT + timedelta(days=6)) == ()


def test_an_early_start_needs_a_stated_day() -> None:
    state = after(an_offer(), ask, yes(FINANCE), yes(PEOPLE), extend, COMMANDS["accept"])
    with pytest.raises(Invalid) as early:
        offer.start(state, None, "Europe/Berlin", at=AT)
    assert early.value.findings[0].field == "started_on"
    on_time = offer.start(state, None, "Europe/Berlin", at=datetime(2027, 1, 4, 8, tzinfo=UTC))
    assert [event.started_on for event in on_time if isinstance(event, offer.Started)] == [TERMS.start_on]


def test_the_digest_is_that_of_the_canonical_json() -> None:
    document = {
        "employment_type": "full_time",
        "job_title": "Data analyst",
        "location": "Berlin",
        "salary": {"amount": "52000.00", "currency": "EUR"},
        "salary_period": "year",
        "start_on": "2027-01-04",
        "weekly_hours": 40,
    }
    canonical = json.dumps(document, separators=(",", ":"), sort_keys=True).encode()
    assert TERMS.digest == f"sha256:{hashlib.sha256(canonical).hexdigest()}"


def test_terms_that_cannot_be_are_refused_with_every_field() -> None:
    wrong = replace(
        TERMS, job_title=" ", salary=Salary(Decimal(0), "EUR"), weekly_hours=90, start_on=date(2026, 1, 1), location=""
    )
    with pytest.raises(Invalid) as refused:
        offer.draft(replace(an_offer(), terms=wrong), at=AT)
    assert {f.field for f in refused.value.findings} == {
        "terms.job_title",
        "terms.salary.amount",
        "terms.weekly_hours",
        "terms.start_on",
        "terms.location",
    }
