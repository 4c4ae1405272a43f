"""HTTP requests about reviewers: their own figures for each, capacity and leave, and the whole for those who run it."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import AwareDatetime, BaseModel, Field

from services.evaluation import access
from services.evaluation.api.gold import RubricBody
from services.evaluation.api.text import Body
from services.evaluation.domain.assigning import CAPACITY
from services.evaluation.domain.diagnosis import Diagnosis
from services.evaluation.domain.reviewer import Calibration, Leave, Reviewer
from services.evaluation.domain.rubric import Ref
from services.evaluation.handlers import diagnostics, reviewers
from services.evaluation.read_models import members
from services.evaluation.store import reviewers as store
from services.evaluation.store import rubrics
from shared.http import Call, requires
from shared.judgement.numbers import maybe_chance, maybe_interval, maybe_score, score_text
from shared.judgement.reliability import Figure
from shared.messaging import Transaction
from shared.rules import Forbidden

State = Literal["calibrating", "passed", "training"]


class CapacityBody(Body):
    """How many reviews they have on the desk at most; null goes back to the usual number."""

    capacity: int | None


class LeaveBody(Body):
    """Away from the first time until before the second."""

    from_: Annotated[AwareDatetime, Field(alias="from")]
    until: AwareDatetime

    def to_domain(self) -> Leave:
        return Leave(self.from_, self.until)


class TrainedBody(Body):
    rubric: RubricBody


class LeaveView(BaseModel):
    from_: Annotated[datetime, Field(serialization_alias="from")]
    until: datetime


class AvailabilityView(BaseModel):
    """What somebody takes on, and when they are away."""

    member_id: UUID
    capacity: int
    leave: LeaveView | None

    @classmethod
    def of(cls, reviewer: Reviewer) -> "AvailabilityView":
        leave = reviewer.leave
        return cls(
            member_id=reviewer.id,
            capacity=CAPACITY if reviewer.capacity is None else reviewer.capacity,
            leave=LeaveView(from_=leave.start, until=leave.end) if leave else None,
        )


class DiagnosisView(BaseModel):
    """Severity in points of 100, above 0 stricter; a figure is null where there is too little to tell."""

    reviews: int
    severity: str
    severity_sd: str
    agreement: str | None
    halo_ratio: str | None
    spread_ratio: str | None
    flags: list[str]

    @classmethod
    def of(cls, found: Diagnosis) -> "DiagnosisView":
        return cls(
            reviews=found.reviews,
            severity=score_text(found.severity),
            severity_sd=score_text(found.severity_sd),
            agreement=maybe_chance(found.agreement),
            halo_ratio=maybe_chance(found.halo_ratio),
            spread_ratio=maybe_chance(found.spread_ratio),
            flags=list(found.flags),
        )


class StepView(BaseModel):
    """Something that was decided: calibrated, failed, trained, drift_detected, drift_ended."""

    step: str
    at: datetime
    details: dict[str, Any]


class OwnRubricView(BaseModel):
    """The caller by one rubric version. `words` says the figures of `diagnosis`, one sentence each."""

    rubric_id: UUID
    rubric_version: int
    name: str
    calibration: State
    decided_at: datetime | None
    apart: str | None
    drifting: bool
    history: list[StepView]
    diagnosis: DiagnosisView | None
    words: list[str]


class OwnView(AvailabilityView):
    open: int
    rubrics: list[OwnRubricView]


class FigureView(BaseModel):
    status: str
    units: int
    value: str | None
    interval: tuple[str, str] | None
    verdict: str | None

    @classmethod
    def of(cls, figure: Figure) -> "FigureView":
        return cls(
            status=figure.status,
            units=figure.units,
            value=maybe_chance(figure.value),
            interval=maybe_interval(figure.interval),
            verdict=figure.verdict,
        )


class CriterionView(BaseModel):
    criterion_id: str
    alpha: FigureView


class EachView(AvailabilityView):
    """One reviewer by one rubric version, for those who run the reviewing."""

    name: str
    calibration: str
    items: int
    apart: str | None
    off: list[str]
    drifting: bool
    diagnosis: DiagnosisView | None


class RubricFigures(BaseModel):
    """A rubric version over all reviewers. Figures that would tell of single ones are null below five reviewers."""

    rubric_id: UUID
    rubric_version: int
    name: str
    reviewers: int
    scorecards: int
    flagged: int | None
    sd_reviewer: str | None
    sd_residual: str | None
    dependability: FigureView
    criteria: list[CriterionView]
    each: list[EachView] | None


class ReviewersView(BaseModel):
    """Rubric versions by which cards were revealed in the last 180 days."""

    rubrics: list[RubricFigures]


router = APIRouter(tags=["reviewers"])


@router.get("/reviewers/me")
async def read_own(call: Annotated[Call, requires("read_own", "reviewer")]) -> OwnView:
    """Over revealed cards and gold items that were decided on: nothing that is sealed shows in it."""
    me = _me(call)
    async with call.transaction() as tx:
        reviewer = await store.load(tx.conn, me)
        found = {one.rubric.ref: one for one in await diagnostics.found(tx, blind_for=me)}
        open_ = len(await store.open_reviews(tx.conn, me))
        steps = await store.steps(tx.conn, me)
        told = {ref for ref, one in reviewer.calibrations.items() if _state(one) != "calibrating" or one.since}
        known = {ref for ref, one in found.items() if me in one.report.of} | told
        names = {ref: rubric.name for ref in known if (rubric := await rubrics.find(tx.conn, ref))}
    views = []
    for ref in sorted(names, key=lambda one: (str(one.id), one.version)):
        present = reviewer.calibration(ref)
        decided = present.state in ("passed", "training")
        diagnosis = found[ref].report.of.get(me) if ref in found else None
        views.append(
            OwnRubricView(
                rubric_id=ref.id,
                rubric_version=ref.version,
                name=names[ref],
                calibration=_state(present),
                decided_at=present.decided_at if decided else None,
                apart=maybe_score(present.apart) if decided else None,
                drifting=present.drifting,
                history=[
                    StepView(step=row["step"], at=row["at"], details=row["details"])
                    for row in steps
                    # that a third item is wanted would say that two of the cards were on gold items
                    if Ref(row["rubric_id"], row["rubric_version"]) == ref and row["step"] != "measured"
                ],
                diagnosis=DiagnosisView.of(diagnosis) if diagnosis else None,
                words=list(diagnosis.words) if diagnosis else [],
            )
        )
    return OwnView(**AvailabilityView.of(reviewer).model_dump(), open=open_, rubrics=views)


@router.get("/reviewers")
async def list_reviewers(call: Annotated[Call, requires("list", "reviewer")]) -> ReviewersView:
    """Reliability and how far reviewers differ, per rubric version; single reviewers for HR partners and operators."""
    me = call.principal.member_id
    async with call.transaction() as tx:
        found = await diagnostics.found(tx, blind_for=me)
        each = access.permits(call.principal.roles, "list_each", "reviewer")
        known = {one.id: one for one in await store.everybody(tx.conn)} if each else {}
        ids = {*known, *(one for found_ in found for one in found_.report.of)} if each else set()
        names = {one.id: one.name for one in await members.among(tx.conn, ids)}
    return ReviewersView(
        rubrics=[
            RubricFigures(
                rubric_id=one.rubric.id,
                rubric_version=one.rubric.version,
                name=one.rubric.name,
                reviewers=one.report.figures.reviewers,
                scorecards=one.report.figures.scorecards,
                flagged=one.report.figures.flagged,
                sd_reviewer=maybe_score(one.report.figures.sd_reviewer),
                sd_residual=maybe_score(one.report.figures.sd_residual),
                dependability=FigureView.of(one.report.figures.dependability),
                criteria=[
                    CriterionView(criterion_id=row.criterion, alpha=FigureView.of(row.alpha))
                    for row in one.report.figures.criteria
                ],
                each=_each(one, known, names, me) if each else None,
            )
            for one in found
        ]
    )


@router.put("/reviewers/me/leave")
async def take_leave(call: Annotated[Call, requires("leave_own", "reviewer")], body: LeaveBody) -> AvailabilityView:
    """Nobody is asked while away; what is due then goes to others."""
    return await _leave(call, _me(call), body.to_domain())


@router.delete("/reviewers/me/leave")
async def end_leave(call: Annotated[Call, requires("leave_own", "reviewer")]) -> AvailabilityView:
    return await _leave(call, _me(call), None)


@router.put("/reviewers/{member_id}/leave")
async def set_leave(
    call: Annotated[Call, requires("set_leave", "reviewer")], member_id: UUID, body: LeaveBody
) -> AvailabilityView:
    """For somebody else."""
    return await _leave(call, member_id, body.to_domain())


@router.delete("/reviewers/{member_id}/leave")
async def withdraw_leave(call: Annotated[Call, requires("set_leave", "reviewer")], member_id: UUID) -> AvailabilityView:
    return await _leave(call, member_id, None)


@router.put("/reviewers/{member_id}/capacity")
async def set_capacity(
    call: Annotated[Call, requires("set_capacity", "reviewer")], member_id: UUID, body: CapacityBody
) -> AvailabilityView:
    """What is on the desk already stays there; what waits elsewhere is looked at again."""
    async with call.transaction() as tx:
        return AvailabilityView.of(
            await reviewers.set_capacity(tx, member_id, body.capacity, actor=call.principal.actor)
        )


@router.post("/reviewers/{member_id}/trained", response_model=AvailabilityView)
async def trained(call: Annotated[Call, requires("train", "reviewer")], member_id: UUID, body: TrainedBody) -> Response:
    """The training that a failed calibration asked for was done: it begins again, with other items."""

    async def work(tx: Transaction) -> AvailabilityView:
        return AvailabilityView.of(
            await reviewers.train(tx, member_id, body.rubric.to_domain(), actor=call.principal.actor)
        )

    return await call.create(work, status=200)


async def _leave(call: Call, member_id: UUID, leave: Leave | None) -> AvailabilityView:
    async with call.transaction() as tx:
        return AvailabilityView.of(await reviewers.set_leave(tx, member_id, leave, actor=call.principal.actor))


def _each(
    found: diagnostics.Found, known: dict[UUID, Reviewer], names: dict[UUID, str], me: UUID | None
) -> list[EachView]:
    ref = found.rubric.ref
    listed = set(found.report.of) | {one.id for one in known.values() if ref in one.calibrations}
    views = []
    for member_id in sorted(listed, key=lambda one: (names.get(one, ""), str(one))):
        reviewer = known.get(member_id, Reviewer(member_id))
        present, diagnosis = reviewer.calibration(ref), found.report.of.get(member_id)
        # whoever looks at themselves must not learn which cards were on gold items
        shown = present if member_id != me or _state(present) != "calibrating" else Calibration()
        views.append(
            EachView(
                **AvailabilityView.of(reviewer).model_dump(),
                name=names.get(member_id, ""),
                calibration=shown.state,
                items=shown.items,
                apart=maybe_score(shown.apart),
                off=list(shown.off),
                drifting=present.drifting,
                diagnosis=DiagnosisView.of(diagnosis) if diagnosis else None,
            )
        )
    return views


def _state(calibration: Calibration) -> State:
    return calibration.state if calibration.state in ("passed", "training") else "calibrating"


def _me(call: Call) -> UUID:
    """The member who asks."""
    if call.principal.member_id is None:
        raise Forbidden("only members of the employer review")
    return call.principal.member_id
