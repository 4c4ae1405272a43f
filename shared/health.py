"""Is it alive, is it ready, how is it doing: `/health/live`, `/health/ready`, `/metrics`.

Alive means that the process answers; it depends on nothing else, or a broken database would restart every replica.
Ready means that this replica can do its work now; when it cannot, the answer says why.
"""

from collections.abc import Callable, Sequence

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

Troubles = Callable[[], Sequence[str]]


def install(app: FastAPI, troubles: Sequence[Troubles], remarks: Sequence[Troubles] = ()) -> None:
    """Adds the three routes; they need no caller. `remarks` are said beside the verdict and change nothing of it."""

    @app.get("/health/live", include_in_schema=False)
    async def live() -> dict[str, str]:
        return {"status": "alive"}

    @app.get("/health/ready", include_in_schema=False)
    async def ready() -> Response:
        found = [trouble for look in troubles for trouble in look()]
        said = [remark for look in remarks for remark in look()]
        body = {"status": "not ready" if found else "ready", "troubles": found, "remarks": said}
        return JSONResponse(body, status_code=503 if found else 200)

    @app.get("/metrics", include_in_schema=False)
    async def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
