"""The scorecard of one review: the work, the rubric with its anchors, the own draft; after the reveal the own card.

Every submit keeps what was typed before it is looked at. Nothing here shows a mark of anybody else.
"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from services.evaluation.domain.review import WORDS, Status
from services.evaluation.domain.scorecard import Marks, Overall
from services.evaluation.handlers import reviews
from services.evaluation.pages import form
from services.evaluation.pages.amending import may_amend
from services.evaluation.pages.conflicts import declarable
from services.evaluation.pages.desk import is_open, waiting
from services.evaluation.pages.form import Problem
from services.evaluation.pages.layout import Reader, own, reader, shown
from services.evaluation.read_models import desk, worksheet
from services.evaluation.read_models.desk import Review
from services.evaluation.read_models.worksheet import Worksheet
from services.evaluation.store import evaluations, locks, rubrics
from shared.http import Call, requires
from shared.messaging import Transaction
from shared.privacy import Vault


def router(vault: Vault) -> APIRouter:
    """`vault` opens the reader's own draft."""
    routes = APIRouter()

    @routes.get("/reviews/{review_id}")
    async def review_page(
        call: Annotated[Call, requires("read", "review")],
        review_id: UUID,
        done: str = "",
        unfolded: Annotated[bool, Query(alias="print")] = False,  # noqa: FBT002  a query has no other shape
    ) -> Response:
        """The form while a card is expected; afterwards what became of it. `print=1` opens what is folded."""
        async with call.transaction() as tx:
            review = await own(tx, call, review_id)
            who = await reader(call, tx)
            if is_open(review):
                sheet = await worksheet.load(tx.conn, vault, review)
                return _scorecard(call, who, sheet, sheet.marks, saved=done == "saved", unfolded=unfolded)
            return await _afterwards(call, tx, vault, who, review, done=done)

    @routes.post("/reviews/{review_id}")
    async def keep(call: Annotated[Call, requires("draft", "review")], review_id: UUID) -> Response:
        """Saves the draft; 'Check and seal' then goes on to the check, or says what is still to do."""
        async with call.transaction() as tx:
            return await _keep(call, tx, vault, review_id)

    return routes


async def _keep(call: Call, tx: Transaction, vault: Vault, review_id: UUID) -> Response:
    given = await call.request.form()
    await locks.project(tx.conn, (await own(tx, call, review_id)).project_id)
    # as it stands now that nobody else can move it, or save another draft
    review = await own(tx, call, review_id)
    who = await reader(call, tx)
    if not is_open(review):
        notes = tuple(form.text(given, name) for name in given if name.startswith("note."))
        return await _afterwards(call, tx, vault, who, review, status=409, typed=tuple(note for note in notes if note))
    sheet = await worksheet.load(tx.conn, vault, review)
    typed = form.marks_of(given, sheet.rubric)
    problems = form.too_long(typed, sheet.rubric)
    if problems:
        return _scorecard(call, who, sheet, typed, problems=problems, status=422, kept=False)
    if form.text(given, "seen") != sheet.stamp and typed != sheet.marks:
        return _scorecard(call, who, sheet, typed, status=409, kept=False)
    await reviews.draft(tx, vault, review_id, typed, by=who.member.id)
    if form.text(given, "do") != "check":
        return RedirectResponse(f"/reviews/{review_id}?done=saved", status_code=303)
    problems = form.to_finish(typed, sheet.rubric)
    if not problems:
        return RedirectResponse(f"/reviews/{review_id}/seal", status_code=303)
    sheet = await worksheet.load(tx.conn, vault, await desk.load(tx.conn, review_id))
    return _scorecard(call, who, sheet, typed, problems=problems, status=422)


def _scorecard(
    call: Call,
    who: Reader,
    sheet: Worksheet,
    marks: Marks,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    kept: bool = True,
    saved: bool = False,
    unfolded: bool = False,
) -> HTMLResponse:
    """`kept` says whether what stands in the form is the draft."""
    return shown(
        call.request,
        "scorecard.html",
        who,
        status=status,
        sheet=sheet,
        review=sheet.review,
        marks=marks,
        chosen=form.chosen_of(marks),
        notes=form.notes_of(marks),
        errors={problem.place: problem.message for problem in problems},
        problems=problems,
        kept=kept,
        elsewhere=status == 409,
        saved=saved,
        unfolded=unfolded,
        overall=tuple(Overall),
        longest=form.LONGEST_NOTE,
    )


async def _afterwards(
    call: Call,
    tx: Transaction,
    vault: Vault,
    who: Reader,
    review: Review,
    *,
    status: int = 200,
    typed: tuple[str, ...] = (),
    done: str = "",
) -> HTMLResponse:
    """What became of a review of which no card is expected any more; `typed` cannot be kept here, but is not lost."""
    evaluation = await evaluations.load(tx.conn, review.evaluation_id)
    cards = await worksheet.opened(tx.conn, vault, review) if review.status == Status.REVEALED else []
    rubric = await rubrics.find(tx.conn, evaluation.rubric) if cards else None
    taken = evaluation.review(review.id).taken
    return shown(
        call.request,
        "card.html" if rubric else "closed.html",
        who,
        status=status,
        review=review,
        cards=cards,
        rubric=rubric,
        taken=WORDS[taken] if taken else "",
        amend_until=evaluation.amend_until if await may_amend(tx, review) else None,
        declarable=declarable(review),
        following=(await waiting(tx.conn, who.member.id))[:1],
        typed=typed,
        done=done,
    )
