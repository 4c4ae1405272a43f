"""Whether an evaluation was judged as its log says: seals, reveals, amendments, and the published summaries.

Takes events in log order, each with its type and data as they travelled. What a commitment cannot tell (which mark was
changed) is looked up in the summary that quotes the marks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from shared.judgement import rubric as rubrics
from shared.judgement.commitment import NONCE_BYTES, opens
from shared.judgement.reading import Reading
from shared.judgement.recomputation import differences, matched
from shared.judgement.rubric import Criterion, Level, Rubric
from shared.rules import Invalid

PREFIX = "org.journeywork.evaluation."
_REASON = "reason"

Key = tuple[str, str, int]
"""Evaluation, review, version of the card."""


@dataclass(slots=True)
class Card:
    """One version of one scorecard: what was promised, what was shown, and everything that does not fit.

    `failures` begin with the path in the event or the card, `notes` fail nothing.
    """

    evaluation: str
    review: str
    reviewer: str
    version: int
    commitment: str | None = None
    reason: str | None = None
    document: Mapping[str, Any] | None = None
    voided: bool = False
    failures: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"evaluation {self.evaluation} reviewer {self.reviewer} version {self.version}"

    @property
    def state(self) -> str:
        """In words, when nothing failed."""
        if self.voided:
            return "sealed and voided" if self.document is None else "revealed and voided, its commitment holds"
        sealed = "amended" if self.reason is not None else "sealed"
        return (
            f"{sealed} and revealed, its commitment holds" if self.document is not None else f"{sealed}, not revealed"
        )


@dataclass(slots=True)
class Summary:
    """One published summary: `failures` name the path that differs, `notes` what could not be looked up."""

    evaluation: str
    version: int
    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"evaluation {self.evaluation} summary {self.version}"


@dataclass(slots=True)
class Report:
    """Everything that was checked; `rubrics` are versions whose content does not give their digest."""

    cards: list[Card]
    summaries: list[Summary]
    rubrics: list[str]

    @property
    def holds(self) -> bool:
        cards = all(not card.failures for card in self.cards)
        return cards and not self.rubrics and all(not summary.failures for summary in self.summaries)


def verify(events: Iterable[tuple[str, Reading]]) -> Report:
    """Events in log order, as type and data. Raises `Invalid` where an event lacks what makes it one."""
    log = _Log()
    for kind, data in events:
        log.take(kind.removeprefix(PREFIX), data)
    return log.report()


class _Log:
    """What the log has said so far."""

    def __init__(self) -> None:
        self.cards: dict[Key, Card] = {}
        self.summaries: list[Summary] = []
        self.rubrics: list[str] = []
        self.criteria: dict[str, list[Any]] = {}
        self.closed: set[str] = set()
        self.cancelled: set[str] = set()

    def take(self, kind: str, data: Reading) -> None:
        match kind:
            case "scorecard.sealed.v1":
                self._sealed(data)
            case "scorecard.amended.v1":
                self._amended(data)
            case "scorecard.revealed.v1":
                self._revealed(data)
            case "scorecard.voided.v1":
                self._voided(data)
            case "evaluation.appealed.v1" | "evaluation.additional_review_requested.v1":
                self.closed.discard(data.at("evaluation_id").text())
            case "evaluation.cancelled.v1":
                self.cancelled.add(data.at("evaluation_id").text())
            case "evaluation_summary.published.v1":
                self._summary(data)
            case "rubric.published.v1":
                self._rubric(data)

    def report(self) -> Report:
        for card in self.cards.values():
            open_ = card.commitment is not None and card.document is None and not card.voided
            if open_ and card.evaluation not in self.cancelled:
                card.failures.append("sealed, but neither revealed nor voided in this file")
        return Report(list(self.cards.values()), self.summaries, self.rubrics)

    def _card(self, data: Reading) -> Card:
        names = (data.at("evaluation_id").text(), data.at("review_id").text())
        version = data.at("scorecard_version").integer(1)
        card = Card(*names, data.at("reviewer_member_id").text(), version)
        return self.cards.setdefault((*names, version), card)

    def _sealed(self, data: Reading) -> None:
        card, commitment = self._card(data), data.at("commitment").text()
        if card.commitment not in (None, commitment):
            card.failures.append(f"commitment: sealed twice, as {card.commitment} and as {commitment}")
            return
        if card.document is not None:
            card.failures.append("sealed after it was revealed")
        elif card.evaluation in self.closed:
            card.failures.append("sealed after the first reveal of this evaluation")
        card.commitment = commitment

    def _amended(self, data: Reading) -> None:
        card, commitment = self._card(data), data.at("commitment").text()
        before = self.cards.get((card.evaluation, card.review, card.version - 1))
        if before is None or before.document is None:
            card.failures.append(f"scorecard_version: amends version {card.version - 1}, which was not revealed before")
        if card.commitment not in (None, commitment):
            card.failures.append(f"commitment: given twice, as {card.commitment} and as {commitment}")
            return
        if card.document is not None:
            card.failures.append("amended after it was revealed")
        card.commitment = commitment
        card.reason = str(data.members().get(_REASON) or "")
        if not card.reason.strip():
            card.failures.append(f"{_REASON}: an amendment gives its reason")
        if data.members().get("scorecard") is not None:
            self._open(card, data)

    def _voided(self, data: Reading) -> None:
        card = self._card(data)
        card.voided = True
        if card.commitment is None:
            card.failures.append("voided, but never sealed before")

    def _revealed(self, data: Reading) -> None:
        card = self._card(data)
        self.closed.add(card.evaluation)
        if card.voided:
            card.failures.append("revealed after it was voided")
        self._open(card, data)

    def _open(self, card: Card, data: Reading) -> None:
        """Contents and nonce as the event gives them: an amendment may bring them along, as a reveal does."""
        document = dict(data.at("scorecard").members())
        if document.get(_REASON) is None:
            document.pop(_REASON, None)
        card.document = document
        card.failures += _identity(card, document)
        if card.commitment is None:
            card.failures.append("commitment: revealed, but never sealed before")
        elif (problem := _opening(card.commitment, document, data.members().get("nonce"))) is not None:
            card.failures.append(problem)

    def _summary(self, data: Reading) -> None:
        evaluation = data.at("evaluation_id").text()
        summary = Summary(evaluation, data.at("summary_version").integer(1))
        self.summaries.append(summary)
        try:
            summary.failures += [str(one) for one in differences(data)]
            self._quotes(summary, data)
        except Invalid as error:
            first = error.findings[0]
            summary.failures.append(f"{first.field}: cannot be worked out: {first.message}")

    def _quotes(self, summary: Summary, data: Reading) -> None:
        """The marks that the summary quotes against the cards that were revealed."""
        cards = self._present(summary.evaluation)
        quotes = _quotes(data)
        if not cards:
            summary.notes.append("no card of this evaluation is in the file, so its quotes cannot be compared")
            return
        if len(cards) != len(quotes):
            summary.notes.append(f"quotes {len(quotes)} reviewers, and {len(cards)} revealed cards are not voided")
        chosen = matched([[float(len(_unlike(quote, card))) for card in cards] for quote in quotes.values()])
        for (letter, quote), at in zip(quotes.items(), chosen, strict=True):
            if at is None:
                continue
            card = cards[at]
            said = [
                f"{where}: the summary quotes {told!r}, the card has {has!r}"
                for where, told, has in _unlike(quote, card)
            ]
            if (card.document or {}).get("rubric") != data.members().get("rubric_digest"):
                said.append("rubric: the card was written for another rubric than the summary names")
            summary.failures += [f"Reviewer {letter}, {one}" for one in said]
            if card.failures:
                card.failures += said
        self._weights(summary, data)

    def _present(self, evaluation: str) -> list[Card]:
        """The newest revealed version of each card that is not voided."""
        newest: dict[str, Card] = {}
        for card in self.cards.values():
            if card.evaluation == evaluation and card.document is not None:
                known = newest.get(card.review)
                newest[card.review] = card if known is None or card.version > known.version else known
        return [card for card in newest.values() if not card.voided]

    def _rubric(self, data: Reading) -> None:
        criteria = data.at("criteria").items()
        rubric = Rubric(
            tuple(
                Criterion(
                    one.at("criterion_id").text(),
                    one.at("weight").text(),
                    tuple(
                        Level(level.at("points").integer(), level.members().get("anchor", ""))
                        for level in one.at("levels").items()
                    ),
                    one.members().get("name", ""),
                    one.members().get("question", ""),
                    one.members().get("evidence_required", False),
                )
                for one in criteria
            )
        )
        name, told = data.at("rubric_id").text(), data.at("digest").text()
        version = data.at("version").integer(1)
        found = rubrics.digest(name, version, data.at("name").text(), rubric)
        if found != told:
            self.rubrics.append(f"rubric {name} version {version}: digest: told {told}, found {found}")
        self.criteria[told] = [_said(one) for one in criteria]

    def _weights(self, summary: Summary, data: Reading) -> None:
        """Criteria as the summary shows them against the published rubric, where the file holds it."""
        known = self.criteria.get(str(data.members().get("rubric_digest")))
        shown = [_said(one) for one in data.at("criteria").items()]
        if known is None or known == shown:
            return
        for at, (one, other) in enumerate(zip(shown, known, strict=False)):
            wrong = [name for name in other if one.get(name) != other[name]]
            summary.failures += [f"criteria[{at}].{name}: is not what the rubric has" for name in wrong]
        if len(known) != len(shown):
            summary.failures.append(f"criteria: {len(shown)}, and the rubric has {len(known)}")


def _said(criterion: Reading) -> dict[str, Any]:
    return {name: criterion.members().get(name) for name in ("criterion_id", "name", "question", "weight", "levels")}


def _identity(card: Card, document: Mapping[str, Any]) -> Iterator[str]:
    """The card names itself as its event does, and as its amendment says why."""
    promised = {"evaluation": card.evaluation, "reviewer": card.reviewer, "version": card.version}
    if card.reason is not None:
        promised[_REASON] = card.reason
    for name, told in promised.items():
        if document.get(name) != told:
            yield f"scorecard.{name}: the event says {told!r}, the card {document.get(name)!r}"


def _opening(commitment: str, document: Mapping[str, Any], nonce: Any) -> str | None:
    """Why card and nonce do not give the commitment, or None when they do."""
    try:
        raw = bytes.fromhex(nonce if isinstance(nonce, str) else "")
    except ValueError:
        raw = b""
    if len(raw) != NONCE_BYTES:
        return f"nonce: must be {2 * NONCE_BYTES} hexadecimal digits"
    try:
        holds = opens(commitment, document, raw)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        return f"scorecard: has no canonical form: {error}"
    return None if holds else f"scorecard or nonce: changed since they were sealed as {commitment}"


def _quotes(summary: Reading) -> dict[str, dict[str, Any]]:
    """What the summary quotes of each reviewer: points and notes by criterion, and the overall word."""
    overall = {one.at("reviewer").text(): one.members().get("overall") for one in summary.at("reviewers").items()}
    found: dict[str, dict[str, Any]] = {}
    for criterion in summary.at("criteria").items():
        name = criterion.at("criterion_id").text()
        for rating in criterion.at("ratings").items():
            letter, said = rating.at("reviewer").text(), rating.members()
            quote = found.setdefault(letter, {"overall": overall[letter]} if letter in overall else {})
            quote[f"criterion {name} points"] = said.get("points")
            quote[f"criterion {name} note"] = said.get("note", "")
    return found


def _unlike(quote: Mapping[str, Any], card: Card) -> list[tuple[str, Any, Any]]:
    """Where a quote differs from a card: what, the quote, the card."""
    document = card.document or {}
    has: dict[str, Any] = {"overall": document.get("overall")}
    ratings: Sequence[Any] = document.get("ratings") or ()
    for rating in ratings:
        if isinstance(rating, dict):
            has[f"criterion {rating.get('criterion')} points"] = rating.get("points")
            has[f"criterion {rating.get('criterion')} note"] = rating.get("note", "")
    return [(name, told, has.get(name)) for name, told in quote.items() if has.get(name) != told]
