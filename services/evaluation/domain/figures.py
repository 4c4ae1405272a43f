"""What the method finds, as it is published: numbers as text, exactly as they were decided on."""

from collections.abc import Mapping, Sequence

import numpy as np
import scipy

from services.evaluation.domain import summary as told
from services.evaluation.domain.rubric import Rubric
from shared.judgement import reliability
from shared.judgement.numbers import maybe_chance, maybe_interval, maybe_score, score_text
from shared.judgement.panel import CandidateEstimate, GoldRating, PanelEstimate, Scorecard
from shared.judgement.policy import Policy
from shared.judgement.sensitivity import single_marks

CODE: Mapping[str, str] = {"numpy": np.__version__, "scipy": scipy.__version__}
"""Versions that the digits depend on."""


def posterior(found: CandidateEstimate) -> tuple[told.Component, ...]:
    """The shortest texts that give back the same numbers."""
    return tuple(
        told.Component(repr(part.weight), repr(part.mean), repr(part.scale), repr(part.degrees))
        for part in found.posterior
    )


def of_panel(panel: PanelEstimate, project: str) -> told.PanelFigures | None:
    """How well the panel tells candidates of this project apart; None without a card."""
    if not panel.scorecards:
        return None
    return told.PanelFigures(
        candidates=sum(one.reviews > 0 for one in panel.candidates.values()),
        reviewers=len(panel.reviewers),
        scorecards=panel.scorecards,
        sd_reviewer=score_text(panel.sd_reviewer),
        sd_residual=score_text(panel.sd_residual),
        separation=maybe_chance(panel.separation.get(project)),
        components=panel.components,
        crossed=panel.crossed,
        gold=panel.gold,
        sd_candidate=maybe_score(panel.sd_candidate),
        reviews_for_dependability_80=panel.reviews_for_dependability_80,
    )


def of_reliability(rubric: Rubric, cards: Sequence[Scorecard], gold: Sequence[GoldRating]) -> told.Reliability | None:
    """How far reviewers agree, per criterion and on the whole; None without a card."""
    if not cards:
        return None
    whole = reliability.panel_reliability(rubric.method, cards, gold)
    return told.Reliability(
        criteria=tuple(
            told.CriterionReliability(
                one.alpha.status,
                one.alpha.units,
                maybe_chance(one.alpha.value),
                maybe_interval(one.alpha.interval),
                one.criterion,
                one.alpha.verdict,
            )
            for one in reliability.reliability(rubric.method, cards)
        ),
        dependability=_figure(whole.dependability),
        reviews=maybe_score(whole.reviews),
        icc2k=_figure(whole.icc2k) if whole.icc2k else None,
    )


def deciding_marks(
    rubric: Rubric,
    policy: Policy,
    cards: Sequence[Scorecard],
    gold: Sequence[GoldRating],
    *,
    candidate: str,
    letters: Mapping[str, str],
) -> tuple[told.DecidingMark, ...]:
    """The marks of which one level more or less changes the recommendation; `letters` names reviewers by pseudonym."""
    return tuple(
        told.DecidingMark(
            change=mark.change,
            reviewer=mark.letter,
            criterion_id=mark.criterion,
            points=mark.before,
            other_points=mark.after,
            chance=maybe_chance(mark.chance),
            recommendation=mark.recommendation,
        )
        for mark in single_marks(rubric.method, policy, cards, candidate, letters, gold)
        if mark.flips
    )


def _figure(found: reliability.Figure) -> told.ReliabilityFigure:
    return told.ReliabilityFigure(found.status, found.units, maybe_chance(found.value), maybe_interval(found.interval))
