"""After the reveal: the next version of one's own card, with a reason, published at once."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from services.evaluation.domain import evaluation as domain
from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.rubric import Rubric
from services.evaluation.domain.scorecard import Marks, Overall
from services.evaluation.handlers import reviews
from services.evaluation.pages import form
from services.evaluation.pages.form import Problem
from services.evaluation.pages.layout import own, reader, shown
from services.evaluation.read_models import worksheet
from services.evaluation.read_models.desk import Review
from services.evaluation.store import evaluations, locks, rubrics
from shared.http import Call, requires
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import IllegalTransition, NotFound


def router(vault: Vault) -> APIRouter:
    """`vault` is for the reader's own card, and for the summary that follows."""
    routes = APIRouter()

    @routes.get("/reviews/{review_id}/amend")
    async def amend_page(call: Annotated[Call, requires("amend", "review")], review_id: UUID) -> Response:
        """The card as it counts, to be changed. Changes nothing."""
        try:
            async with call.transaction() as tx:
                review = await own(tx, call, review_id)
                return await _form(call, tx, vault, review)
        except IllegalTransition:
            return RedirectResponse(f"/reviews/{review_id}", status_code=303)

    @routes.post("/reviews/{review_id}/amend")
    async def amend(call: Annotated[Call, requires("amend", "review")], review_id: UUID) -> Response:
        """Publishes the next version; a card that was amended meanwhile is shown first."""
        given = await call.request.form()
        reason, seen = form.text(given, "reason").strip(), form.text(given, "version")
        try:
            async with call.transaction() as tx:
                review = await own(tx, call, review_id)
                await locks.project(tx.conn, review.project_id)
                evaluation, rubric = await _judged(tx, review)
                typed = form.marks_of(given, rubric)
                if seen != str(evaluation.review(review_id).card.version):
                    return await _form(call, tx, vault, review, typed=typed, reason=reason, status=409)
                cards = await worksheet.opened(tx.conn, vault, review)
                problems = _problems(typed, rubric, cards[0].marks if cards else None, reason)
                if problems:
                    return await _form(
                        call, tx, vault, review, typed=typed, reason=reason, problems=problems, status=422
                    )
                await reviews.amend(tx, vault, review_id, typed, reason, by=review.reviewer_id)
        except IllegalTransition:
            return RedirectResponse(f"/reviews/{review_id}", status_code=303)
        return RedirectResponse(f"/reviews/{review_id}?done=amended", status_code=303)

    return routes


async def may_amend(tx: Transaction, review: Review) -> bool:
    """Whether this card may be amended now."""
    try:
        domain.amendable(await evaluations.load(tx.conn, review.evaluation_id), review.id, at=tx.now)
    except IllegalTransition:
        return False
    return True


async def _form(
    call: Call,
    tx: Transaction,
    vault: Vault,
    review: Review,
    *,
    typed: Marks | None = None,
    reason: str = "",
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response:
    """Raises `IllegalTransition` when nothing can be amended."""
    who = await reader(call, tx)
    evaluation, rubric = await _judged(tx, review)
    domain.amendable(evaluation, review.id, at=tx.now)
    cards = await worksheet.opened(tx.conn, vault, review)
    marks = typed or cards[0].marks
    return shown(
        call.request,
        "amend.html",
        who,
        status=status,
        review=review,
        rubric=rubric,
        version=evaluation.review(review.id).card.version,
        until=evaluation.amend_until,
        marks=marks,
        chosen=form.chosen_of(marks),
        notes=form.notes_of(marks),
        reason=reason,
        problems=problems,
        errors={problem.place: problem.message for problem in problems},
        changed=status == 409,
        overall=tuple(Overall),
        longest=form.LONGEST_NOTE,
    )


async def _judged(tx: Transaction, review: Review) -> tuple[Evaluation, Rubric]:
    evaluation = await evaluations.load(tx.conn, review.evaluation_id)
    rubric = await rubrics.find(tx.conn, evaluation.rubric)
    if rubric is None:
        raise NotFound("review", review.id)
    return evaluation, rubric


def _problems(typed: Marks, rubric: Rubric, before: Marks | None, reason: str) -> tuple[Problem, ...]:
    problems = form.too_long(typed, rubric) or form.to_finish(typed, rubric)
    if not problems and before is not None and (typed.overall, typed.ratings) == (before.overall, before.ratings):
        problems = (form.of_the_card(rubric, "this is the card as it was: change what is wrong, or leave it"),)
    return problems + form.reason_problems(reason, "say what was wrong: it stands in the card, for everybody to read")
