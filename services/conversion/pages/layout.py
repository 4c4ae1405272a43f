"""What every page of conversion shares: its templates, who is signed in, in which zone times are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from services.conversion.domain import words
from services.conversion.pages import charts
from services.conversion.read_models import members
from services.conversion.read_models.members import Member
from shared import times
from shared.http import Call
from shared.messaging import Transaction
from shared.rules import Finding, Forbidden
from shared.web import render, templates

TEMPLATES = templates(Path(__file__).parents[1] / "templates")
TEMPLATES.globals.update(words=words, charts=charts, times=times)

ROLE_WORDS = {
    "hiring_manager": "Hiring manager",
    "approver": "Approver",
    "hr_partner": "HR partner",
    "administrator": "Administrator",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at the page, and when."""

    member: Member
    now: datetime

    @property
    def zone(self) -> str:
        return self.member.time_zone

    @property
    def title(self) -> str:
        return next((said for role, said in ROLE_WORDS.items() if role in self.member.roles), "Staff")


async def reader(call: Call, tx: Transaction) -> Reader:
    """The member who is signed in."""
    if call.principal.member_id is None:
        raise Forbidden("this page is for the employer's staff: sign in as one of them")
    return Reader(await members.load(tx.conn, call.principal.member_id), tx.now)


def shown(request: Request, name: str, who: Reader, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page for this reader; templates find `who`, `day`, `moment` and `ahead` in the reader's zone."""
    in_zone: Mapping[str, Any] = {
        "who": who,
        "day": lambda at, **more: times.day(at, who.zone, **more),
        "moment": lambda at: times.moment(at, who.zone),
        "ahead": lambda at: times.ahead(at, who.now, who.zone),
        "findings": (),
    }
    return render(TEMPLATES, name, request, status=status, **(dict(in_zone) | context))


def by_field(findings: tuple[Finding, ...]) -> dict[str, str]:
    """The first message of each field."""
    return {finding.field: finding.message for finding in reversed(findings)}
