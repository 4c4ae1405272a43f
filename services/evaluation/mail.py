"""What reviewers are sent: that work waits for them, and by when. Never who did it, never a mark.

Hiring managers hear who is late, and that nobody is there to look at an appeal.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from services.evaluation.domain.known import Member
from services.evaluation.domain.review import WAITED_FOR, WORDS, Status, Taken
from services.evaluation.domain.scorecard import Void
from services.evaluation.read_models import desk, members, projects
from services.evaluation.read_models.desk import Review
from services.evaluation.store import evaluations
from shared.mail import Mail
from shared.messaging import Delivery, Lapsed, Transaction
from shared.web import templates

TEMPLATES = templates(Path(__file__).parent / "templates")
VOIDED = {
    Void.CONFLICT: "a conflict of interest was found",
    Void.IRREGULAR: "an administrator or HR partner has voided it and said why in the audit log",
    Void.CANCELLED: "the work is not judged any more",
}


@dataclass(frozen=True, slots=True)
class Letters:
    """Makes mails whose links begin with `public_url`."""

    public_url: str

    async def prepare(self, tx: Transaction, delivery: Delivery) -> Mail:
        """The mail; `Lapsed` when what it says is not so any more or the addressee has left."""
        match delivery.payload["kind"]:
            case "review_overdue":
                return await self._overdue(tx, delivery)
            case "appeal_stuck":
                return await self._appeal_stuck(tx, delivery)
            case "review_taken" | "card_voided":
                return await self._gone(tx, delivery)
            case kind:
                return await self._waiting(tx, delivery, kind)

    async def _waiting(self, tx: Transaction, delivery: Delivery, kind: str) -> Mail:
        review = await desk.load(tx.conn, UUID(delivery.payload["review_id"]))
        if not _waited_for(review):
            raise Lapsed("the review is not waited for any more")
        reviewer = await _present(tx, review.reviewer_id)
        due = review.due_at.astimezone(ZoneInfo(reviewer.time_zone))
        said = {
            "lead": _lead(kind, review),
            "title": review.title,
            "due": _moment(due),
            "time_zone": reviewer.time_zone,
            "sealed": review.sealed,
            "wanted": review.wanted,
            "link": self._link(f"reviews/{review.id}"),
        }
        return _mail(delivery, reviewer, "review", _subject(kind, review, due), said)

    async def _gone(self, tx: Transaction, delivery: Delivery) -> Mail:
        """To the reviewer whose review or card it was."""
        review = await desk.load(tx.conn, UUID(delivery.payload["review_id"]))
        reviewer = await _present(tx, review.reviewer_id)
        if delivery.payload["kind"] == "card_voided":
            subject = "Your scorecard does not count"
            lead = f"The card that you sealed is void: {VOIDED[Void(delivery.payload['why'])]}."
            more = "If nobody had read it, nobody will: its contents are destroyed, its commitment stays public."
        else:
            subject = "A review is yours no more"
            lead = f"It was taken back because {_why(review)}."
            more = "What you had drafted is gone. There is nothing left to do for you."
        said = {"lead": lead, "more": more, "facts": {}, "link": self._link("reviews"), "act": "Open my reviews"}
        why = "You get this because you review for this project. It names nobody."
        return _mail(delivery, reviewer, "notice", subject, said | {"title": review.title, "why": why})

    async def _overdue(self, tx: Transaction, delivery: Delivery) -> Mail:
        """To the hiring manager, as long as the card is not in: how many are, and who is late."""
        review = await desk.load(tx.conn, UUID(delivery.payload["review_id"]))
        if not _waited_for(review):
            raise Lapsed("the review is not waited for any more")
        manager = await _manager(tx, review.project_id)
        reviewer = await members.find(tx.conn, review.reviewer_id)
        said = {
            "title": review.title,
            "lead": f"A scorecard for {review.candidate_label} was due and is not sealed.",
            "facts": {
                "Sealed": f"{review.sealed} of {review.wanted}",
                "Late": reviewer.name if reviewer else "a reviewer",
                "Was due": f"{_moment(review.due_at.astimezone(ZoneInfo(manager.time_zone)))} ({manager.time_zone})",
            },
            "more": "If the card does not come, somebody else is asked within a working day, if there is anybody.",
            "link": self._link(f"recommendations/{review.engagement_id}"),
            "act": "See how far it is",
            "why": "You get this because you decide on this project's work.",
        }
        return _mail(delivery, manager, "notice", f"A review of {review.candidate_label} is overdue", said)

    async def _appeal_stuck(self, tx: Transaction, delivery: Delivery) -> Mail:
        """To the hiring manager, as long as it is so."""
        evaluation = await evaluations.load(tx.conn, UUID(delivery.payload["evaluation_id"]))
        if not evaluation.appeal_needs or evaluation.problem is None:
            raise Lapsed("the appeal is not stuck any more")
        manager = await _manager(tx, evaluation.project_id)
        project = await projects.find(tx.conn, evaluation.project_id)
        said = {
            "title": project.terms.title if project.terms else "",
            "lead": f"{evaluation.candidate_label} has appealed, and nobody is there who could look at the work anew.",
            "facts": {},
            "more": f"{evaluation.problem} The appeal stays open until then.",
            "link": self._link(f"recommendations/{evaluation.engagement_id}"),
            "act": "Open the evaluation",
            "why": "You get this because you decide on this project's work.",
        }
        subject = f"An appeal of {evaluation.candidate_label} waits for a reviewer"
        return _mail(delivery, manager, "notice", subject, said)

    def _link(self, path: str) -> str:
        return f"{self.public_url.rstrip('/')}/{path}"


def _mail(delivery: Delivery, to: Member, template: str, subject: str, said: dict[str, Any]) -> Mail:
    known = said | {"subject": subject}
    return Mail(
        key=str(delivery.id),
        to=to.email,
        subject=subject,
        text=TEMPLATES.get_template(f"{template}.txt").render(known),
        html=TEMPLATES.get_template(f"{template}.html").render(known),
    )


async def _present(tx: Transaction, member_id: UUID) -> Member:
    found = await members.find(tx.conn, member_id)
    if found is None or not found.active:
        raise Lapsed("the reviewer has left")
    return found


async def _manager(tx: Transaction, project_id: UUID) -> Member:
    terms = (await projects.find(tx.conn, project_id)).terms
    found = await members.find(tx.conn, terms.hiring_manager_id) if terms else None
    if found is None or not found.active:
        raise Lapsed("the hiring manager has left")
    return found


def _waited_for(review: Review) -> bool:
    return Status(review.status) in WAITED_FOR and review.evaluation_status == "reviewing"


def _why(review: Review) -> str:
    return WORDS[Taken(review.taken)] if review.taken else "somebody else was asked"


def _subject(kind: str, review: Review, due: datetime) -> str:
    if kind == "review_assigned" and review.additional:
        return f"One more opinion wanted by {_day(due)}"
    reminder = "Reminder: r" if kind == "review_reminder" else "R"
    return f"{reminder}eview 1 piece of work by {_day(due)}"


def _lead(kind: str, review: Review) -> str:
    if kind == "review_reminder":
        return "Your scorecard is not sealed yet. What you have written so far is kept as a draft."
    if review.additional:
        return "One more opinion is wanted on a piece of work. You were chosen because you have not seen it yet."
    return "A piece of work waits for your review. You see the work and the rubric, not who did it."


def _moment(at: datetime) -> str:
    return f"{_day(at)} {at.year}, {at:%H:%M}"


def _day(at: datetime) -> str:
    return f"{at:%a} {at.day} {at:%b}"
