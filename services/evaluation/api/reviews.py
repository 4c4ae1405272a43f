"""HTTP requests of reviewers. Nothing here shows a mark to anybody but the one who gave it."""

import asyncio
import mimetypes
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field

from services.evaluation.api.rubrics import RubricView
from services.evaluation.api.text import Body, Line, Text, id_of
from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.known import Deliverable
from services.evaluation.domain.review import Decline, Status
from services.evaluation.domain.scorecard import Marks, Overall, Rating
from services.evaluation.handlers import reviews
from services.evaluation.read_models import desk, works, worksheet
from services.evaluation.store import evaluations as store
from shared.blobs import BlobReader, Missing
from shared.http import Call, Limit, Page, page, requires
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import Forbidden, Invalid, NotFound

GONE = frozenset({Status.DECLINED, Status.REASSIGNED, Status.VOIDED})


class RatingBody(Body):
    """Points of one of the criterion's levels, or null for 'cannot tell'."""

    criterion: Line
    points: int | None
    note: Text = ""


class ScorecardBody(Body):
    overall: Overall | None = None
    ratings: Annotated[list[RatingBody], Field(max_length=50)] = Field(default_factory=list)

    def to_domain(self) -> Marks:
        return Marks(self.overall, tuple(Rating(one.criterion, one.points, one.note) for one in self.ratings))

    @classmethod
    def of(cls, marks: Marks) -> "ScorecardBody":
        ratings = [RatingBody(criterion=one.criterion, points=one.points, note=one.note) for one in marks.ratings]
        return cls(overall=marks.overall, ratings=ratings)


class DeclineBody(Body):
    reason: Decline


class ConflictBody(Body):
    """What the conflict is: it may say who did the work, and stays in the audit log."""

    reason: Text


class AmendBody(ScorecardBody):
    """The card as it should be, whole, and why it is amended: the reason stands in the card and is published."""

    reason: Text


class Progress(BaseModel):
    """How far the reviewing of one piece of work is: the same for everybody."""

    review_id: UUID
    evaluation_id: UUID
    engagement_id: UUID
    project_title: str
    candidate_label: str
    sealed: int
    wanted: int

    @classmethod
    def of(cls, review: desk.Review) -> "Progress":
        return cls(
            review_id=review.id,
            evaluation_id=review.evaluation_id,
            engagement_id=review.engagement_id,
            project_title=review.title,
            candidate_label=review.candidate_label,
            sealed=review.sealed,
            wanted=review.wanted,
        )


class Own(Progress):
    """The caller's own review; `commitment` is what was published of the sealed card."""

    status: Status
    due_at: datetime
    overdue: bool
    additional: bool
    sealed_at: datetime | None
    commitment: str | None

    @classmethod
    def of(cls, review: desk.Review) -> "Own":
        return cls(
            **Progress.of(review).model_dump(),
            status=Status(review.status),
            due_at=review.due_at,
            overdue=review.overdue,
            additional=review.additional,
            sealed_at=review.sealed_at,
            commitment=review.commitment,
        )


class TaskView(BaseModel):
    deliverable_id: UUID
    title: str
    acceptance: str


class DeliverableView(BaseModel):
    """The reviewer's copy: `url` for its bytes, `link` where the work lies elsewhere and its address says no name.

    `removed` and `left` are words for what the copy lacks, and for what nobody could look into.
    """

    deliverable_id: UUID
    title: str
    version: int
    kind: str
    sha256: str | None
    media_type: str | None
    size_bytes: int | None
    file_name: str | None
    url: str | None
    link: str | None
    removed: tuple[str, ...]
    left: tuple[str, ...]


class Detail(Own):
    """Everything that a reviewer needs: the task, the work, the rubric with its anchors, the own draft.

    `card` is the caller's own as it counts, once all are revealed; it may be amended until `amend_until`.
    """

    brief: str
    tasks: list[TaskView]
    deliverables: list[DeliverableView]
    rubric: RubricView
    draft: ScorecardBody | None
    card: ScorecardBody | None
    amend_until: datetime | None


class Moved(BaseModel):
    """The review after it was moved."""

    review_id: UUID
    status: Status
    sealed: int
    wanted: int
    commitment: str | None

    @classmethod
    def of(cls, evaluation: Evaluation, review_id: UUID) -> "Moved":
        review = evaluation.review(review_id)
        return cls(
            review_id=review_id,
            status=review.status,
            sealed=evaluation.sealed,
            wanted=evaluation.wanted,
            commitment=review.card.commitment,
        )


def router(vault: Vault, copies: BlobReader) -> APIRouter:
    """`vault` keeps drafts and sealed cards unreadable, `copies` holds the reviewer's copies."""
    routes = APIRouter(tags=["reviews"])
    _reading(routes, vault, copies)
    _moving(routes, vault)
    _after_sealing(routes, vault)
    return routes


def _reading(routes: APIRouter, vault: Vault, copies: BlobReader) -> None:
    @routes.get("/reviews")
    async def my_reviews(
        call: Annotated[Call, requires("list", "review")], limit: Limit = 100, after: str | None = None
    ) -> Page[Own]:
        """The caller's own, newest first."""
        async with call.transaction() as tx:
            rows = await desk.mine(tx.conn, _me(call), after=id_of(after), limit=limit + 1)
        return page([Own.of(review) for review in rows], limit, lambda view: str(view.review_id))

    @routes.get("/reviews/{review_id}")
    async def read_review(call: Annotated[Call, requires("read", "review")], review_id: UUID) -> Detail | Progress:
        """The caller's own with everything; of somebody else's only how many cards are sealed."""
        async with call.transaction() as tx:
            review = await desk.load(tx.conn, review_id)
            if review.reviewer_id != call.principal.member_id or Status(review.status) in GONE:
                return Progress.of(review)
            return await _detail(tx, vault, review)

    @routes.get("/reviews/{review_id}/files/{sha256}")
    async def read_file(call: Annotated[Call, requires("read", "file")], review_id: UUID, sha256: str) -> Response:
        """A reviewer's copy of work that the caller reviews, always as a download under a neutral name."""
        async with call.transaction() as tx:
            review = await desk.load(tx.conn, review_id)
            if review.reviewer_id != _me(call) or Status(review.status) in GONE:
                raise NotFound("file", sha256)
            work = await works.load(tx.conn, await store.load(tx.conn, review.evaluation_id))
        wanted = next((one for one in work.deliverables if one.sha256 == sha256), None)
        if wanted is None:
            raise NotFound("file", sha256)
        return await asyncio.to_thread(_file, copies, wanted)


def _moving(routes: APIRouter, vault: Vault) -> None:
    @routes.post("/reviews/{review_id}/accept", response_model=Moved)
    async def accept(call: Annotated[Call, requires("accept", "review")], review_id: UUID) -> Response:
        async def work(tx: Transaction) -> Moved:
            return Moved.of(await reviews.accept(tx, review_id, by=_me(call)), review_id)

        return await call.create(work, status=200)

    @routes.post("/reviews/{review_id}/decline", response_model=Moved)
    async def decline(
        call: Annotated[Call, requires("decline", "review")], review_id: UUID, body: DeclineBody
    ) -> Response:
        """Somebody else is asked at once."""

        async def work(tx: Transaction) -> Moved:
            evaluation = await reviews.decline(tx, vault, review_id, body.reason, by=_me(call))
            return Moved.of(evaluation, review_id)

        return await call.create(work, status=200)

    @routes.put("/reviews/{review_id}/draft")
    async def save_draft(
        call: Annotated[Call, requires("draft", "review")], review_id: UUID, body: ScorecardBody
    ) -> Moved:
        """Keeps what was written so far; it need not be complete."""
        async with call.transaction() as tx:
            evaluation = await reviews.draft(tx, vault, review_id, body.to_domain(), by=_me(call))
        return Moved.of(evaluation, review_id)

    @routes.post("/reviews/{review_id}/seal", response_model=Moved)
    async def seal(
        call: Annotated[Call, requires("seal", "review")], review_id: UUID, body: ScorecardBody | None = None
    ) -> Response:
        """Seals the card that is sent, or the draft. It cannot be changed afterwards, nor read before all are in.

        When something is wrong with it, what was sent is kept as the draft.
        """
        marks = body.to_domain() if body else None

        async def work(tx: Transaction) -> Moved:
            return Moved.of(await reviews.seal(tx, vault, review_id, marks, by=_me(call)), review_id)

        try:
            # a plain hash of so few possible cards could be guessed; a keyed one cannot
            digest = vault.blind_index((await call.request.body()).decode())
            return await call.create(work, status=200, digest=digest)
        except Invalid:
            if marks is not None:
                async with call.transaction() as tx:
                    await reviews.draft(tx, vault, review_id, marks, by=_me(call))
            raise


def _after_sealing(routes: APIRouter, vault: Vault) -> None:
    @routes.post("/reviews/{review_id}/declare-conflict", response_model=Moved)
    async def declare_conflict(
        call: Annotated[Call, requires("declare_conflict", "review")], review_id: UUID, body: ConflictBody
    ) -> Response:
        """At any time: the card is voided, somebody else is asked, and the caller never judges this person's work."""

        async def work(tx: Transaction) -> Moved:
            evaluation = await reviews.declare_conflict(tx, vault, review_id, body.reason, by=_me(call))
            return Moved.of(evaluation, review_id)

        return await call.create(work, status=200)

    @routes.post("/reviews/{review_id}/amend", response_model=Moved)
    async def amend(call: Annotated[Call, requires("amend", "review")], review_id: UUID, body: AmendBody) -> Response:
        """After the reveal: the next version of the caller's own card, published at once with a new summary."""

        async def work(tx: Transaction) -> Moved:
            marks = body.to_domain()
            return Moved.of(await reviews.amend(tx, vault, review_id, marks, body.reason, by=_me(call)), review_id)

        return await call.create(work, status=200)


async def _detail(tx: Transaction, vault: Vault, review: desk.Review) -> Detail:
    sheet = await worksheet.load(tx.conn, vault, review)
    cards = await worksheet.opened(tx.conn, vault, review)
    return Detail(
        **Own.of(review).model_dump(),
        brief=sheet.brief,
        tasks=[
            TaskView(deliverable_id=one.deliverable_id, title=one.title, acceptance=one.acceptance)
            for one in sheet.tasks
        ],
        deliverables=[_deliverable(review.id, one) for one in sheet.deliverables],
        rubric=RubricView.of(sheet.rubric),
        draft=ScorecardBody.of(sheet.marks) if sheet.saved_at else None,
        card=ScorecardBody.of(cards[0].marks) if cards else None,
        amend_until=sheet.amend_until if cards else None,
    )


def _deliverable(review_id: UUID, one: Deliverable) -> DeliverableView:
    return DeliverableView(
        deliverable_id=one.deliverable_id,
        title=one.title,
        version=one.version,
        kind=one.kind,
        sha256=one.sha256,
        media_type=one.media_type,
        size_bytes=one.size_bytes,
        file_name=one.file_name,
        url=f"/evaluation/api/reviews/{review_id}/files/{one.sha256}" if one.sha256 else None,
        link=one.link,
        removed=one.removed,
        left=one.left,
    )


def _file(copies: BlobReader, wanted: Deliverable) -> Response:
    """The bytes under a name that says nothing of who made them, never shown in the browser."""
    try:
        content = copies.get(str(wanted.sha256))
    except Missing as missing:
        raise NotFound("file", str(wanted.sha256)) from missing
    media_type = wanted.media_type or "application/octet-stream"
    name = f"deliverable-v{wanted.version}{mimetypes.guess_extension(media_type) or ''}"
    return Response(
        content,
        media_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )


def _me(call: Call) -> UUID:
    """The member who asks."""
    if call.principal.member_id is None:
        raise Forbidden("only members of the employer review")
    return call.principal.member_id
