"""What candidates are sent: the words of each letter, addressed by name. Nothing here is stored with the name in it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from services.posting.domain.application import RejectionReason
from services.posting.domain.candidate import Candidate
from services.posting.domain.result import Result
from shared import times
from shared.mail import Mail
from shared.web import templates

TEMPLATES = templates(Path(__file__).parent / "templates")

REASONS = {
    RejectionReason.SKILLS_NOT_SHOWN: "your application did not show the skills that this project needs",
    RejectionReason.OTHERS_FIT_BETTER: "others fitted this project better",
    RejectionReason.ANSWERS_INCOMPLETE: "your answers were not complete",
    RejectionReason.NOT_AVAILABLE: "the dates did not fit",
    RejectionReason.CONFLICT_OF_INTEREST: "a conflict of interest was declared",
    RejectionReason.PROJECT_CHANGED: "the project has changed",
}


@dataclass(frozen=True, slots=True)
class OfferLetter:
    """What an offer letter says besides the name; `terms` as they were extended."""

    employer: str
    terms: dict[str, Any]
    valid_until: datetime
    url: str


def selected(key: str, candidate: Candidate, *, employer: str, title: str, answer_by: datetime, url: str) -> Mail:
    when = times.full(answer_by, candidate.time_zone)
    context = {"employer": employer, "title": title, "answer_by": when, "url": url}
    return _mail(key, candidate, f'Your application to "{title}"', "selected", context)


def rejected(key: str, candidate: Candidate, *, employer: str, title: str, reason: RejectionReason) -> Mail:
    context = {"employer": employer, "title": title, "reason": REASONS[reason]}
    return _mail(key, candidate, f'Your application to "{title}"', "rejected", context)


def offer(key: str, candidate: Candidate, letter: OfferLetter) -> Mail:
    """The addressed offer letter."""
    until = times.full(letter.valid_until, candidate.time_zone)
    amount, currency = letter.terms["salary"]["amount"], letter.terms["salary"]["currency"]
    context = {
        "employer": letter.employer,
        "terms": {"conditions": None} | letter.terms,
        "salary": f"{Decimal(amount):,.2f} {currency} a {letter.terms['salary_period']}",
        "kind": letter.terms["employment_type"].replace("_", "-"),
        "valid_until": until,
        "url": letter.url,
    }
    subject = f"An offer from {letter.employer}, valid until {times.day(letter.valid_until, candidate.time_zone)}"
    return _mail(key, candidate, subject, "offer", context)


def result(key: str, candidate: Candidate, told: Result, *, employer: str, url: str) -> Mail:
    """What became of the work, in a sentence; levels and notes are on the page."""
    until = times.full(told.appeal_until, candidate.time_zone) if told.appeal_until and not told.appealed_at else None
    context = {"employer": employer, "result": told, "appeal_until": until, "url": url}
    return _mail(key, candidate, f'Your result for "{told.project_title}"', "result", context)


def appeal(key: str, candidate: Candidate, told: Result, *, employer: str, waiting: bool, url: str) -> Mail:
    context = {"employer": employer, "result": told, "waiting": waiting, "url": url}
    return _mail(key, candidate, f'Your appeal for "{told.project_title}" has arrived', "appeal", context)


def _mail(key: str, candidate: Candidate, subject: str, template: str, context: dict[str, Any]) -> Mail:
    known = context | {"name": candidate.identity.name, "language": candidate.language, "subject": subject}
    return Mail(
        key=key,
        to=candidate.identity.email,
        subject=subject,
        text=TEMPLATES.get_template(f"{template}.txt").render(known),
        html=TEMPLATES.get_template(f"{template}.html").render(known),
    )
