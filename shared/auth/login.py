"""Signing in with a browser: authorization code with PKCE (S256), then a signed session cookie.

Sources: RFC 7636 (PKCE), RFC 9700 (best current practice), OpenID Connect Core 1.0 (state, nonce, ID token). The client
is Authlib's. After signing in the browser returns to the page it asked for, never to another site.
"""

import secrets
from urllib.parse import urlsplit

from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from shared.settings import AuthSettings

HOME = "/home"
_KEPT = ("sub", "employer_id", "email")


def safe_return(target: str | None) -> str:
    """The path to return to: within this site, else the home page."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")) or "\\" in target:
        return HOME
    parts = urlsplit(target)
    return HOME if parts.scheme or parts.netloc else target


def start_session(request: Request, claims: dict[str, str]) -> None:
    """A fresh session for these claims, with a new CSRF token."""
    request.session.clear()
    request.session.update({"claims": claims, "csrf": secrets.token_urlsafe(24)})


def login_routes(service: str, settings: AuthSettings, public_url: str) -> APIRouter:
    """`/<service>/auth/login`, `/callback` and `/logout` (POST)."""
    router = APIRouter(prefix=f"/{service}/auth", include_in_schema=False)
    oauth = OAuth()
    oauth.register(
        "provider",
        client_id=settings.client_id,
        client_secret=settings.client_secret.get_secret_value() if settings.client_secret else None,
        server_metadata_url=f"{settings.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email", "code_challenge_method": "S256"},
    )

    @router.get("/login")
    async def login(request: Request, next: str | None = None) -> Response:  # noqa: A002 - the query's name
        request.session["next"] = safe_return(next)
        callback = f"{public_url.rstrip('/')}/{service}/auth/callback"
        redirect: Response = await oauth.provider.authorize_redirect(request, callback)
        return redirect

    @router.get("/callback")
    async def callback(request: Request) -> Response:
        target = safe_return(request.session.get("next"))
        try:
            token = await oauth.provider.authorize_access_token(request)
        except OAuthError:
            return RedirectResponse(f"/{service}/auth/login?next={target}", status_code=303)
        start_session(request, {name: str(token["userinfo"][name]) for name in _KEPT if token["userinfo"].get(name)})
        return RedirectResponse(target, status_code=303)

    @router.post("/logout")
    async def logout(request: Request) -> Response:
        form = await request.form()
        if secrets.compare_digest(str(form.get("csrf", "")), str(request.session.get("csrf", ""))):
            request.session.clear()
        return RedirectResponse(HOME, status_code=303)

    return router
