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


def templates(folder: Path | None = None) -> Environment:
    """Jinja with the shared templates and, before them, the service's own; HTML is escaped, undefined names are errors."""
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
    """A page of this service; templates find `service`, `path` and `csrf` besides what they are given."""
    known = {"service": request.app.state.service, "path": request.url.path, "csrf": csrf_of(request)}
    return HTMLResponse(environment.get_template(name).render(known | context), status_code=status)


def csrf_of(request: Request) -> str:
    """The token that this browser session's forms carry; empty where nobody is signed in."""
    session: Mapping[str, Any] = request.session if "session" in request.scope else {}
    return str(session.get("csrf", ""))


def error_page(
    request: Request, status: int, *, title: str, detail: str, findings: Iterable[Mapping[str, str]] = ()
) -> HTMLResponse:
    """What a person sees when something is wrong: what it is, and the way out."""
    return render(_SHARED, "error.html", request, status=status, title=title, detail=detail, findings=list(findings))
