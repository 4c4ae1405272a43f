"""What wraps every request, innermost routes unaware: ids and traces, headers, the answer to a crash, body limits."""

import re
from collections.abc import Iterable, Mapping
from contextlib import nullcontext

import structlog
from fastapi import Request
from opentelemetry.trace import Span, SpanKind
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uuid_utils.compat import uuid7

from shared.http.problems import TooLarge, failed
from shared.telemetry import HTTP_SECONDS, METHODS, observed
from shared.tracing import continued, span
from shared.tracing import failed as failed_span
from shared.web import CSP

_CORRELATION = re.compile(r"[A-Za-z0-9._:-]{1,128}")
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
STATIC_CACHE = "private, max-age=300"
OWN = ("/health/", "/metrics")
"""Asked by machines all day: no trace begins with it."""
HSTS = "max-age=31536000; includeSubDomains"


class Edge:
    """Gives a request its correlation id and trace, every answer its headers, and a crash a number to quote.

    `tls` says that people reach this service over https alone, and browsers are told to insist on it.
    """

    def __init__(self, app: ASGIApp, *, service: str, tls: bool) -> None:
        self._app, self._service = app, service
        self._headers = _encoded(HEADERS | ({"Strict-Transport-Security": HSTS} if tls else {}))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given, path = Headers(scope=scope), scope["path"]
        asked = given.get("x-correlation-id", "")
        correlation_id = asked if _CORRELATION.fullmatch(asked) else str(uuid7())
        scope.setdefault("state", {})["correlation_id"] = correlation_id
        headers = self._headers | {b"x-correlation-id": correlation_id.encode()}
        if path.startswith(f"/{self._service}/static/"):
            headers |= {b"cache-control": STATIC_CACHE.encode()}
        method = scope["method"] if scope["method"] in METHODS else "other"
        with (
            structlog.contextvars.bound_contextvars(correlation_id=correlation_id, path=path),
            continued(given.get("traceparent")),
            observed(HTTP_SECONDS, service=self._service, method=method, route="none") as labels,
            span(method, kind=SpanKind.SERVER) if not path.startswith(OWN) else nullcontext() as current,
        ):
            started = False

            async def marked(message: Message) -> None:
                nonlocal started
                if message["type"] == "http.response.start":
                    started = True
                    labels["status"] = str(message["status"])
                    labels["route"] = _template(scope)
                    if current is not None:
                        _answered(current, labels)
                    message["headers"] = _with(message.get("headers", ()), headers)
                await send(message)

            try:
                await self._app(scope, receive, marked)
            except Exception as error:
                if started:
                    raise
                await failed(Request(scope, receive), error)(scope, receive, marked)


def _answered(current: Span, labels: Mapping[str, str]) -> None:
    method, route, status = labels["method"], labels["route"], int(labels["status"])
    current.update_name(f"{method} {route}")
    current.set_attributes({"http.request.method": method, "http.route": route, "http.response.status_code": status})
    if status >= 500:
        failed_span(current, str(status))


def _template(scope: Scope) -> str:
    """The route that took the request, as it was declared: never what somebody asked for."""
    return getattr(scope.get("route"), "path", None) or "none"


def _encoded(headers: Mapping[str, str]) -> dict[bytes, bytes]:
    return {name.lower().encode(): value.encode() for name, value in headers.items()}


def _with(given: Iterable[tuple[bytes, bytes]], more: Mapping[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    """The headers of an answer, with those of `more` that it does not set itself."""
    answer = list(given)
    named = {name.lower() for name, _ in answer}
    return answer + [(name, value) for name, value in more.items() if name not in named]


class BodyLimit:
    """Refuses bodies above the limit while they arrive, whatever Content-Length says."""

    def __init__(self, app: ASGIApp, *, largest: int, largest_upload: int | None) -> None:
        self._app, self._largest, self._largest_upload = app, largest, largest_upload or largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope)
        upload = given.get("content-type", "").startswith("multipart/form-data")
        announced = given.get("content-length", "")
        limit, taken = (self._largest_upload if upload else self._largest), 0

        async def limited() -> Message:
            nonlocal taken
            if announced.isdecimal() and int(announced) > limit:
                raise TooLarge(limit)
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise TooLarge(limit)
            return message

        await self._app(scope, limited, send)
