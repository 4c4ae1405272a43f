"""Every event and every due timer in. Contracts are translated here; nothing behind this file knows one."""

from uuid import UUID

from services.evaluation.domain.known import Deliverable, Member, Person, Progress, Task, Terms
from services.evaluation.domain.rubric import Ref
from services.evaluation.handlers import appeals, commits, gold, ingredients, lateness, panels, reviewers
from shared.contracts import conversion_v1, posting_v1, topics
from shared.judgement.policy import Policy
from shared.messaging import Consumer, Event, Timer, Timers, Transaction
from shared.privacy import Vault


class Inbound:
    """The consumers and timers of the service; `vault` opens sealed cards for the judgement, inside."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.posting = Consumer("evaluation.posting", topics.MEMBER, topics.PROJECT, topics.ENGAGEMENT)
        self.conversion = Consumer("evaluation.conversion", topics.POLICY, topics.RECOMMENDATION)
        self.timers = Timers()
        self.posting.on(posting_v1.MemberJoined)(self.on_member_joined)
        self.posting.on(posting_v1.MemberChanged)(self.on_member_changed)
        self.posting.on(posting_v1.MemberLeft)(self.on_member_left)
        self.posting.on(posting_v1.ProjectPublished)(self.on_project_published)
        self.posting.on(posting_v1.ProjectStarted)(self.on_project_started)
        self.posting.on(posting_v1.ProjectCancelled)(self.on_project_cancelled)
        self.posting.on(posting_v1.EngagementConfirmed)(self.on_engagement_confirmed)
        self.posting.on(posting_v1.EngagementCompleted)(self.on_engagement_completed)
        self.posting.on(posting_v1.EngagementIncomplete)(self.on_engagement_incomplete)
        self.posting.on(posting_v1.EngagementCancelled)(self.on_engagement_cancelled)
        self.conversion.on(conversion_v1.PolicyActivated)(self.on_policy_activated)
        self.conversion.on(conversion_v1.RecommendationReviewRequested)(self.on_review_requested)
        self.timers.on(commits.DEADLINE)(self.on_deadline)
        self.timers.on(commits.REMINDER)(self.on_reminder)
        self.timers.on(commits.OVERDUE)(self.on_overdue)
        self.timers.on(commits.REPLACEMENT)(self.on_silent)
        self.timers.on(commits.APPEALS)(self.on_appeals_over)
        self.timers.on(commits.ADVANCE)(self.on_advance)
        self.timers.on(commits.DRIFT)(self.on_drift)
        self.timers.on(gold.GATE)(self.on_gate)
        self.timers.on(gold.COLLEAGUE)(self.on_colleague)
        self.timers.on(gold.CALIBRATE)(self.on_advance)
        self.timers.on(reviewers.SEEDING)(self.on_seeding)
        self.timers.on(reviewers.LEAVE_BEGINS)(self.on_leave_begins)
        self.timers.on(reviewers.LEAVE_ENDS)(self.on_leave_ends)

    async def on_member_joined(self, tx: Transaction, event: Event[posting_v1.MemberJoined]) -> None:
        """May review from now on."""
        await ingredients.member_told(tx, self._vault, _member(event.fact))

    async def on_member_changed(self, tx: Transaction, event: Event[posting_v1.MemberChanged]) -> None:
        """May review from now on, or not any more."""
        await ingredients.member_told(tx, self._vault, _member(event.fact))

    async def on_member_left(self, tx: Transaction, event: Event[posting_v1.MemberLeft]) -> None:
        """Their open reviews go to others."""
        await ingredients.member_left(tx, self._vault, event.fact.member_id)

    async def on_project_published(self, tx: Transaction, event: Event[posting_v1.ProjectPublished]) -> None:
        """The task, the pool of reviewers, the deadlines, and the pinned rubric and policy."""
        fact = event.fact
        terms = Terms(
            title=fact.title,
            brief=fact.brief,
            tasks=tuple(Task(one.deliverable_id, one.title, one.acceptance) for one in fact.deliverables),
            hiring_manager_id=fact.hiring_manager_member_id,
            supervisor_id=fact.supervisor_member_id,
            reviewer_ids=tuple(fact.reviewer_member_ids),
            time_zone=fact.employer_time_zone,
            review_by=fact.review_by,
            decide_by=fact.decide_by,
            rubric=Ref(fact.rubric.rubric_id, fact.rubric.version),
            policy=Ref(fact.policy.policy_id, fact.policy.version),
        )
        await ingredients.project_published(tx, self._vault, fact.project_id, terms, at=event.occurred_at)

    async def on_project_started(self, tx: Transaction, event: Event[posting_v1.ProjectStarted]) -> None:
        """Names everybody who will deliver: the reveal waits for them all."""
        fact = event.fact
        await ingredients.project_started(tx, self._vault, fact.project_id, fact.engagement_ids)

    async def on_project_cancelled(self, tx: Transaction, event: Event[posting_v1.ProjectCancelled]) -> None:
        """What is under way is cancelled."""
        await ingredients.project_cancelled(tx, self._vault, event.fact.project_id)

    async def on_engagement_confirmed(self, tx: Transaction, event: Event[posting_v1.EngagementConfirmed]) -> None:
        """Who did the work, by opaque id, and who may therefore not review it."""
        fact = event.fact
        person = Person(
            subject_id=fact.subject_id,
            candidate_label=fact.candidate_label,
            selected_by=fact.selected_by,
            supervisor_id=fact.supervisor_member_id,
            conflict_tokens=frozenset(fact.conflict_tokens),
        )
        await ingredients.engagement_confirmed(tx, self._vault, fact.engagement_id, fact.project_id, person)

    async def on_engagement_completed(self, tx: Transaction, event: Event[posting_v1.EngagementCompleted]) -> None:
        """The work is there: reviewing starts."""
        fact = event.fact
        copies = [
            Deliverable(
                deliverable_id=one.deliverable_id,
                title=one.title,
                version=one.version,
                kind=one.kind,
                sha256=one.sha256,
                media_type=one.media_type,
                size_bytes=one.size_bytes,
                file_name=one.file_name,
                link=one.link,
                removed=tuple(one.removed),
                left=tuple(one.left),
            )
            for one in fact.deliverables
        ]
        await ingredients.engagement_ended(
            tx, self._vault, fact.engagement_id, fact.project_id, Progress.COMPLETED, copies
        )

    async def on_engagement_incomplete(self, tx: Transaction, event: Event[posting_v1.EngagementIncomplete]) -> None:
        """Nothing of theirs will be judged."""
        fact = event.fact
        await ingredients.engagement_ended(tx, self._vault, fact.engagement_id, fact.project_id, Progress.INCOMPLETE)

    async def on_engagement_cancelled(self, tx: Transaction, event: Event[posting_v1.EngagementCancelled]) -> None:
        """Nothing of theirs will be judged, also when reviewers are at it."""
        fact = event.fact
        await ingredients.engagement_ended(tx, self._vault, fact.engagement_id, fact.project_id, Progress.CANCELLED)

    async def on_policy_activated(self, tx: Transaction, event: Event[conversion_v1.PolicyActivated]) -> None:
        """The numbers that projects may pin."""
        fact = event.fact
        ref = Ref(fact.policy_id, fact.version)
        await ingredients.policy_activated(tx, self._vault, ref, Policy.of(fact.model_dump()))

    async def on_review_requested(
        self, tx: Transaction, event: Event[conversion_v1.RecommendationReviewRequested]
    ) -> None:
        """The manager wants one more opinion on work that was judged."""
        fact = event.fact
        await ingredients.review_requested(tx, fact.engagement_id, fact.project_id, requested_by=fact.requested_by)

    async def on_deadline(self, tx: Transaction, timer: Timer) -> None:
        """The time for reviews is over."""
        await lateness.deadline(tx, self._vault, UUID(timer.key))

    async def on_reminder(self, tx: Transaction, timer: Timer) -> None:
        """A card is due soon."""
        await lateness.remind(tx, UUID(timer.key))

    async def on_overdue(self, tx: Transaction, timer: Timer) -> None:
        """A card is due and not in."""
        await lateness.overdue(tx, UUID(timer.key))

    async def on_silent(self, tx: Transaction, timer: Timer) -> None:
        """A card is late for so long that somebody else is asked."""
        await lateness.replace_silent(tx, self._vault, UUID(timer.key))

    async def on_appeals_over(self, tx: Transaction, timer: Timer) -> None:
        """The candidate's time to appeal is over."""
        await appeals.close(tx, UUID(timer.key))

    async def on_advance(self, tx: Transaction, timer: Timer) -> None:
        """A project may go on: a desk has room, somebody may review, or needs another gold item."""
        await panels.look_again(tx, self._vault, UUID(timer.key))

    async def on_drift(self, tx: Transaction, timer: Timer) -> None:
        """Cards were revealed: do reviewers still score as they did?"""
        await reviewers.look_for_drift(tx, _ref(timer.key))

    async def on_gate(self, tx: Transaction, timer: Timer) -> None:
        """A card on a gold item was sealed."""
        await gold.decide(tx, self._vault, UUID(timer.key))

    async def on_colleague(self, tx: Transaction, timer: Timer) -> None:
        """The experts' card shows as sealed."""
        await gold.colleague(tx, UUID(timer.key))

    async def on_seeding(self, tx: Transaction, timer: Timer) -> None:
        """A calibrated reviewer may be due for one more gold item."""
        member_id, _, rubric = timer.key.partition("/")
        await gold.seed(tx, UUID(member_id), _ref(rubric))

    async def on_leave_begins(self, tx: Transaction, timer: Timer) -> None:
        """A reviewer is away from now on."""
        await reviewers.leave_begins(tx, UUID(timer.key))

    async def on_leave_ends(self, tx: Transaction, timer: Timer) -> None:
        """A reviewer is back."""
        await reviewers.leave_ends(tx, UUID(timer.key))


def _ref(key: str) -> Ref:
    """Of a timer that is about a rubric version."""
    rubric_id, _, version = key.partition("/")
    return Ref(UUID(rubric_id), int(version))


def _member(fact: posting_v1.MemberJoined | posting_v1.MemberChanged) -> Member:
    return Member(
        id=fact.member_id,
        subject=fact.subject,
        name=fact.name,
        email=fact.email,
        time_zone=fact.time_zone,
        roles=frozenset(fact.roles),
        conflict_tokens=frozenset(fact.conflict_tokens),
    )
