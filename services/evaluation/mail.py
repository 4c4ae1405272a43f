"""What reviewers are sent: that work waits for them, and by when. Never who did it, never a mark."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from services.evaluation.domain.review import WAITED_FOR, Status
from services.evaluation.read_models import desk, members
from services.evaluation.read_models.desk import Review
from shared.mail import Mail
from shared.messaging import Delivery, Transaction, Undeliverable
from shared.web import templates

TEMPLATES = templates(Path(__file__).parent / "templates")
KINDS = ("review_assigned", "review_reminder")


@dataclass(frozen=True, slots=True)
class Letters:
    """Makes mails whose links begin with `public_url`."""

    public_url: str

    async def prepare(self, tx: Transaction, delivery: Delivery) -> Mail:
        """The mail for this review; `Undeliverable` when it is not waited for any more or the reviewer has left."""
        review = await desk.load(tx.conn, UUID(delivery.payload["review_id"]))
        reviewer = await members.find(tx.conn, review.reviewer_id)
        if Status(review.status) not in WAITED_FOR or review.evaluation_status != "reviewing":
            raise Undeliverable("the review is not waited for any more")
        if reviewer is None or not reviewer.active:
            raise Undeliverable("the reviewer has left")
        kind = delivery.payload["kind"]
        due = review.due_at.astimezone(ZoneInfo(reviewer.time_zone))
        subject = _subject(kind, review, due)
        said = {
            "subject": subject,
            "lead": _lead(kind, review),
            "title": review.title,
            "due": f"{_day(due)} {due.year}, {due:%H:%M}",
            "time_zone": reviewer.time_zone,
            "sealed": review.sealed,
            "wanted": review.wanted,
            "link": f"{self.public_url.rstrip('/')}/reviews/{review.id}",
        }
        return Mail(
            key=str(delivery.id),
            to=reviewer.email,
            subject=subject,
            text=TEMPLATES.get_template("review.txt").render(said),
            html=TEMPLATES.get_template("review.html").render(said),
        )


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


def _day(at: datetime) -> str:
    return f"{at:%a} {at.day} {at:%b}"
