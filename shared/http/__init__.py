"""Every service's HTTP edge: one application shape, problem details, callers, idempotent creation, pages of lists."""

from shared.http.app import create_app
from shared.http.call import Call, requires
from shared.http.caller import Doors, caller, ticket_holder
from shared.http.paging import Limit, Page, cursor, page, position_of
from shared.http.problems import Unauthenticated, away
from shared.http.routes import include

__all__ = [
    "Call",
    "Doors",
    "Limit",
    "Page",
    "Unauthenticated",
    "away",
    "caller",
    "create_app",
    "cursor",
    "include",
    "page",
    "position_of",
    "requires",
    "ticket_holder",
]
