"""Commands wait outside while their events could not leave: 503 and `Retry-After`; what only reads goes on.

Not held back: signing in, and operators, who may be needed to put things right.
"""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from shared.http.problems import busy
from shared.messaging.metrics import COMMANDS_REFUSED
from shared.messaging.outbox_age import OutboxAge

WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
DETAIL = (
    "no changes are taken at the moment, because earlier ones could not be passed on yet; what is only read goes on. "
    "Nothing of this request was kept: send it again later"
)
RETRY_AFTER = 15
"""Seconds: an outage that lasted longer than the limit does not end at once."""


class Pressure:
    """Refuses commands of `service` before their body is read while the outbox is too old."""

    def __init__(self, app: ASGIApp, *, service: str, outbox: OutboxAge) -> None:
        self._app, self._outbox = app, outbox
        self._open = (f"/{service}/auth/", f"/{service}/ops/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not (self._outbox.too_old and scope["type"] == "http" and self._is_command(scope)):
            await self._app(scope, receive, send)
            return
        COMMANDS_REFUSED.labels("outbox").inc()
        answer = busy(Request(scope), "events-wait", "Not now", DETAIL, retry_after=RETRY_AFTER)
        await answer(scope, receive, send)

    def _is_command(self, scope: Scope) -> bool:
        return scope["method"] in WRITING and not scope["path"].startswith(self._open)
