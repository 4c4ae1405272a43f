"""The whole panel at once: whether one more opinion is wanted before the reveal, and what the cards say after it.

The computation is `shared.judgement`'s; here it gets its input (under pseudonyms, so that it can be published as it
was used) and its result becomes a summary.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from services.evaluation.domain import figures
from services.evaluation.domain import summary as told
from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.gold import GoldCard
from services.evaluation.domain.known import Engagement, Terms
from services.evaluation.domain.rubric import Rubric, anchor
from services.evaluation.domain.scorecard import Marks
from services.evaluation.domain.summary import Summary
from shared.judgement import words
from shared.judgement.numbers import maybe_chance, maybe_score, score_text
from shared.judgement.panel import (
    METHOD,
    CandidateEstimate,
    GoldRating,
    PanelEstimate,
    Scorecard,
    estimate,
    scorecard_scores,
)
from shared.judgement.policy import Policy
from shared.judgement.recommendation import Recommendation, recommend
from shared.judgement.rubric import Criterion
from shared.judgement.scorecards import unrated_criteria
from shared.judgement.sensitivity import changes

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Card:
    """One scorecard, whose work it is about and in which project; `revealed_at` is None before the reveal."""

    evaluation_id: UUID
    project_id: UUID
    reviewer_id: UUID
    marks: Marks
    assigned_at: datetime | None = None
    revealed_at: datetime | None = None


class Panel:
    """The counted cards of one rubric version, and what the method makes of them for one project."""

    def __init__(
        self,
        rubric: Rubric,
        policy: Policy,
        cards: Sequence[Card],
        project_id: UUID,
        evaluation_ids: Iterable[UUID],
        *,
        gold: Sequence[GoldCard] = (),
        calibrated: frozenset[UUID] = frozenset(),
    ) -> None:
        """`evaluation_ids` are the works of the project that are judged now, with or without a card.

        `gold` informs about those of its reviewers who have a card here; `calibrated` have passed the rubric's gate.
        """
        self._calibrated = calibrated
        self.rubric, self.policy, self.cards = rubric, policy, cards
        judged = set(evaluation_ids)
        seed = str(project_id)
        self._candidates = _pseudonyms("candidate", seed, {card.evaluation_id for card in cards} | judged)
        self._reviewers = _pseudonyms("reviewer", seed, {card.reviewer_id for card in cards})
        self._projects = _pseudonyms("project", seed, {card.project_id for card in cards} | {project_id})
        self.project = self._projects[project_id]
        self.scorecards = sorted(
            (self._scorecard(card) for card in cards), key=lambda card: (card.candidate, card.reviewer)
        )
        self.gold = self._gold(gold)
        listed = [(self._candidates[evaluation_id], self.project) for evaluation_id in sorted(judged)]
        self.estimate: PanelEstimate = estimate(rubric.method, policy, self.scorecards, self.gold, candidates=listed)
        self.recommendations = recommend(self.estimate, policy)

    def asks(self, evaluation_id: UUID) -> int:
        """How many more opinions would serve this work."""
        return self.recommendations[self._candidates[evaluation_id]].request_reviews

    def summary(self, evaluation: Evaluation, engagement: Engagement, terms: Terms, *, at: datetime) -> Summary:
        """Everything that is told of this work, once its cards are revealed."""
        name = self._candidates[evaluation.id]
        found, advice = self.estimate.candidates[name], self.recommendations[name]
        own = {card.reviewer_id: card for card in self.cards if card.evaluation_id == evaluation.id}
        letters = _letters(evaluation.id, own)
        criteria = tuple(self._criterion(criterion, own, letters) for criterion in self.rubric.criteria)
        policy = self.policy
        calibrated = bool(own) and self._calibrated.issuperset(own)
        by_pseudonym = {self._reviewers[who]: letter for who, letter in letters.items()}
        return Summary(
            version=evaluation.summary_version + 1,
            supersedes=evaluation.summary_version or None,
            candidate=name,
            project_title=terms.title,
            headline=words.headline(
                found.chance,
                reviews=found.reviews,
                wanted=policy.min_reviews,
                more_wanted=advice.request_reviews > 0,
            ),
            explanation=_explanation(advice, criteria, calibrated=calibrated),
            method=METHOD,
            rubric_name=self.rubric.name,
            rubric_digest=self.rubric.digest,
            policy_numbers=policy.numbers(),
            bar=score_text(policy.bar),
            strong_bar=score_text(policy.strong_bar),
            reviews=found.reviews,
            reviewers_calibrated=calibrated,
            raw_score=maybe_score(found.raw),
            score=maybe_score(found.score),
            adjustment=maybe_score(found.adjustment),
            sd=maybe_score(found.sd),
            interval=(score_text(found.interval[0]), score_text(found.interval[1])) if found.interval else None,
            rank=found.rank,
            candidates_judged=sum(one.project == self.project for one in self.estimate.candidates.values()),
            chance=maybe_chance(found.chance),
            chance_strong=maybe_chance(found.chance_strong),
            recommendation=advice.value,
            recommendation_reason=advice.reason,
            posterior=figures.posterior(found),
            criteria=criteria,
            reviewers=self._reviewers_of(name, own, letters),
            sensitivity=self._sensitivity(found, by_pseudonym),
            panel=figures.of_panel(self.estimate, self.project),
            panel_input=told.PanelInput(
                tuple(
                    told.PanelScorecard(card.candidate, card.reviewer, card.ratings, card.project)
                    for card in self.scorecards
                ),
                tuple(
                    told.PanelGold(one.reviewer, one.item, repr(one.score), repr(one.reference)) for one in self.gold
                ),
            ),
            deliverables=engagement.deliverables,
            hiring_manager_member_id=terms.hiring_manager_id,
            decide_by=terms.decide_by,
            last_sealed_at=evaluation.last_sealed_at,
            published_at=at,
            sentences=words.manager_sentences(
                advice,
                found,
                policy,
                weak=self.estimate.weak(self.project, policy.weak_separation),
                crossed=self.estimate.crossed,
            ),
            remarks=self.remarks,
            adjustment_reason=self._adjustment_reason(found, by_pseudonym),
            chance_resolve=maybe_chance(advice.p_resolve),
            reviews_requested=advice.request_reviews,
            component=found.component,
            deciding_marks=figures.deciding_marks(
                self.rubric, policy, self.scorecards, self.gold, candidate=name, letters=by_pseudonym
            )
            if found.reviews
            else (),
            reliability=self.reliability,
            code=figures.CODE,
        )

    @cached_property
    def reliability(self) -> told.Reliability | None:
        """The same for every work of the panel."""
        return figures.of_reliability(self.rubric, self.scorecards, self.gold)

    @cached_property
    def remarks(self) -> tuple[str, ...]:
        """What to know of the project's panel before reading a score."""
        unrated = unrated_criteria(self.rubric.method, self.scorecards) if self.scorecards else ()
        return words.panel_notes(self.rubric.method, self.estimate, self.project, self.policy, unrated)

    def _adjustment_reason(self, found: CandidateEstimate, letters: Mapping[str, str]) -> str | None:
        if found.raw is None or found.adjustment is None:
            return None
        severities = {
            letter: self.estimate.reviewers[name].severity
            for name, letter in letters.items()
            if name in self.estimate.reviewers
        }
        return words.adjustment_line(found.raw, found.adjustment, severities)

    def _scorecard(self, card: Card) -> Scorecard:
        return Scorecard(
            candidate=self._candidates[card.evaluation_id],
            reviewer=self._reviewers[card.reviewer_id],
            ratings=card.marks.points,
            project=self._projects[card.project_id],
        )

    def _gold(self, cards: Sequence[GoldCard]) -> list[GoldRating]:
        """Rows of this panel's reviewers, items under pseudonyms too."""
        own = [card for card in cards if card.reviewer_id in self._reviewers]
        items = _pseudonyms("item", self.project, {card.item_id for card in own})
        rows = (card.rating(self.rubric, self._reviewers[card.reviewer_id], items[card.item_id]) for card in own)
        return sorted((row for row in rows if row is not None), key=lambda row: (row.reviewer, row.item))

    def _criterion(self, criterion: Criterion, own: Mapping[UUID, Card], letters: Mapping[UUID, str]) -> told.Criterion:
        ratings = []
        for reviewer_id, letter in letters.items():
            rating = next(one for one in own[reviewer_id].marks.ratings if one.criterion == criterion.id)
            ratings.append(told.Rating(letter, rating.points, anchor(criterion, rating.points), rating.note))
        points = [rating.points for rating in ratings if rating.points is not None]
        return told.Criterion(
            criterion_id=criterion.id,
            name=criterion.name,
            question=criterion.question,
            weight=str(criterion.weight),
            levels=tuple(told.Level(level.points, level.anchor) for level in criterion.levels),
            ratings=tuple(ratings),
            mean=score_text(sum(points) / len(points)) if points else None,
            agreement=words.agreement([criterion.points.index(one) for one in points]),
        )

    def _reviewers_of(
        self, name: str, own: Mapping[UUID, Card], letters: Mapping[UUID, str]
    ) -> tuple[told.Reviewer, ...]:
        scores = {
            card.reviewer: score
            for card, _, score in scorecard_scores(self.rubric.method, self.scorecards)
            if card.candidate == name
        }
        return tuple(
            told.Reviewer(
                reviewer=letter,
                overall=str(own[reviewer_id].marks.overall),
                score=score_text(scores[pseudonym]),
                leniency=score_text(0.0 - self.estimate.reviewers[pseudonym].severity),
            )
            for reviewer_id, letter in letters.items()
            if (pseudonym := self._reviewers[reviewer_id]) in scores
        )

    def _sensitivity(self, found: CandidateEstimate, letters: Mapping[str, str]) -> tuple[told.Sensitivity, ...]:
        if not found.reviews:
            return ()
        rows = changes(self.rubric.method, self.policy, self.scorecards, found.candidate, letters, self.gold)
        return tuple(
            told.Sensitivity(row.change, maybe_chance(row.chance), row.recommendation, row.flips) for row in rows
        )


def _explanation(advice: Recommendation, criteria: Sequence[told.Criterion], *, calibrated: bool) -> str:
    names: list[tuple[str, words.Agreement]] = []
    for criterion in criteria:
        levels = [level.points for level in criterion.levels]
        chosen = [levels.index(rating.points) for rating in criterion.ratings if rating.points is not None]
        names.append((criterion.name, words.agreement(chosen)))
    return words.explanation(advice.value, names, calibrated=calibrated)


def _pseudonyms(kind: str, seed: str, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names in an order that says nothing; padded, so that sorting them keeps it."""
    ordered = sorted(ids, key=lambda one: hashlib.sha256(f"{seed}\n{kind}\n{one}".encode()).digest())
    width = len(str(len(ordered)))
    return {one: f"{kind}-{number:0{width}}" for number, one in enumerate(ordered, start=1)}


def _letters(evaluation_id: UUID, reviewer_ids: Iterable[UUID]) -> dict[UUID, str]:
    """A letter per reviewer, in an order of this evaluation alone."""
    ordered = sorted(reviewer_ids, key=lambda one: hashlib.sha256(f"{evaluation_id}\n{one}".encode()).digest())
    return {one: LETTERS[at] if at < len(LETTERS) else f"Z{at}" for at, one in enumerate(ordered)}
