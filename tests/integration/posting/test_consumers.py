"""What other services say, as it changes what posting does next."""

import hashlib
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import rfc8785

from services.posting import consumers
from services.posting.domain.employer import Template
from services.posting.domain.engagement import Engagement
from services.posting.domain.engagement import Status as EngagementStatus
from services.posting.domain.member import Role
from services.posting.handlers import members, projects
from services.posting.store import engagements as engagement_store
from shared.contracts import Contract, conversion_v1, evaluation_v1
from shared.messaging import Event, Timer, event_of, transaction
from shared.messaging.apply import apply
from tests.integration.posting.conftest import Employer, Posting, details, template, wish
from tests.integration.posting.test_hr_doors import accept, binary, job, send


def rubric(rubric_id: UUID, version: int) -> evaluation_v1.RubricPublished:
    return evaluation_v1.RubricPublished(
        rubric_id=rubric_id, version=version, name="Analysis", digest="sha256:" + "a" * 64, criteria=[]
    )


def policy(policy_id: UUID, version: int, *, min_reviews: int, at: object) -> conversion_v1.PolicyActivated:
    return conversion_v1.PolicyActivated.model_validate(
        {
            "policy_id": policy_id, "version": version, "name": "Ours", "bar": "60", "strong_bar": "80",
            "p_yes": "0.90", "p_no": "0.10", "p_strong": "0.90", "resolve": "0.30", "weak_separation": "0.50",
            "weak_p": "0.95", "min_reviews": min_reviews, "max_reviews": 4, "window_days": 180,
            "offer_valid_days": 7, "approver_groups": [], "activated_at": at,
        }
    )  # fmt: skip


async def test_the_latest_rubric_and_policy_are_pinned_whatever_their_order_of_arrival(posting: Posting) -> None:
    employer = await posting.employer()
    rubric_id, policy_id = uuid4(), uuid4()
    first, second = rubric(rubric_id, 1), rubric(rubric_id, 2)
    old = policy(policy_id, 1, min_reviews=3, at="2026-01-01T00:00:00Z")
    new = policy(policy_id, 2, min_reviews=2, at="2026-02-01T00:00:00Z")
    about = employer.id

    await apply(
        consumers.evaluation,
        posting.pool,
        event_of(first, key=rubric_id, sequence=1, employer_id=about),
        event_of(second, key=rubric_id, sequence=2, employer_id=about),
    )
    await apply(consumers.conversion, posting.pool, event_of(new, key=policy_id, sequence=2, employer_id=about))
    await apply(consumers.conversion, posting.pool, event_of(old, key=uuid4(), sequence=1, employer_id=about))
    answer = await accept(posting, binary(employer.source, wish()))

    assert answer.findings == ()
    (_, published) = (await posting.published("posting.project.v1"))[-1]
    assert published["rubric"] == {"rubric_id": str(rubric_id), "version": 2}
    assert published["policy"] == {"policy_id": str(policy_id), "version": 2}


async def test_the_pinned_policy_asks_for_enough_reviewers(posting: Posting) -> None:
    employer = await posting.employer()
    policy_id = uuid4()
    wants_four = policy(policy_id, 1, min_reviews=4, at="2026-01-01T00:00:00Z")

    await apply(
        consumers.conversion, posting.pool, event_of(wants_four, key=policy_id, sequence=1, employer_id=employer.id)
    )
    answer = await accept(posting, binary(employer.source, wish()))

    assert [(found.field, found.rule) for found in answer.findings] == [("reviewers", "too_few")]


async def test_a_waiting_draft_goes_on_when_the_missing_member_joins(posting: Posting) -> None:
    lent: Template = template(supervisor="late@example.example.com")
    employer = await posting.employer(template=lent)
    await send(posting, employer, job("job_events__04_job-approved.json"), "gh-1")
    await send(posting, employer, job("job_events__05_job-post-created.json", live=True), "gh-2")

    async with transaction(posting.pool, employer_id=employer.id) as tx:
        (before,) = [row["status"] for row in await tx.conn.fetch("SELECT status FROM projects")]
        await members.join(tx, details("late", {Role.SUPERVISOR}), actor="test")
        (after,) = [row["status"] for row in await tx.conn.fetch("SELECT status FROM projects")]

    assert (before, after) == ("draft", "published")


async def test_a_published_project_sets_its_timer_and_a_cancelled_one_clears_it(posting: Posting) -> None:
    employer = await posting.employer()
    answer = await accept(posting, binary(employer.source, wish()))
    assert answer.project_id is not None
    timers = "SELECT kind, key FROM messaging.timers"
    set_ = [tuple(row) for row in await posting.query(timers)]

    async with transaction(posting.pool, employer_id=employer.id) as tx:
        await projects.cancel(tx, answer.project_id, "no budget", actor="test")

    assert set_ == [(projects.EXPIRY, str(answer.project_id))]
    assert await posting.query(timers) == []


async def test_every_change_of_a_project_leaves_a_row_in_the_audit_log(posting: Posting) -> None:
    employer = await posting.employer()
    answer = await accept(posting, binary(employer.source, wish()))
    assert answer.project_id is not None
    async with transaction(posting.pool, employer_id=employer.id) as tx:
        await projects.cancel(tx, answer.project_id, "no budget", actor="member:x")

    rows = await posting.query(
        "SELECT actor, action, version, why, before IS NULL AS new FROM audit WHERE entity = 'project' ORDER BY id"
    )

    assert [tuple(row) for row in rows] == [
        (f"source:{employer.source}", "drafted, submitted_for_approval, approved, published", 1, None, True),
        ("member:x", "cancelled", 2, "no budget", False),
    ]


class Working(NamedTuple):
    """A project in progress and its engagements."""

    employer: Employer
    project_id: UUID
    engagements: tuple[UUID, ...]

    def event(self, contract: type[Contract], engagement: int, **data: Any) -> Event[Any]:
        about = {"engagement_id": self.engagements[engagement], "project_id": self.project_id}
        return event_of(contract.model_validate(about | data), key=uuid4(), sequence=1, employer_id=self.employer.id)


async def working(posting: Posting, *statuses: EngagementStatus) -> Working:
    """A project that an HR system asked for, with one engagement of each status."""
    employer = await posting.employer()
    answer = await accept(posting, binary(employer.source, wish()))
    assert answer.project_id is not None
    async with transaction(posting.pool, employer_id=employer.id) as tx:
        made = tuple(
            Engagement(
                id=uuid4(), employer_id=employer.id, project_id=answer.project_id, application_id=uuid4(),
                person_id=uuid4(), subject_id=uuid4(), candidate_label=f"Candidate {number}", eligible_for_hire=True,
                selected_by=employer.members["manager"], supervisor_id=employer.members["supervisor"],
                conflict_tokens=(), deliverables=(), status=status, version=1, sequence=1,
            )
            for number, status in enumerate(statuses, start=1)
        )  # fmt: skip
        for one in made:
            await engagement_store.insert(tx.conn, one)
        await projects.start(tx, answer.project_id, tuple(one.id for one in made), actor="test")
    return Working(employer, answer.project_id, tuple(one.id for one in made))


async def status_of(posting: Posting, project_id: UUID) -> str:
    (row,) = await posting.query("SELECT status FROM projects WHERE project_id = $1", project_id)
    return str(row["status"])


async def told(posting: Posting) -> list[str]:
    return [fact["milestone"] for _, fact in await posting.published("hr.outcomes.v1")]


TERMS: dict[str, Any] = {
    "job_title": "Data analyst", "salary": {"amount": "52000.00", "currency": "EUR"}, "salary_period": "year",
    "employment_type": "full_time", "weekly_hours": 40, "location": "Berlin", "start_on": "2027-01-01",
}  # fmt: skip
DIGEST = f"sha256:{hashlib.sha256(rfc8785.dumps(TERMS)).hexdigest()}"
DECIDED = {"recommendation_id": str(uuid4()), "decided_by": str(uuid4())}


async def test_a_project_is_completed_when_every_engagement_has_its_end(posting: Posting) -> None:
    work = await working(posting, EngagementStatus.COMPLETED, EngagementStatus.COMPLETED, EngagementStatus.INCOMPLETE)
    offer, statuses = uuid4(), []
    about = {"offer_id": offer}
    for event in (
        work.event(conversion_v1.RecommendationConfirmed, 0, decision="convert", **DECIDED),
        work.event(conversion_v1.RecommendationOverridden, 1, decision="no_convert", recommended="hold", **DECIDED),
        work.event(
            conversion_v1.OfferExtended, 0, subject_id=uuid4(), offer_version=1, terms=TERMS,
            terms_digest=DIGEST, valid_until="2027-01-01T00:00:00Z", **about,
        ),
        work.event(conversion_v1.OfferAccepted, 0, offer_version=1, accepted_at="2027-01-01T00:00:00Z", **about),
        work.event(conversion_v1.HireStarted, 0, hire_id=uuid4(), subject_id=uuid4(), started_on="2027-01-01", **about),
    ):  # fmt: skip
        await apply(consumers.conversion, posting.pool, event)
        statuses.append(await status_of(posting, work.project_id))

    assert statuses == ["in_progress"] * 4 + ["completed"]
    assert await told(posting) == ["published", "offer_extended", "offer_accepted", "hired"]
    outcomes = [fact for _, fact in await posting.published("hr.outcomes.v1")]
    assert outcomes[1]["candidate_label"] == "Candidate 1"
    assert outcomes[1]["external_project_id"] == "REQ-1"


async def test_topics_may_overtake_each_other(posting: Posting) -> None:
    work = await working(posting, EngagementStatus.COMPLETED)
    about = {"offer_id": uuid4()}

    for event in (
        work.event(conversion_v1.HireStarted, 0, hire_id=uuid4(), subject_id=uuid4(), started_on="2027-01-01", **about),
        work.event(
            conversion_v1.OfferExtended, 0, subject_id=uuid4(), offer_version=1, terms=TERMS, terms_digest=DIGEST,
            valid_until="2027-01-01T00:00:00Z", **about,
        ),
        work.event(conversion_v1.OfferAccepted, 0, offer_version=1, accepted_at="2027-01-01T00:00:00Z", **about),
        work.event(conversion_v1.RecommendationConfirmed, 0, decision="convert", **DECIDED),
    ):  # fmt: skip
        await apply(consumers.conversion, posting.pool, event)

    assert await status_of(posting, work.project_id) == "completed"


async def test_an_open_offer_keeps_a_project_open(posting: Posting) -> None:
    work = await working(posting, EngagementStatus.COMPLETED)
    first, second = {"offer_id": uuid4()}, {"offer_id": uuid4()}
    drafted = {"subject_id": uuid4(), "offer_version": 1, "terms": TERMS, "terms_digest": "sha256:" + "a" * 64}

    await apply(
        consumers.conversion,
        posting.pool,
        work.event(conversion_v1.RecommendationConfirmed, 0, decision="convert", **DECIDED),
        work.event(conversion_v1.OfferDrafted, 0, **first, **drafted),
        work.event(conversion_v1.OfferSuperseded, 0, offer_version=1, **first),
        work.event(conversion_v1.OfferDrafted, 0, **second, **drafted),
    )
    before = await status_of(posting, work.project_id)
    await apply(consumers.conversion, posting.pool, work.event(conversion_v1.OfferExpired, 0, **second))

    assert (before, await status_of(posting, work.project_id)) == ("in_progress", "completed")


async def test_an_active_engagement_keeps_a_project_open(posting: Posting) -> None:
    work = await working(posting, EngagementStatus.COMPLETED, EngagementStatus.ACTIVE)

    await apply(
        consumers.conversion,
        posting.pool,
        work.event(conversion_v1.RecommendationConfirmed, 0, decision="no_convert", **DECIDED),
    )

    assert await status_of(posting, work.project_id) == "in_progress"


async def test_a_cancelled_evaluation_is_an_end_too(posting: Posting) -> None:
    work = await working(posting, EngagementStatus.COMPLETED)

    cancelled = work.event(evaluation_v1.EvaluationCancelled, 0, evaluation_id=uuid4(), reason="nobody can review")
    await apply(consumers.evaluation, posting.pool, cancelled)

    assert await status_of(posting, work.project_id) == "completed"


async def test_outcomes_count_per_project_without_gaps(posting: Posting) -> None:
    work = await working(posting, EngagementStatus.COMPLETED)
    await accept(posting, binary(work.employer.source, wish("REQ-2"), event_id="evt-2"))
    await apply(
        consumers.conversion, posting.pool, work.event(conversion_v1.OfferDeclined, 0, offer_id=uuid4(), reason=None)
    )

    rows = await posting.query("SELECT position, sequence, external_project_id FROM outcomes ORDER BY position")

    assert [tuple(row) for row in rows] == [(1, 1, "REQ-1"), (2, 1, "REQ-2"), (3, 2, "REQ-1")]


async def test_a_project_for_which_nobody_was_selected_expires(posting: Posting) -> None:
    employer = await posting.employer()
    answer = await accept(posting, binary(employer.source, wish()))
    assert answer.project_id is not None

    for _ in range(2):
        async with transaction(posting.pool, employer_id=employer.id) as tx:
            timer = Timer(projects.EXPIRY, str(answer.project_id), tx.now, employer.id)
            await consumers.on_project_overdue(tx, timer)

    assert await status_of(posting, answer.project_id) == "expired"
    types = [type_.rsplit(".", 2)[1] for type_, _ in await posting.published("posting.project.v1")]
    assert types.count("expired") == 1
    assert await told(posting) == ["published", "cancelled"]
