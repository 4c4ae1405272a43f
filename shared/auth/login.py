"""Signing in with a browser: authorization code with PKCE (S256), then a signed session cookie.

Sources: RFC 7636 (PKCE), RFC 9700 (best current practice), OpenID Connect Core 1.0 (state, nonce, ID token). The client
is Authlib's. After signing in the browser returns to the page it asked for, never to another site.
"""

import secrets
import time
from typing import Any
from urllib.parse import urlsplit

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from joserfc.errors import JoseError
from starlette.exceptions import HTTPException

from shared.auth.tokens import ALGORITHMS
from shared.settings import AuthSettings

_KEPT = ("sub", "employer_id")
_STATE = "_state_provider_"
"""How Authlib's entries in the session begin, one per sign-in that was started; a cookie has room for two."""


class SignInFailed(Exception):
    """The provider did not vouch for anybody; the message may be shown."""


def safe_return(target: str | None, home: str) -> str:
    """The path to return to: within this site, else `home`."""
    if not target or not target.isprintable() or not target.startswith("/") or "\\" in target:
        return home
    parts = urlsplit(target)
    return home if parts.scheme or parts.netloc or target.startswith("//") else target


def start_session(request: Request, claims: dict[str, str], *, hours: int) -> None:
    """A fresh session for these claims, with a new CSRF token; it ends after `hours` whatever happens in it."""
    request.session.clear()
    until = int(time.time()) + hours * 3600
    request.session.update({"claims": claims, "csrf": secrets.token_urlsafe(24), "until": until})


def login_routes(service: str, settings: AuthSettings, public_url: str) -> APIRouter:
    """`/<service>/auth/login`, `/callback` and `/logout` (POST)."""
    router = APIRouter(prefix=f"/{service}/auth", include_in_schema=False)
    provider = _provider(settings)

    @router.get("/login")
    async def login(request: Request, next: str | None = None) -> Response:  # noqa: A002  the query's name
        for begun in [name for name in request.session if name.startswith(_STATE)][:-1]:
            del request.session[begun]
        request.session["next"] = safe_return(next, request.app.state.home)
        callback = f"{public_url.rstrip('/')}/{service}/auth/callback"
        try:
            redirect: Response = await provider.authorize_redirect(request, callback)
        except httpx2.HTTPError as error:
            raise _away() from error
        return redirect

    @router.get("/callback")
    async def callback(request: Request) -> Response:
        target = safe_return(request.session.get("next"), request.app.state.home)
        who = await _vouched_for(provider, request)
        claims = {name: str(who[name]) for name in _KEPT if who.get(name)}
        start_session(request, claims, hours=settings.session_hours)
        return RedirectResponse(target, status_code=303)

    @router.post("/logout")
    async def logout(request: Request) -> Response:
        given, held = str((await request.form()).get("csrf", "")), str(request.session.get("csrf", ""))
        if secrets.compare_digest(given.encode(), held.encode()):
            request.session.clear()
        return RedirectResponse(request.app.state.home, status_code=303)

    return router


def _provider(settings: AuthSettings) -> Any:
    oauth = OAuth()
    return oauth.register(
        "provider",
        client_id=settings.client_id,
        client_secret=settings.client_secret.get_secret_value() if settings.client_secret else None,
        server_metadata_url=f"{settings.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid", "code_challenge_method": "S256"},
    )


async def _vouched_for(provider: Any, request: Request) -> dict[str, Any]:
    """The claims of the ID token that the code buys; its algorithm is one of ours, whatever the provider offers."""
    if _STATE + request.query_params.get("state", "") not in request.session:
        raise SignInFailed("this sign-in was not started here, or too long ago: start again")
    try:
        metadata = await provider.load_server_metadata()
        metadata["id_token_signing_alg_values_supported"] = ALGORITHMS
        token = await provider.authorize_access_token(request)
    except (OAuthError, JoseError) as error:
        raise SignInFailed(f"signing in did not work ({type(error).__name__}): start again") from error
    except httpx2.HTTPError as error:
        raise _away() from error
    who: dict[str, Any] = token.get("userinfo") or {}
    if not who.get("sub"):
        raise SignInFailed("the identity provider did not say who you are: start again")
    return who


def _away() -> HTTPException:
    return HTTPException(503, "the identity provider does not answer: try again in a minute", {"Retry-After": "30"})
