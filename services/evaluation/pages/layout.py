"""What every page of evaluation shares: its templates, who is signed in, in which zone times are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from fastapi import Request
from fastapi.responses import HTMLResponse

from services.evaluation import access
from services.evaluation.domain.known import Member
from services.evaluation.pages import words
from services.evaluation.read_models import desk, members
from shared import times
from shared.auth import Role
from shared.http import Call
from shared.messaging import Transaction
from shared.rules import Forbidden
from shared.web import render, templates

TEMPLATES = templates(Path(__file__).parents[1] / "templates")
TEMPLATES.globals.update(words=words, times=times)
LONGEST_LIST = 200


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at the page, and when. Their name stands on no page."""

    member: Member
    roles: frozenset[Role]
    now: datetime

    @property
    def zone(self) -> str:
        return self.member.time_zone

    @property
    def title(self) -> str:
        return next((said for role, said in words.ROLES.items() if role in self.roles), "Staff")

    def may(self, action: str, resource: str) -> bool:
        """By the access table, for what the page offers."""
        return access.permits(self.roles, action, resource)


async def reader(call: Call, tx: Transaction) -> Reader:
    """The member who is signed in."""
    member_id = call.principal.member_id
    member = await members.find(tx.conn, member_id) if member_id else None
    if member is None:
        raise Forbidden("this page is for the employer's staff: sign in as one of them")
    return Reader(member, call.principal.roles, tx.now)


async def own(tx: Transaction, call: Call, review_id: UUID) -> desk.Review:
    """The caller's own review; of anybody else's a page says nothing at all."""
    review = await desk.load(tx.conn, review_id)
    if review.reviewer_id != call.principal.member_id:
        raise Forbidden(
            "this scorecard belongs to another reviewer. Until all are revealed nobody else sees it, administrators too"
        )
    return review


def shown(request: Request, name: str, who: Reader, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page for this reader; templates find `who`, `day`, `moment`, `ahead` and `clock` in the reader's zone."""
    in_zone: Mapping[str, Any] = {
        "who": who,
        "home": "/reviews" if who.may("list", "review") else "/rubrics",
        "day": lambda at, **more: times.day(at, who.zone, **more),
        "moment": lambda at: times.moment(at, who.zone),
        "ahead": lambda at: times.ahead(at, who.now, who.zone),
        "clock": lambda at: times.clock(at, who.now, who.zone),
        "problems": (),
    }
    return render(TEMPLATES, name, request, status=status, **(dict(in_zone) | context))
