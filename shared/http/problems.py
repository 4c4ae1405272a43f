"""Errors over HTTP: RFC 9457 problem details for programs, a page for browsers; both say the way out."""

import logging
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import asyncpg
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from shared.auth.login import SignInFailed
from shared.database import NoConnection
from shared.messaging.faults import TRANSIENT, is_refused, reason_of
from shared.messaging.metrics import COMMANDS_REFUSED
from shared.rules import (
    Finding,
    Forbidden,
    IllegalTransition,
    Invalid,
    NotFound,
    Oversized,
    RuleBroken,
    Stale,
    Unsupported,
)
from shared.web import error_page, wants_html

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
_STATUSES = {
    400: ("unreadable", "Not readable", "the body is not what its content type says"),
    404: ("not-found", "Not found", "there is nothing here: check the address"),
    405: ("method-not-allowed", "Method not allowed", "this address does not take this method: see the header Allow"),
}
"""What Starlette and FastAPI raise by themselves, in this product's words."""
AWAY = (*TRANSIENT, asyncpg.InterfaceError, ConnectionError, TimeoutError)
"""What the driver raises while the database is away or has no connection left for us, and nothing else does here."""
RETRY_AFTER = 5
"""Seconds; a database that restarts or runs full is rarely back sooner."""
_TEXT = {"type": "string"}
_SCHEMA = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "description": "urn:journeywork:problem:…"},
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "instance": _TEXT,
        "findings": {
            "type": "array",
            "items": {"type": "object", "properties": {"field": _TEXT, "rule": _TEXT, "message": _TEXT}},
        },
    },
}
_PROBLEM = {"content": {MEDIA_TYPE: {"schema": _SCHEMA}}}
RESPONSES: dict[int | str, dict[str, Any]] = {
    422: {"description": "Something that was sent breaks a rule; `findings` list every field"} | _PROBLEM,
    "default": {"description": "What went wrong, and the way out (RFC 9457)"} | _PROBLEM,
}
"""What OpenAPI says of errors at every route."""


class Unauthenticated(Exception):
    """Nobody is known to be asking; `reason` is safe to show. `may_sign_in` sends a browser to do so."""

    def __init__(self, reason: str, *, may_sign_in: bool = False) -> None:
        self.reason, self.may_sign_in = reason, may_sign_in
        super().__init__(reason)


class TooLarge(HTTPException):
    """The body is larger than this path takes; raised while it arrives, so FastAPI must know it as its own kind."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(413, f"the body is larger than {limit} bytes")


class KeyReused(RuleBroken):
    """The same Idempotency-Key came with another request."""


def problem(request: Request, status: int, kind: str, title: str, detail: str, **more: Any) -> Response:
    """One problem, as a page for browsers and as problem+json for everybody else."""
    if wants_html(request):
        return error_page(request, status, title=title, detail=detail, findings=more.get("findings", ()))
    body = {"type": f"urn:journeywork:problem:{kind}", "title": title, "status": status, "detail": detail} | more
    body["instance"] = request.url.path
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def busy(request: Request, kind: str, title: str, detail: str, *, retry_after: int) -> Response:
    """503: the same request may succeed after so many seconds."""
    response = problem(request, 503, kind, title, detail)
    response.headers["Retry-After"] = str(retry_after)
    return response


def _findings(findings: tuple[Finding, ...]) -> list[dict[str, str]]:
    return [{"field": f.field, "rule": f.rule, "message": f.message} for f in findings]


def rule_broken(request: Request, error: RuleBroken) -> Response:
    """The problem that a broken rule becomes."""
    detail = str(error)
    match error:
        case Unsupported(findings=findings):
            return problem(request, 415, "unsupported", "Not taken here", detail, findings=_findings(findings))
        case Oversized(findings=findings):
            return problem(request, 413, "too-large", "Too large", detail, findings=_findings(findings))
        case Invalid(findings=findings):
            return problem(request, 422, "invalid", "Something is wrong", detail, findings=_findings(findings))
        case IllegalTransition(state=state, target=target, allowed=allowed, entity=entity):
            more = {"entity": entity, "state": state, "target": target, "allowed": list(allowed)}
            return problem(request, 409, "illegal-transition", "Not possible in this state", detail, **more)
        case Stale(seen=seen, present=present):
            return problem(request, 409, "stale", "Somebody was faster", detail, seen=seen, present=present)
        case KeyReused():
            return problem(request, 422, "idempotency-key-reused", "Idempotency-Key used before", detail)
        case NotFound():
            return problem(request, 404, "not-found", "Not found", detail)
        case Forbidden():
            return problem(request, 403, "forbidden", "Not allowed", detail)
        case _:
            return problem(request, 409, "rule-broken", "Not possible", detail)


def install(app: FastAPI) -> None:
    """Every error of this application answers as a problem."""

    @app.exception_handler(RuleBroken)
    async def _rule(request: Request, error: RuleBroken) -> Response:
        return rule_broken(request, error)

    @app.exception_handler(Unauthenticated)
    async def _unauthenticated(request: Request, error: Unauthenticated) -> Response:
        if error.may_sign_in and request.method == "GET" and wants_html(request):
            return RedirectResponse(_sign_in(request), status_code=303)
        if error.may_sign_in and wants_html(request):
            return error_page(request, 401, title="Sign in first", detail=error.reason, sign_in=_sign_in(request))
        return problem(request, 401, "unauthenticated", "Sign in first", error.reason)

    @app.exception_handler(SignInFailed)
    async def _sign_in_failed(request: Request, error: SignInFailed) -> Response:
        return problem(request, 401, "unauthenticated", "Not signed in", str(error))

    @app.exception_handler(TooLarge)
    async def _too_large(request: Request, error: TooLarge) -> Response:
        return problem(request, 413, "too-large", "Too large", str(error.detail), limit=error.limit)

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        found = tuple(Finding(_path(e["loc"]), e["type"], e["msg"]) for e in error.errors())
        detail = "; ".join(f"{f.field}: {f.message}" for f in found)
        return problem(request, 422, "invalid", "Something is wrong", detail, findings=_findings(found))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        kind, title, detail = _STATUSES.get(error.status_code, ("http", str(error.detail), str(error.detail)))
        response = problem(request, error.status_code, kind, title, detail)
        response.headers.update(error.headers or {})
        return response


def away(app: FastAPI, kind: type[Exception], what: str) -> None:
    """Errors of this kind answer 503: `what`, such as 'the store of files', is away and nothing was saved."""

    @app.exception_handler(kind)
    async def _away(request: Request, error: Exception) -> Response:
        log.warning("http.unavailable", extra={"error": str(error), "path": request.url.path})
        detail = f"{what} does not answer; nothing was saved: try again in a few seconds"
        return busy(request, "unavailable", "Not now", detail, retry_after=RETRY_AFTER)


def _sign_in(request: Request) -> str:
    """Where to sign in and come back to the page that was asked for."""
    target = quote(request.url.path + (f"?{request.url.query}" if request.url.query else ""))
    return f"/{request.app.state.service}/auth/login?next={target}"


def failed(request: Request, error: Exception) -> Response:
    """What is said of a crash: a number that the log has too, and nothing else; a database that is away is none."""
    if is_refused(error) or isinstance(error, NoConnection):
        return _refused(request, error)
    if isinstance(error, AWAY) and not isinstance(error, asyncpg.DataError):
        return _unanswered(request, error)
    number = uuid4().hex[:12]
    log.error("http.failed", exc_info=error, extra={"number": number, "path": request.url.path})
    detail = f"Nothing was half saved. Quote this number when you ask: {number}"
    return problem(request, 500, "unexpected", "Our fault", detail, number=number)


def _refused(request: Request, error: Exception) -> Response:
    """The database took nothing and said so."""
    _noted(request, error)
    detail = "the database takes nothing at the moment; nothing was saved: try again in a few seconds"
    return busy(request, "unavailable", "Not now", detail, retry_after=RETRY_AFTER)


def _unanswered(request: Request, error: Exception) -> Response:
    """A commit whose answer was lost may have happened: only the same Idempotency-Key makes repeating safe."""
    _noted(request, error)
    detail = (
        "the database does not answer, or too many wait for it. Nothing was half saved; what you sent may have been "
        "saved as a whole. Send it again with the same Idempotency-Key, or look first"
    )
    return busy(request, "unanswered", "Not now", detail, retry_after=RETRY_AFTER)


def _noted(request: Request, error: Exception) -> None:
    COMMANDS_REFUSED.labels("database").inc()
    log.warning("http.unavailable", extra={"error": reason_of(error), "path": request.url.path})


def _path(loc: tuple[int | str, ...]) -> str:
    path = ""
    for step in loc[1:] if loc and loc[0] in ("body", "query", "path", "header") else loc:
        path += f"[{step}]" if isinstance(step, int) else (f".{step}" if path else step)
    return path or "body"
