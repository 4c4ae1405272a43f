"""HTML of every service: templates that escape, the base layout, static files, error pages, what browsers want."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.staticfiles import StaticFiles

HERE = Path(__file__).parent
CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
WAYS_OUT = {
    401: "If you came by a link from your account, open it there again. Otherwise sign in.",
    403: "Nothing was changed. Whoever administers your employer's account can say who may do this.",
    404: "It may have moved, it may have ended, or it may never have been yours. Nothing was changed.",
    409: "Nothing was changed. Go back, load the page again, look at what is there now, and decide again.",
    413: "Nothing was stored. Send something smaller.",
    422: "Nothing was lost. Go back: what you typed is still in the form.",
    503: "What you did before is safe. Wait a minute, go back and send it again: what you typed is still in the form.",
    500: "What you did before is safe. Try again in a minute.",
}
"""What a person can do next, by status of the answer."""


def templates(folder: Path | None = None) -> Environment:
    """Jinja with the service's own templates before the shared ones; HTML is escaped, undefined names are errors."""
    folders = [folder] if folder else []
    loader = ChoiceLoader([FileSystemLoader(path) for path in (*folders, HERE / "templates")])
    return Environment(
        loader=loader,
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


_SHARED = templates()


def install_static(app: FastAPI, service: str) -> None:
    """Serves the stylesheets at `/<service>/static/`."""
    app.mount(f"/{service}/static", StaticFiles(directory=HERE / "static"), name="static")


def wants_html(request: Request) -> bool:
    """A browser asks for a page; programs ask for JSON, or for nothing in particular."""
    if "/api/" in request.url.path or "/ops/" in request.url.path:
        return False
    return "text/html" in request.headers.get("accept", "")


def render(environment: Environment, name: str, request: Request, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page of this service; templates find `service`, `home`, `path` and `csrf` besides what they are given."""
    state = request.app.state
    known = {"service": state.service, "home": state.home, "path": request.url.path, "csrf": csrf_of(request)}
    return HTMLResponse(environment.get_template(name).render(known | context), status_code=status)


def csrf_of(request: Request) -> str:
    """The token that this browser session's forms carry; empty where nobody is signed in."""
    session: Mapping[str, Any] = request.session if "session" in request.scope else {}
    return str(session.get("csrf", ""))


def error_page(
    request: Request,
    status: int,
    *,
    title: str,
    detail: str,
    findings: Iterable[Mapping[str, str]] = (),
    sign_in: str | None = None,
) -> HTMLResponse:
    """What a person sees when something is wrong: what it is, and the way out; `sign_in` is where that is done."""
    way_out = WAYS_OUT.get(status, WAYS_OUT[500] if status > 500 else "")
    shown = {"title": title, "detail": sentence(detail), "way_out": way_out, "findings": list(findings)}
    return render(_SHARED, "error.html", request, status=status, sign_in=sign_in, **shown)


def sentence(text: str) -> str:
    """The same words, as a person writes them: a capital in front and a stop at the end."""
    said = text.strip()
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "!", "?", ":")) else ".")
