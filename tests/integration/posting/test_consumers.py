"""What other services say, as it changes what posting does next."""

from uuid import UUID, uuid4

from services.posting import consumers
from services.posting.domain.employer import Template
from services.posting.domain.member import Role
from services.posting.handlers import members, projects
from shared.contracts import conversion_v1, evaluation_v1
from shared.messaging import event_of, transaction
from shared.messaging.apply import apply
from tests.integration.posting.conftest import Posting, details, template, wish
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
