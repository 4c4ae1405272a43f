"""How reviewers score by one rubric version, in numbers and words: over revealed cards and decided gold cards alone.

Flags go to the reviewer and to those who run the reviewing; they change no score, and no candidate sees them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.evaluation.domain.gold import GoldCard
from services.evaluation.domain.panel import Card
from services.evaluation.domain.rubric import Rubric
from shared.judgement.diagnostics import diagnose
from shared.judgement.panel import PanelEstimate, estimate
from shared.judgement.policy import Policy
from shared.judgement.reliability import CriterionReliability, Figure, panel_reliability, reliability
from shared.judgement.scorecards import Scorecard

LEAST_REVIEWERS = 5
"""Of fewer, figures about reviewers together would tell of one of them."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Severity in points of 100 (above 0: stricter) with its sd; the rest as `shared.judgement.diagnostics` has it."""

    reviews: int
    severity: float
    severity_sd: float
    agreement: float | None
    halo_ratio: float | None
    spread_ratio: float | None
    flags: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """One sentence per column, for the reviewer."""
        return (
            _severity(self),
            _consistency(self),
            _ratio(
                "Marks within your scorecards differ {r} times as much as within those of others",
                self.halo_ratio,
                few="There are too few scorecards to say how much marks differ within them (5 are needed)",
                flagged="halo" in self.flags,
                advice="look at each criterion by itself",
            ),
            _ratio(
                "Your scores spread {r} times as far as those of the same work together",
                self.spread_ratio,
                few="There are too few scorecards to say how far your scores spread (6 are needed)",
                flagged="central_tendency" in self.flags,
                advice="use the whole scale where the anchors fit",
            ),
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """A rubric version over all of an employer's reviewers. What would tell of single ones is None."""

    reviewers: int
    scorecards: int
    flagged: int | None
    sd_reviewer: float | None
    sd_residual: float | None
    dependability: Figure
    criteria: tuple[CriterionReliability, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`of` holds every reviewer with a card."""

    of: dict[UUID, Diagnosis]
    figures: Figures


def report(rubric: Rubric, cards: Sequence[Card], gold: Sequence[GoldCard]) -> Report:
    """What the revealed cards and the decided gold cards say of those who gave them."""
    scorecards = as_scorecards(cards)
    judges = {card.reviewer_id for card in cards}
    rows = [
        row
        for card in gold
        if card.reviewer_id in judges
        and (row := card.rating(rubric, str(card.reviewer_id), str(card.item_id))) is not None
    ]
    panel = estimate(rubric.method, Policy(), scorecards, rows)
    found = diagnose(rubric.method, scorecards, panel)
    of = {
        UUID(name): Diagnosis(
            reviews=own.reviews,
            severity=own.severity,
            severity_sd=own.severity_sd,
            agreement=found[name].agreement,
            halo_ratio=found[name].halo_ratio,
            spread_ratio=found[name].spread_ratio,
            flags=tuple(found[name].flags),
        )
        for name, own in panel.reviewers.items()
    }
    dependability = panel_reliability(rubric.method, scorecards, rows).dependability
    return Report(of, _figures(of, panel, dependability, reliability(rubric.method, scorecards)))


def as_scorecards(cards: Iterable[Card]) -> list[Scorecard]:
    """As the method takes them, under their own ids: for what stays inside."""
    return [
        Scorecard(str(card.evaluation_id), str(card.reviewer_id), card.marks.points, str(card.project_id))
        for card in cards
    ]


def _figures(
    of: dict[UUID, Diagnosis],
    panel: PanelEstimate,
    dependability: Figure,
    criteria: tuple[CriterionReliability, ...],
) -> Figures:
    enough = len(of) >= LEAST_REVIEWERS
    return Figures(
        reviewers=len(of),
        scorecards=panel.scorecards,
        flagged=sum(bool(one.flags) for one in of.values()) if enough else None,
        sd_reviewer=panel.sd_reviewer if enough else None,
        sd_residual=panel.sd_residual if enough else None,
        dependability=dependability,
        criteria=criteria,
    )


def _severity(of: Diagnosis) -> str:
    how = "stricter" if of.severity > 0 else "more generous"
    said = f"You score {abs(of.severity):.1f} points of 100 {how} than reviewers do on average"
    said = "You score as strictly as reviewers do on average" if of.severity == 0 else said
    unsure = f"give or take {1.645 * of.severity_sd:.1f}"
    flagged = {"severe", "lenient"} & set(of.flags)
    return f"{said} ({unsure}): candidates' scores are corrected for it." if flagged else f"{said} ({unsure})."


def _consistency(of: Diagnosis) -> str:
    if of.agreement is None:
        return "There is too little work that colleagues marked as well to say whether you order it as they do."
    said = f"Your order of the work that colleagues marked as well correlates {of.agreement:.2f} with theirs"
    return f"{said}: read the anchors again before the next review." if "inconsistent" in of.flags else f"{said}."


def _ratio(said: str, ratio: float | None, *, few: str, flagged: bool, advice: str) -> str:
    if ratio is None:
        return f"{few}."
    return f"{said.format(r=f'{ratio:.2f}')}{f': {advice}' if flagged else ''}."
