"""The one URL for people and APIs: a small reverse proxy by the first path segment. For laptops and tests."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx2
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from shared.http.prefixes import service_of

_HOP_BY_HOP = frozenset(
    {
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def build(services: Mapping[str, str]) -> Starlette:
    """The proxy; `services` maps a service's name to its base URL."""
    # One client for everybody: it must never keep a cookie, or one visitor would act with another's session.
    nobodys = CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
    client = httpx2.AsyncClient(timeout=60.0, limits=httpx2.Limits(max_connections=200), cookies=nobodys)

    async def forward(request: Request) -> Response:
        service = service_of(request.url.path)
        if service is None or service not in services:
            return _problem(404, "no service has this path")
        url = services[service] + request.url.path + (f"?{request.url.query}" if request.url.query else "")
        body = request.stream() if request.method in ("POST", "PUT", "PATCH") else None
        try:
            sent = client.build_request(request.method, url, headers=_headers(request), content=body)
            answer = await client.send(sent, stream=True)
        except httpx2.TransportError:
            return _problem(502, f"{service} does not answer")
        return _streamed(answer)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with client:
            yield

    return Starlette(routes=[Route("/{path:path}", forward, methods=_METHODS)], lifespan=lifespan)


def _headers(request: Request) -> list[tuple[str, str]]:
    """The caller's, but for what concerns one connection only; who called is said by us and nobody before us."""
    kept = [
        (name, value)
        for name, value in request.headers.items()
        if name not in _HOP_BY_HOP and not name.startswith("x-forwarded-")
    ]
    return [
        *kept,
        ("x-forwarded-proto", request.url.scheme),
        ("x-forwarded-host", request.headers.get("host", "")),
        ("x-forwarded-for", request.client.host if request.client else ""),
    ]


def _streamed(answer: httpx2.Response) -> Response:
    response = StreamingResponse(
        answer.aiter_raw(), status_code=answer.status_code, background=BackgroundTask(answer.aclose)
    )
    response.raw_headers = [
        (name, value) for name, value in answer.headers.raw if name.lower().decode("latin-1") not in _HOP_BY_HOP
    ]
    return response


def _problem(status: int, detail: str) -> Response:
    body = {"type": "about:blank", "status": status, "title": detail.capitalize(), "detail": detail}
    return JSONResponse(body, status_code=status, media_type="application/problem+json")
