"""Is it alive, is it ready, how is it doing: `/health/live`, `/health/ready`, `/metrics`.

Alive means that the process answers; it depends on nothing else, or a broken database would restart every replica.
Ready means that this replica can do its work now; when it cannot, the answer says why.
"""

from collections.abc import Callable, Sequence

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from shared.telemetry import READY

Troubles = Callable[[], Sequence[str]]


def install(app: FastAPI, service: str, troubles: Sequence[Troubles], remarks: Sequence[Troubles] = ()) -> None:
    """Adds the three routes; they need no caller. `remarks` are said beside the verdict and change nothing of it."""

    def found() -> list[str]:
        return [trouble for look in troubles for trouble in look()]

    @app.get("/health/live", include_in_schema=False)
    async def live() -> dict[str, str]:
        return {"status": "alive"}

    @app.get("/health/ready", include_in_schema=False)
    async def ready() -> Response:
        wrong = found()
        said = [remark for look in remarks for remark in look()]
        body = {"status": "not ready" if wrong else "ready", "troubles": wrong, "remarks": said}
        return JSONResponse(body, status_code=503 if wrong else 200)

    @app.get("/metrics", include_in_schema=False)
    async def metrics() -> Response:
        READY.labels(service=service).set(not found())
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
