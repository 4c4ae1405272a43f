"""What is known of how reviewers score: from revealed cards and decided gold cards, so that nothing sealed shows."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from services.evaluation.domain.diagnosis import Report, report
from services.evaluation.domain.rubric import Rubric
from services.evaluation.read_models import desk
from services.evaluation.store import gold, rubrics, scorecards
from shared.judgement.policy import Policy
from shared.messaging import Transaction

WINDOW = timedelta(days=Policy().window_days)


@dataclass(frozen=True, slots=True)
class Found:
    """One rubric version by which cards were revealed in the window."""

    rubric: Rubric
    report: Report


async def found(tx: Transaction, *, blind_for: UUID | None = None) -> list[Found]:
    """Per rubric version. Whoever still has a card to seal in a project (`blind_for`) gets nothing that comes of it."""
    since = tx.now - WINDOW
    blind = await desk.to_seal(tx.conn, blind_for)
    told = []
    for ref in await scorecards.rubrics_since(tx.conn, since):
        rubric = await rubrics.find(tx.conn, ref)
        if rubric is None:
            continue
        cards = await scorecards.counted(tx.conn, ref, since=since)
        marked = [card for card, _ in await gold.cards(tx.conn, ref, since=since)]
        open_to_see = [card for card in cards if card.project_id not in blind]
        told.append(Found(rubric, await asyncio.to_thread(report, rubric, open_to_see, marked)))
    return told
