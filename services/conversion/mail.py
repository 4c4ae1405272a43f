"""What staff are sent: a summary that waits for a decision, an offer that waits for an approval. Nobody is named.

Each mail has two parts made from the same facts: HTML, and a text twin with every number of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from textwrap import wrap
from typing import Any
from uuid import UUID

from services.conversion.domain import words
from services.conversion.domain.offer import Offer
from services.conversion.domain.recommendation import OPEN, Recommendation
from services.conversion.domain.summary import Summary
from services.conversion.handlers.offers import APPROVAL_MAIL
from services.conversion.handlers.recommendations import SUMMARY_MAIL
from services.conversion.read_models import members, reviews, work
from services.conversion.read_models.members import Member
from services.conversion.read_models.work import Project
from services.conversion.store import offers, recommendations, summaries
from shared import times
from shared.mail import Mail
from shared.messaging import Delivery, Lapsed, Transaction, Undeliverable
from shared.rules import Forbidden
from shared.web import templates

TEXT_WIDTH = 72
BAR_WIDTH = 1
"""Per cent of the scale that the line of the bar takes."""


def _folded(text: str) -> str:
    return "\n".join(wrap(text, TEXT_WIDTH, break_long_words=False, break_on_hyphens=False))


TEMPLATES = templates(Path(__file__).parent / "templates")
TEMPLATES.globals["words"] = words
TEMPLATES.filters["folded"] = _folded


@dataclass(frozen=True, slots=True)
class Addressed:
    """To whom a mail goes, and about which project."""

    member: Member
    project: Project
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Letters:
    """Makes mails whose links begin with `public_url`."""

    public_url: str

    async def prepare(self, tx: Transaction, delivery: Delivery) -> Mail:
        """The mail of this delivery; `Lapsed` once nobody waits for an answer or the member has left.

        `Forbidden`, to be tried again, while the member has a card to seal in the project: it was given after queuing.
        """
        payload = delivery.payload
        match payload["mail"]:
            case "summary":
                recommendation = await recommendations.load(tx.conn, UUID(payload["recommendation_id"]))
                if recommendation.status not in OPEN:
                    raise Lapsed("the decision is no longer open")
                to = await _addressed(tx, UUID(payload["member_id"]), recommendation.project_id)
                if to.project.id in await reviews.to_seal(tx.conn, to.member.id):
                    raise Forbidden("the member has a card to seal in this project")
                summary = await summaries.load(tx.conn, recommendation.engagement_id, recommendation.summary_version)
                subject, said = summary_mail(recommendation, summary, to, self._link("recommendations", summary))
                return _mail(delivery, to, subject, SUMMARY_MAIL, said)
            case "approval":
                offer = await offers.load(tx.conn, UUID(payload["offer_id"]))
                to = await _addressed(tx, UUID(payload["member_id"]), offer.project_id)
                if to.member.id not in offer.flow.due:
                    raise Lapsed("the approval is no longer asked for")
                link = f"{self.public_url.rstrip('/')}/approvals/{offer.id}"
                subject, said = approval_mail(offer, to, link)
                return _mail(delivery, to, subject, APPROVAL_MAIL, said)
            case other:
                raise Undeliverable(f"no mail is called {other!r}")

    def _link(self, prefix: str, summary: Summary) -> str:
        return f"{self.public_url.rstrip('/')}/{prefix}/{summary.engagement_id}"


def summary_mail(
    recommendation: Recommendation, summary: Summary, to: Addressed, link: str
) -> tuple[str, Mapping[str, Any]]:
    """Subject and facts. The subject says who, what and by when: it shows on lock screens."""
    by = times.day(recommendation.decide_by, to.member.time_zone)
    subject = f"{recommendation.candidate_label}: ready for your decision by {by}"
    said = _common(subject, to, link) | {
        "summary": summary,
        "decide_by": times.day(recommendation.decide_by, to.member.time_zone, year=True),
        "range": range_cells(summary),
        "flip": words.flip(summary.flips[0]) if summary.flips else None,
    }
    return subject, said


def approval_mail(offer: Offer, to: Addressed, link: str) -> tuple[str, Mapping[str, Any]]:
    """Subject and facts of a request to approve; the terms are on the page."""
    assert offer.flow.approve_by is not None  # noqa: S101  set when approval was asked for
    subject = f"Approve an offer by {times.day(offer.flow.approve_by, to.member.time_zone)}"
    group = offer.flow.due_group
    said = _common(subject, to, link) | {
        "offer": offer,
        "approve_by": times.day(offer.flow.approve_by, to.member.time_zone, year=True),
        "group": group.name if group else "",
    }
    return subject, said


def range_cells(summary: Summary) -> list[tuple[str, int]]:
    """The likely range on the scale as table cells, in whole per cent: kind and width; together 100.

    Kinds: `track` outside the range, `below` and `above` the bar within it, `bar` for the bar itself.
    """
    if summary.interval is None:
        return []
    low, high = (round(float(edge)) for edge in summary.interval)
    line = min(round(float(summary.bar)), 100 - BAR_WIDTH)
    cells: list[tuple[str, int]] = []
    edges = [(0, low, "track"), (low, max(high, low + 1), "range"), (max(high, low + 1), 100, "track")]
    for start, end, kind in edges:
        side = {"range": ("below", "above"), "track": ("track", "track")}[kind]
        cells.append((side[0], max(0, min(end, line) - start)))
        if start <= line < end:
            cells.append(("bar", BAR_WIDTH))
        cells.append((side[1], max(0, end - max(start, line + BAR_WIDTH))))
    return [(kind, width) for kind, width in cells if width > 0]


async def _addressed(tx: Transaction, member_id: UUID, project_id: UUID) -> Addressed:
    member = await members.load(tx.conn, member_id)
    project = await work.project(tx.conn, project_id)
    if project is None:
        raise Undeliverable("the project is not known")
    if not member.active:
        raise Lapsed("the member has left")
    return Addressed(member, project, tx.now)


def _common(subject: str, to: Addressed, link: str) -> dict[str, Any]:
    zone = to.member.time_zone
    sent = f"{times.day(to.sent_at, zone, year=True)}, {times.moment(to.sent_at, zone).rpartition(', ')[2]} ({zone})"
    return {
        "subject": subject,
        "link": link,
        "shown_link": link.partition("://")[2],
        "employer": to.project.employer_name,
        "project": to.project.title,
        "sent": sent,
    }


def _mail(delivery: Delivery, to: Addressed, subject: str, name: str, said: Mapping[str, Any]) -> Mail:
    return Mail(
        key=str(delivery.id),
        to=to.member.email,
        subject=subject,
        text=TEMPLATES.get_template(f"{name}.txt").render(said),
        html=TEMPLATES.get_template(f"{name}_mail.html").render(said),
    )
