"""The FastAPI application that every service builds on: problems, correlation, limits, headers, sessions, health."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.sessions import SessionMiddleware

from shared.health import install as install_health
from shared.http import problems
from shared.http.caller import Doors
from shared.http.edge import BodyLimit, Edge
from shared.http.pressure import Pressure
from shared.messaging.outbox_age import OutboxAge
from shared.settings import ServiceSettings

Lifespan = Callable[[], AbstractAsyncContextManager[Doors]]


def create_app(
    service: str,
    settings: ServiceSettings,
    start: Lifespan,
    *,
    home: str = "/home",
    troubles: Sequence[Callable[[], Sequence[str]]] = (),
    largest_upload: int | None = None,
    outbox: OutboxAge | None = None,
) -> FastAPI:
    """An application without routes of its own; `start` opens what it needs for as long as it runs.

    `home` is where its pages lead people who have lost their way. `troubles` say why this replica is not ready.
    `largest_upload` (bytes) applies to multipart bodies. While `outbox` is too old, commands are refused.
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
        responses=problems.RESPONSES,
    )
    app.state.service, app.state.settings, app.state.home = service, settings, home
    problems.install(app)
    install_health(app, service, troubles, [outbox.remarks] if outbox else [])
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
    if outbox is not None:
        app.add_middleware(Pressure, service=service, outbox=outbox)
    app.add_middleware(Edge, service=service, tls=not local)
    return app
