"""The FastAPI application that every service builds on: problems, correlation, limits, headers, sessions, health."""

import logging
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import structlog
from fastapi import FastAPI, Request, Response
from starlette.middleware.sessions import SessionMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uuid_utils.compat import uuid7

from shared.health import install as install_health
from shared.http import problems
from shared.http.caller import Doors
from shared.http.problems import TooLarge
from shared.settings import ServiceSettings
from shared.telemetry import HTTP_SECONDS, observed
from shared.web import CSP

log = logging.getLogger(__name__)
_CORRELATION = re.compile(r"[A-Za-z0-9._:-]{1,128}")
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
Lifespan = Callable[[], AbstractAsyncContextManager[Doors]]


def create_app(
    service: str,
    settings: ServiceSettings,
    start: Lifespan,
    *,
    troubles: Sequence[Callable[[], Sequence[str]]] = (),
    largest_upload: int | None = None,
) -> FastAPI:
    """An application without routes of its own; `start` opens what it needs for as long as it runs.

    `troubles` say why this replica is not ready. `largest_upload` (bytes) applies to multipart bodies.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with start() as doors:
            app.state.doors = doors
            yield

    app = FastAPI(
        title=f"Journeywork {service}",
        lifespan=lifespan,
        openapi_url=f"/{service}/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.service, app.state.settings = service, settings
    problems.install(app)
    install_health(app, troubles)
    local = settings.environment == "local"
    app.add_middleware(
        SessionMiddleware,
        secret_key=settings.auth.session_secret.get_secret_value(),
        session_cookie=f"journeywork_{service}" if local else f"__Host-journeywork-{service}",
        max_age=settings.auth.session_hours * 3600,
        same_site="lax",
        https_only=not local,
    )
    app.add_middleware(BodyLimit, largest=settings.http.largest_body, largest_upload=largest_upload)
    app.middleware("http")(_correlated(service))
    return app


def _correlated(service: str) -> Callable[..., object]:
    async def middleware(request: Request, call_next: Callable[[Request], object]) -> Response:
        given = request.headers.get("x-correlation-id", "")
        correlation_id = given if _CORRELATION.fullmatch(given) else str(uuid7())
        request.state.correlation_id = correlation_id
        with (
            structlog.contextvars.bound_contextvars(correlation_id=correlation_id, path=request.url.path),
            observed(HTTP_SECONDS, service=service, method=request.method) as labels,
        ):
            response: Response = await call_next(request)  # type: ignore[misc]  # Starlette types it so
            labels["status"] = str(response.status_code)
        response.headers["X-Correlation-Id"] = correlation_id
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


class BodyLimit:
    """Refuses bodies above the limit while they arrive, whatever Content-Length says."""

    def __init__(self, app: ASGIApp, *, largest: int, largest_upload: int | None) -> None:
        self._app, self._largest, self._largest_upload = app, largest, largest_upload or largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        upload = headers.get(b"content-type", b"").startswith(b"multipart/form-data")
        limit, taken = (self._largest_upload if upload else self._largest), 0

        async def limited() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise TooLarge(limit)
            return message

        await self._app(scope, limited, send)
