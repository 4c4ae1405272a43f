"""The log of one project as evaluation publishes it: cards sealed, revealed, one of them amended, then summaries."""

import copy
import json
from datetime import timedelta
from functools import cache
from typing import Any
from uuid import UUID

from services.evaluation.domain import events as happened
from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.known import Engagement
from services.evaluation.domain.panel import Card, Panel
from services.evaluation.domain.scorecard import Marks, document
from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.publishing.evaluation import outgoing
from shared.contracts import Contract, evaluation_v1
from shared.judgement.commitment import commit
from shared.judgement.policy import Policy
from tests.unit.evaluation.samples import NOW, PROJECT, REVIEWERS, evaluation, marks, terms

WORK = {0: ((5, 5, 5, 5), (5, 4, 5, 5), (5, 5, 4, 5)), 1: ((4, 3, 4, 3), (3, 4, 4, 3)), 2: ((1, 2, 1, 1), (2, 1, 1, 2))}

Event = dict[str, Any]


def log(policy: Policy | None = None) -> list[Event]:
    """Events in log order, as CloudEvents in structured mode; the caller's own to change."""
    return copy.deepcopy(_log(policy or Policy()))


@cache
def _log(policy: Policy) -> list[Event]:
    cards = [
        Card(evaluation(work).id, PROJECT, REVIEWERS[(work + n) % 4], marks(*points))
        for work, given in WORK.items()
        for n, points in enumerate(given)
    ]
    contents = [_document(card) for card in cards]
    sealed = [
        evaluation_v1.ScorecardSealed(**_ids(card), commitment=commit(given, _nonce(n)), sealed=1, wanted=2)
        for n, (card, given) in enumerate(zip(cards, contents, strict=True))
    ]
    revealed = [_revealed(card, given, _nonce(n)) for n, (card, given) in enumerate(zip(cards, contents, strict=True))]
    panel = Panel(STANDARD, policy, cards, PROJECT, [evaluation(work).id for work in WORK])
    summaries = [_summary(panel, evaluation(work)) for work in WORK]
    facts: list[Contract] = [*sealed, *revealed, *summaries]
    return [cloud_event(n, fact) for n, fact in enumerate(facts)]


def amendment(number: int, *, reason: str = "A figure was overlooked.") -> Event:
    """A second version of the first card of work 0, with what opens it."""
    card = Card(evaluation(0).id, PROJECT, REVIEWERS[0], marks(5, 5, 4, 5))
    given = _document(card, version=2) | {"reason": reason}
    amended = evaluation_v1.ScorecardAmended(
        **_ids(card, version=2),
        commitment=commit(given, _nonce(number)),
        reason=reason,
        scorecard=evaluation_v1.ScorecardDocument.model_validate(given),
        nonce=_nonce(number).hex(),
    )
    return cloud_event(number, amended)


def voided(number: int, card: Event) -> Event:
    """The card of this event, voided."""
    names = ("evaluation_id", "engagement_id", "project_id", "review_id", "reviewer_member_id", "scorecard_version")
    return cloud_event(
        number, evaluation_v1.ScorecardVoided(**{name: card["data"][name] for name in names}, reason="A conflict.")
    )


def cloud_event(number: int, fact: Contract) -> Event:
    return {
        "specversion": "1.0",
        "id": str(UUID(int=10_000 + number)),
        "source": "/journeywork/evaluation",
        "type": fact.TYPE,
        "data": json.loads(fact.model_dump_json(by_alias=True)),
    }


def _revealed(card: Card, given: dict[str, Any], nonce: bytes) -> Contract:
    return evaluation_v1.ScorecardRevealed(
        **_ids(card, version=1),
        scorecard=evaluation_v1.ScorecardDocument.model_validate(given),
        nonce=nonce.hex(),
    )


def _document(card: Card, *, version: int = 1) -> dict[str, Any]:
    made: Marks = card.marks
    at = NOW + timedelta(minutes=card.reviewer_id.int)
    return document(
        made, STANDARD, evaluation_id=card.evaluation_id, reviewer_id=card.reviewer_id, version=version, at=at
    )


def _nonce(number: int) -> bytes:
    return bytes([number + 1] * 32)


def _ids(card: Card, *, version: int = 1) -> dict[str, Any]:
    return {
        "evaluation_id": card.evaluation_id,
        "engagement_id": UUID(int=card.evaluation_id.int + 1000),
        "project_id": PROJECT,
        "review_id": UUID(int=card.evaluation_id.int * 100 + card.reviewer_id.int),
        "reviewer_member_id": card.reviewer_id,
        "scorecard_version": version,
    }


def _summary(panel: Panel, state: Evaluation) -> Contract:
    summary = panel.summary(state, Engagement(state.engagement_id, PROJECT), terms(), at=NOW)
    fact = outgoing(state, happened.SummaryPublished(summary, NOW))
    assert fact is not None
    return fact
