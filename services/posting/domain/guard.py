"""The guard in front of publication: what a project asks for, completed from the template, checked rule by rule.

Pure: staff, rubrics, policies and the present are given. Each finding names the field, the broken rule and the way out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from services.posting.domain.employer import Deliverable, Fee, Template
from services.posting.domain.member import Role
from shared.rules import Finding

LEAST_HOURS, MOST_HOURS = Decimal(5), Decimal(40)
HOURS_A_DAY = 8
"""A person can be asked for no more than this per calendar day between the deadlines to apply and to deliver."""
LONGEST_PROJECT = timedelta(days=3 * 365)
LONGEST_TITLE, LONGEST_BRIEF, LONGEST_SENTENCE, MOST_ITEMS = 200, 20_000, 1_000, 50


@dataclass(frozen=True, slots=True)
class Ref:
    """One immutable version of a rubric or a policy."""

    id: UUID
    version: int


BUILT_IN_RUBRIC = Ref(UUID("018f0000-0000-7000-8000-000000000002"), 1)
BUILT_IN_POLICY = Ref(UUID("018f0000-0000-7000-8000-000000000001"), 1)
BUILT_IN_REVIEWS = 2
"""What an employer's projects pin until it has a rubric and a policy of its own; agreed with all services."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What a project asks for, as far as anybody has said; staff are named by work mail, hours are for all of it."""

    title: str | None = None
    brief: str | None = None
    hours: Decimal | None = None
    fee: Fee | None = None
    seats: int | None = None
    deliverables: tuple[Deliverable, ...] = ()
    skills: tuple[str, ...] = ()
    hiring_manager: str | None = None
    supervisor: str | None = None
    reviewers: tuple[str, ...] = ()
    apply_by: datetime | None = None
    deliver_by: datetime | None = None
    review_by: datetime | None = None
    decide_by: datetime | None = None
    rubric: Ref | None = None
    policy: Ref | None = None


@dataclass(frozen=True, slots=True)
class Staff:
    """A member as the guard needs to know them."""

    id: UUID
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What holds at the employer right now.

    `staff` are the active members by work mail, `policies` the known versions with the reviews each asks for at least.
    """

    template: Template
    fee_floor: Decimal
    staff: Mapping[str, Staff]
    rubrics: frozenset[Ref]
    policies: Mapping[Ref, int]
    rubric: Ref
    policy: Ref


@dataclass(frozen=True, slots=True)
class ExpectedDeliverable:
    id: UUID
    title: str
    acceptance: str


@dataclass(frozen=True, slots=True)
class Deadlines:
    apply_by: datetime
    deliver_by: datetime
    review_by: datetime
    decide_by: datetime


@dataclass(frozen=True, slots=True)
class Terms:
    """What was published, never to change: everybody by id, rubric and policy by version."""

    title: str
    brief: str
    hours: Decimal
    fee: Fee
    seats: int
    deliverables: tuple[ExpectedDeliverable, ...]
    skills: tuple[str, ...]
    hiring_manager_id: UUID
    supervisor_id: UUID
    reviewer_ids: tuple[UUID, ...]
    deadlines: Deadlines
    rubric: Ref
    policy: Ref


@dataclass(frozen=True, slots=True)
class Verdict:
    """Either the terms under which the project may be published, or everything that stands against it."""

    findings: tuple[Finding, ...]
    terms: Terms | None = None


@dataclass(slots=True)
class _Found:
    """The people found among the staff so far."""

    hiring_manager: UUID | None = None
    supervisor: UUID | None = None
    reviewers: tuple[UUID, ...] = field(default=())


def completed(definition: Definition, template: Template) -> Definition:
    """The definition with the template's words where it has none of its own; deadlines stay as they are."""
    return replace(
        definition,
        brief=definition.brief if definition.brief is not None else template.brief,
        hours=definition.hours if definition.hours is not None else template.hours,
        fee=definition.fee or template.fee,
        seats=definition.seats if definition.seats is not None else template.seats,
        deliverables=definition.deliverables or template.deliverables,
        hiring_manager=definition.hiring_manager or template.hiring_manager,
        supervisor=definition.supervisor or template.supervisor,
        reviewers=definition.reviewers or template.reviewers,
    )


def judge(project_id: UUID, definition: Definition, around: Surroundings, *, at: datetime) -> Verdict:
    """Completes the definition and checks every rule; `at` is the moment from which template days are counted."""
    asked = completed(definition, around.template)
    deadlines = _deadlines(asked, around.template, at)
    found = _Found()
    rubric, policy = asked.rubric or around.rubric, asked.policy or around.policy
    findings = (
        *_words(asked),
        *_pay(asked, around.fee_floor),
        *_handed_over(asked),
        *_people(asked, around, found, around.policies.get(policy)),
        *_in_time(deadlines, asked.hours, at),
        *_known("rubric", rubric, rubric in around.rubrics),
        *_known("policy", policy, policy in around.policies),
    )
    if findings or not (asked.title and asked.hours and asked.fee and asked.seats):
        return Verdict(findings)
    if found.hiring_manager is None or found.supervisor is None:
        return Verdict(findings)
    terms = Terms(
        title=asked.title,
        brief=asked.brief or "",
        hours=asked.hours,
        fee=asked.fee,
        seats=asked.seats,
        deliverables=tuple(
            ExpectedDeliverable(uuid5(project_id, f"deliverable {number}"), item.title, item.acceptance)
            for number, item in enumerate(asked.deliverables, start=1)
        ),
        skills=asked.skills,
        hiring_manager_id=found.hiring_manager,
        supervisor_id=found.supervisor,
        reviewer_ids=found.reviewers,
        deadlines=deadlines,
        rubric=rubric,
        policy=policy,
    )
    return Verdict((), terms)


def _deadlines(asked: Definition, template: Template, at: datetime) -> Deadlines:
    days = template.days
    apply_by = asked.apply_by or _later(at, days.apply)
    deliver_by = asked.deliver_by or _later(apply_by, days.deliver)
    review_by = asked.review_by or _later(deliver_by, days.review)
    decide_by = asked.decide_by or _later(review_by, days.decide)
    return Deadlines(apply_by, deliver_by, review_by, decide_by)


def _later(at: datetime, days: int) -> datetime:
    try:
        return at + timedelta(days=days)
    except OverflowError:  # at the end of the calendar; the deadline before it is a finding anyway
        return at


def _words(asked: Definition) -> Iterator[Finding]:
    if not asked.title or not asked.title.strip():
        yield Finding("title", "missing", "a project needs a title")
    yield from _not_longer("title", asked.title, LONGEST_TITLE)
    yield from _not_longer("brief", asked.brief, LONGEST_BRIEF)
    if len(asked.skills) > MOST_ITEMS:
        yield Finding("skills", "too_many", f"{len(asked.skills)} skills are named; name at most {MOST_ITEMS}")
    for number, skill in enumerate(asked.skills):
        yield from _not_longer(f"skills[{number}]", skill, LONGEST_TITLE)


def _not_longer(path: str, text: str | None, longest: int) -> Iterator[Finding]:
    if text is not None and len(text) > longest:
        yield Finding(path, "too_long", f"{len(text)} characters; shorten it to {longest}")


def _pay(asked: Definition, floor: Decimal) -> Iterator[Finding]:
    hours_fit = asked.hours is not None and LEAST_HOURS <= asked.hours <= MOST_HOURS
    if asked.hours is None:
        yield Finding("hours", "missing", "say how many hours the work takes, or set them in the employer's template")
    elif not hours_fit:
        yield Finding(
            "hours",
            "out_of_range",
            f"{asked.hours:f} hours is outside {LEAST_HOURS}..{MOST_HOURS}; cut the work to fit",
        )
    if asked.fee is None:
        yield Finding("fee", "missing", "say what one person is paid, or set a fee in the employer's template")
    elif asked.hours is not None and hours_fit and asked.fee.amount < floor * asked.hours:
        yield Finding(
            "fee",
            "below_floor",
            f"{asked.fee.amount:f} {asked.fee.currency} for {asked.hours:f} hours is less than {floor:f} an hour;"
            f" pay at least {floor * asked.hours:.2f}",
        )
    if asked.seats is None:
        yield Finding("seats", "missing", "say how many people can do it, or set seats in the employer's template")
    elif not 1 <= asked.seats <= MOST_ITEMS:
        yield Finding("seats", "out_of_range", f"{asked.seats} seats is outside 1..{MOST_ITEMS}")


def _handed_over(asked: Definition) -> Iterator[Finding]:
    if not asked.deliverables:
        yield Finding("deliverables", "missing", "name at least one deliverable and the sentence that accepts it")
    if len(asked.deliverables) > MOST_ITEMS:
        yield Finding("deliverables", "too_many", f"name at most {MOST_ITEMS} deliverables")
    for number, item in enumerate(asked.deliverables[:MOST_ITEMS]):
        path = f"deliverables[{number}]"
        if not item.title.strip():
            yield Finding(f"{path}.title", "missing", "a deliverable needs a title")
        if not item.acceptance.strip():
            yield Finding(f"{path}.acceptance", "missing", "say in one sentence when this is accepted")
        yield from _not_longer(f"{path}.title", item.title, LONGEST_TITLE)
        yield from _not_longer(f"{path}.acceptance", item.acceptance, LONGEST_SENTENCE)


def _people(asked: Definition, around: Surroundings, found: _Found, reviews: int | None) -> Iterator[Finding]:
    found.hiring_manager = _member(asked.hiring_manager, around)
    found.supervisor = _member(asked.supervisor, around)
    yield from _named("hiring_manager", asked.hiring_manager, Role.HIRING_MANAGER, around)
    yield from _named("supervisor", asked.supervisor, Role.SUPERVISOR, around)
    for number, mail in enumerate(asked.reviewers):
        yield from _named(f"reviewers[{number}]", mail, Role.REVIEWER, around)
    if asked.reviewers:
        named = {_member(mail, around) for mail in asked.reviewers}
    else:
        named = {staff.id for staff in around.staff.values() if Role.REVIEWER in staff.roles}
    if asked.reviewers and found.supervisor is not None and found.supervisor in named:
        yield Finding("supervisor", "is_reviewer", "the supervisor cannot review the work too; name somebody else")
    found.reviewers = tuple(
        sorted(one for one in named if one is not None and one not in (found.supervisor, found.hiring_manager))
    )
    if reviews is not None and len(found.reviewers) < reviews:
        yield Finding(
            "reviewers",
            "too_few",
            f"{len(found.reviewers)} can review but the policy asks for {reviews} reviews of each work;"
            " the hiring manager and the supervisor do not count; add members with the role reviewer",
        )


def _member(mail: str | None, around: Surroundings) -> UUID | None:
    staff = around.staff.get(mail.strip().lower()) if mail else None
    return staff.id if staff else None


def _named(path: str, mail: str | None, role: Role, around: Surroundings) -> Iterator[Finding]:
    if not mail:
        yield Finding(path, "missing", f"name a {role.value} by work mail, or set one in the employer's template")
        return
    staff = around.staff.get(mail.strip().lower())
    if staff is None:
        yield Finding(path, "unknown_member", "no member has this work mail; add the member or name another")
    elif role not in staff.roles:
        yield Finding(path, "lacks_role", f"this member has not the role {role.value}; give it or name another")


def _in_time(deadlines: Deadlines, hours: Decimal | None, at: datetime) -> Iterator[Finding]:
    if deadlines.apply_by <= at:
        yield Finding("apply_by", "in_the_past", f"the deadline to apply must be after {at:%Y-%m-%dT%H:%M:%SZ}")
    steps = (
        ("deliver_by", "apply_by", deadlines.deliver_by, deadlines.apply_by),
        ("review_by", "deliver_by", deadlines.review_by, deadlines.deliver_by),
        ("decide_by", "review_by", deadlines.decide_by, deadlines.review_by),
    )
    for later, earlier, is_at, must_follow in steps:
        if is_at <= at:
            yield Finding(later, "in_the_past", f"this deadline must be after {at:%Y-%m-%dT%H:%M:%SZ}")
        elif is_at <= must_follow:
            yield Finding(later, "not_in_order", f"{later} must be after {earlier}")
    if deadlines.decide_by - at > LONGEST_PROJECT:
        yield Finding("decide_by", "too_late", f"a project takes at most {LONGEST_PROJECT.days} days; choose earlier")
    if hours is None or not LEAST_HOURS <= hours <= MOST_HOURS or deadlines.deliver_by <= deadlines.apply_by:
        return
    needed = timedelta(days=float(hours / HOURS_A_DAY))
    if deadlines.deliver_by - deadlines.apply_by < needed:
        yield Finding(
            "deliver_by",
            "too_soon",
            f"{hours:f} hours need at least {needed.total_seconds() / 86400:.1f} days"
            f" ({HOURS_A_DAY} hours a day) after apply_by; move deliver_by",
        )


def _known(path: str, ref: Ref, known: bool) -> Iterator[Finding]:  # noqa: FBT001  the answer is the argument
    if not known:
        yield Finding(
            path, "unknown_version", f"version {ref.version} of this {path} is not known; publish it or leave it out"
        )
