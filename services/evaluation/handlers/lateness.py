"""Use cases of reviews that do not come: remind, tell the hiring manager, replace, and reveal what there is.

A silent reviewer is reminded a day before the card is due and overdue when it is; a working day later somebody else is
asked, if there is anybody (`domain.due`). At the deadline nobody is waited for, except for the first new card of an
appeal.
"""

from uuid import UUID

from services.evaluation.domain import evaluation as domain
from services.evaluation.domain import events as happened
from services.evaluation.domain.due import replaced_at
from services.evaluation.domain.evaluation import Evaluation, Status
from services.evaluation.domain.review import WAITED_FOR, Taken
from services.evaluation.handlers import gold, panels
from services.evaluation.handlers.commits import REPLACEMENT, commit, mail
from services.evaluation.read_models import projects
from services.evaluation.store import evaluations as store
from services.evaluation.store import locks
from shared.messaging import Transaction
from shared.privacy import Vault

TIMER = "timer"
OPEN_AT_DEADLINE = frozenset({Status.OPENED, Status.REVIEWING, Status.QUORUM_REACHED})


async def remind(tx: Transaction, review_id: UUID) -> None:
    """Writes to the reviewer when a card is due soon and not in."""
    if await _waited_for(tx, review_id) is not None:
        tx.deliver(mail("review_reminder", review_id))


async def overdue(tx: Transaction, review_id: UUID) -> None:
    """A card is due and not in: the hiring manager hears of it, and the reviewer has a little time left."""
    evaluation = await _waited_for(tx, review_id)
    if evaluation is None or evaluation.deadline is None:
        return
    terms = (await projects.find(tx.conn, evaluation.project_id)).terms
    evaluation = await commit(tx, evaluation, domain.be_late(evaluation, at=tx.now), actor=TIMER)
    if terms is not None and evaluation.deadline is not None:
        due_at = evaluation.review(review_id).due_at
        tx.set_timer(REPLACEMENT, str(review_id), replaced_at(due_at, evaluation.deadline, terms.time_zone))


async def replace_silent(tx: Transaction, vault: Vault, review_id: UUID) -> None:
    """Somebody else is asked in place of a reviewer who is late. Without anybody the late one is better than nobody."""
    evaluation = await _waited_for(tx, review_id)
    if evaluation is None:
        return
    case = await panels.case_of(tx, await projects.find(tx.conn, evaluation.project_id))
    if case is None:
        return
    choice = await panels.somebody(tx, case, evaluation)
    if choice.problem is not None:
        return
    events = domain.reassign(evaluation, review_id, Taken.LATE, at=tx.now)
    await commit(tx, evaluation, events, actor=TIMER, why="no card, and somebody else has time before the deadline")
    await panels.advance(tx, vault, evaluation.project_id)


async def deadline(tx: Transaction, vault: Vault, evaluation_id: UUID) -> None:
    """The time for reviews is over: what is late is late, and what there is, is revealed together.

    An appeal is not decided without a new card: its late reviews go to others, as long as there are any.
    """
    evaluation = await store.load(tx.conn, evaluation_id)
    if evaluation.gold_item_id is not None:
        await gold.deadline(tx, vault, evaluation_id)
        return
    await locks.project(tx.conn, evaluation.project_id)
    found = await store.of_project(tx.conn, evaluation.project_id)
    case = await panels.case_of(tx, await projects.find(tx.conn, evaluation.project_id))
    if case is None:
        return
    due = [
        one
        for one in found
        # work that nobody reviews now is due with the project
        if one.status in OPEN_AT_DEADLINE and (one.deadline or case.terms.review_by) <= tx.now
    ]
    due = [await commit(tx, one, domain.be_late(one, at=tx.now), actor=TIMER) for one in due]
    undecided = [one for one in due if one.sealed < one.appeal_needs]
    for one in undecided:
        late = [review.id for review in one.reviews if review.status in WAITED_FOR]
        events: tuple[happened.Event, ...] = ()
        for review_id in late:
            events += domain.reassign(domain.evolve(one, events), review_id, Taken.LATE, at=tx.now)
        await commit(tx, one, events, actor=TIMER, why="no card at the deadline of an appeal")
    due = [one for one in due if one not in undecided]
    if due:
        await panels.reveal(tx, case, due, await panels.judge(tx, vault, case, due))
    if undecided:
        await panels.advance(tx, vault, evaluation.project_id)


async def _waited_for(tx: Transaction, review_id: UUID) -> Evaluation | None:
    """Its evaluation, locked until the transaction ends; None when no card is expected of it any more."""
    project_id, evaluation_id = await store.of_review(tx.conn, review_id)
    await locks.project(tx.conn, project_id)
    evaluation = next(one for one in await store.of_project(tx.conn, project_id) if one.id == evaluation_id)
    if evaluation.status is not Status.REVIEWING or evaluation.review(review_id).status not in WAITED_FOR:
        return None
    return evaluation
