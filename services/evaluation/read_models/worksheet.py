"""What a reviewer has at hand to score one piece of work, what they have written so far, and their own opened cards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg

from services.evaluation.domain.known import Deliverable, Task
from services.evaluation.domain.review import Status
from services.evaluation.domain.rubric import Rubric
from services.evaluation.domain.scorecard import Marks, Opened
from services.evaluation.read_models import desk, works
from services.evaluation.store import evaluations, rubrics, scorecards
from shared.database import Conn
from shared.privacy import Vault
from shared.rules import NotFound

SAVED_AT = "SELECT saved_at FROM drafts WHERE review_id = $1"
OPENED = """
    SELECT scorecard_version, document, nonce FROM revealed_scorecards
    WHERE review_id = $1 AND reviewer_id = $2
    ORDER BY scorecard_version DESC
"""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """`marks` are the own draft, empty before the first; `saved_at` names it. `amend_until` is set by the reveal."""

    review: desk.Review
    brief: str
    tasks: tuple[Task, ...]
    deliverables: tuple[Deliverable, ...]
    rubric: Rubric
    marks: Marks
    saved_at: datetime | None
    amend_until: datetime | None

    @property
    def stamp(self) -> str:
        """Names this state of the draft, so that a form can say which one it was filled from."""
        return stamp(self.saved_at)


@dataclass(frozen=True, slots=True)
class Card:
    """One version of the own card after the reveal; `nonce` and `document` give its commitment."""

    version: int
    document: Mapping[str, Any]
    nonce: str

    @property
    def marks(self) -> Marks:
        return Opened(self.document, bytes.fromhex(self.nonce)).marks

    @property
    def reason(self) -> str | None:
        """Why it was amended; None for what was sealed."""
        why: str | None = self.document.get("reason")
        return why


def stamp(saved_at: datetime | None) -> str:
    """Empty before the first draft."""
    return saved_at.isoformat() if saved_at else ""


async def load(conn: Conn, vault: Vault, review: desk.Review) -> Worksheet:
    """Task, work, rubric and draft of a review that is the caller's own."""
    evaluation = await evaluations.load(conn, review.evaluation_id)
    rubric = await rubrics.find(conn, evaluation.rubric)
    if rubric is None:
        raise NotFound("review", review.id)
    work = await works.load(conn, evaluation)
    marks = await scorecards.draft(conn, vault, review.id)
    return Worksheet(
        review=review,
        brief=work.brief,
        tasks=work.tasks,
        deliverables=work.deliverables,
        rubric=rubric,
        marks=marks or Marks(None, ()),
        saved_at=await saved_at(conn, review.id),
        amend_until=evaluation.amend_until,
    )


async def saved_at(conn: Conn, review_id: UUID) -> datetime | None:
    """When the draft was last saved."""
    at: datetime | None = await conn.fetchval(SAVED_AT, review_id)
    return at


async def opened(conn: Conn, vault: Vault, review: desk.Review) -> list[Card]:
    """Every version of the reviewer's own card, newest first; none before the reveal.

    A card on a gold item is nowhere revealed to others, but its reviewer reads it as any other card of theirs.
    """
    rows = await conn.fetch(OPENED, review.id, review.reviewer_id)
    if rows or review.status != Status.REVEALED:
        return [_card(row) for row in rows]
    evaluation = await evaluations.load(conn, review.evaluation_id)
    own = evaluation.review(review.id)
    versions = [replace(own, card=replace(own.card, version=number)) for number in range(own.card.version, 0, -1)]
    kept = [(one.card.version, await scorecards.sealed(conn, vault, one)) for one in versions]
    return [Card(version, opened.document, opened.nonce.hex()) for version, opened in kept]


def _card(row: asyncpg.Record) -> Card:
    return Card(*row.values())
