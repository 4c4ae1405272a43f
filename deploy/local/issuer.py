"""A development OpenID Connect issuer: signs tokens for whoever asks and moves the domain clock. For laptops.

Discovery, JWKS (ES256), authorization code with PKCE (S256) behind a plain page instead of a password, client
credentials, user info; besides, `POST /mint` for a token at once and `POST /clock/advance`. It refuses to start unless
`JOURNEYWORK_ENVIRONMENT=local` and its address is loopback, and services outside local use refuse its tokens.
"""

import hashlib
import html
import ipaddress
import os
import secrets
import sys
import time
from base64 import urlsafe_b64encode
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlencode, urlsplit

import uvicorn
from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from pydantic import AliasChoices, BaseModel, Field

from deploy.local.reached import open_to

AUDIENCE = "journeywork"
CODE_SECONDS = 60
ADVANCE = "SELECT app.advance(make_interval(secs => $1))"
NOW = "SELECT app.now()"
CURRENT = jwt.JWTClaimsRegistry(exp={"essential": True})


class RefusesToRun(Exception):
    """Somebody else could reach the issuer, or it would run somewhere else than on a laptop."""


@dataclass(frozen=True)
class Grant:
    """A code that waits to be redeemed once."""

    claims: dict[str, Any]
    client_id: str
    redirect_uri: str
    challenge: str
    nonce: str | None
    expires: float


@dataclass
class Issuer:
    """The key, the codes that are out, and the databases whose domain clock moves together."""

    url: str
    clocks: tuple[str, ...] = ()
    key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": secrets.token_hex(4)}))
    codes: dict[str, Grant] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    """Subjects the sign-in page offers, with the employer they act for (empty for candidates)."""

    def sign(self, claims: dict[str, Any], *, audience: str = AUDIENCE, seconds: int = 3600) -> str:
        now = int(time.time())
        full = {"iss": self.url, "aud": audience, "iat": now, "nbf": now, "exp": now + seconds} | claims
        return jwt.encode({"alg": "ES256", "kid": self.key.kid, "typ": "JWT"}, full, self.key)


class Mint(BaseModel):
    """Whom the token is for; `employer_id` is the employer they act for, absent for candidates."""

    subject: str
    employer_id: str | None = Field(default=None, validation_alias=AliasChoices("employer_id", "employer"))
    email: str | None = None
    name: str | None = None
    role: str | None = Field(default=None, description="Accepted and put in the token; services do not believe it.")
    expires_in: int = 3600


class Advance(BaseModel):
    """How far the domain clock moves, forward only."""

    seconds: int = Field(gt=0)


def refuse_unless_local(url: str) -> None:
    """Raises `RefusesToRun` with the reason."""
    if os.environ.get("JOURNEYWORK_ENVIRONMENT") != "local":
        raise RefusesToRun("the development issuer runs only with JOURNEYWORK_ENVIRONMENT=local")
    host = urlsplit(url).hostname or ""
    if not _loopback(host):
        raise RefusesToRun(f"the development issuer binds loopback only, not {host or url}")


def _loopback(host: str) -> bool:
    try:
        reserved = host == "localhost" or host.endswith(".localhost")  # RFC 6761: always the machine itself
        return reserved or ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name, which may lead anywhere
        return False


def build(issuer: Issuer) -> FastAPI:
    """The application; `issuer.url` is where it will be reached."""
    refuse_unless_local(issuer.url)
    app = FastAPI(title="Development issuer", docs_url=None, redoc_url=None)
    _discovery(app, issuer)
    _sign_in(app, issuer)
    _tokens(app, issuer)
    _local_only(app, issuer)
    return app


def _discovery(app: FastAPI, issuer: Issuer) -> None:
    @app.get("/.well-known/openid-configuration")
    async def configuration() -> dict[str, Any]:
        return {
            "issuer": issuer.url,
            "authorization_endpoint": f"{issuer.url}/authorize",
            "token_endpoint": f"{issuer.url}/token",
            "userinfo_endpoint": f"{issuer.url}/userinfo",
            "jwks_uri": f"{issuer.url}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
            "code_challenge_methods_supported": ["S256"],
            "grant_types_supported": ["authorization_code", "client_credentials"],
            "token_endpoint_auth_methods_supported": ["none", "client_secret_basic", "client_secret_post"],
        }

    @app.get("/jwks")
    async def jwks() -> dict[str, Any]:
        return {"keys": [issuer.key.as_dict(private=False, alg="ES256", use="sig")]}


ASKED = ("client_id", "redirect_uri", "code_challenge")
PERSON = """<form method="post" action="/authorize">{hidden}<input type="hidden" name="login_hint" value="{subject}">
<input type="hidden" name="employer_id" value="{employer}"><p><button>Sign in as {subject}</button></p></form>"""
PAGE = """<!doctype html><html lang="en"><head><title>Development sign-in</title></head><body><main>
<h1>Development sign-in</h1><p>No password: this issuer runs on this machine only.</p>
{people}<form method="post" action="/authorize">{hidden}
<p><label for="s">Subject</label> <input id="s" name="login_hint" value="{hint}" required></p>
<p><label for="e">Employer id (empty for candidates)</label> <input id="e" name="employer_id" value="{employer}"></p>
<p><button>Sign in</button></p></form></main></body></html>"""


def _sign_in(app: FastAPI, issuer: Issuer) -> None:
    @app.get("/authorize")
    async def ask(request: Request) -> HTMLResponse:
        given = dict(request.query_params)
        hint, employer = given.pop("login_hint", ""), given.pop("employer_id", "")
        if given.get("response_type") != "code" or given.get("code_challenge_method") != "S256":
            return HTMLResponse("response_type=code with PKCE (S256) is all there is", status_code=400)
        if missing := [name for name in ASKED if not given.get(name)]:
            return HTMLResponse(f"missing: {', '.join(missing)}", status_code=400)
        hidden = "".join(
            f'<input type="hidden" name="{_h(name)}" value="{_h(value)}">' for name, value in given.items()
        )
        people = "".join(_person(subject, of, hidden) for subject, of in issuer.people.items())
        page = PAGE.format(hidden=hidden, people=people, hint=_h(hint), employer=_h(employer))
        return HTMLResponse(page)

    @app.post("/authorize")
    async def answer(request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        if missing := [name for name in ("login_hint", *ASKED) if not form.get(name)]:
            return HTMLResponse(f"missing: {', '.join(missing)}", status_code=400)
        claims = {"sub": form["login_hint"]} | ({"employer_id": form["employer_id"]} if form.get("employer_id") else {})
        code = secrets.token_urlsafe(32)
        issuer.codes[code] = Grant(
            claims,
            form["client_id"],
            form["redirect_uri"],
            form["code_challenge"],
            form.get("nonce"),
            time.time() + CODE_SECONDS,
        )
        query = urlencode({"code": code} | ({"state": form["state"]} if "state" in form else {}))
        return RedirectResponse(f"{form['redirect_uri']}?{query}", status_code=303)


def _person(subject: str, employer: str, hidden: str) -> str:
    return PERSON.format(hidden=hidden, subject=_h(subject), employer=_h(employer))


def _h(text: str) -> str:
    return html.escape(text, quote=True)


def _tokens(app: FastAPI, issuer: Issuer) -> None:
    @app.post("/token")
    async def token(request: Request, grant_type: Annotated[str, Form()]) -> JSONResponse:
        form = {name: str(value) for name, value in (await request.form()).items()}
        if grant_type == "client_credentials":
            client = form.get("client_id") or "client"
            return _issued(issuer.sign({"sub": client, "client_id": client, "scope": form.get("scope", "")}))
        if grant_type != "authorization_code":
            return JSONResponse({"error": "unsupported_grant_type"}, status_code=400)
        grant = issuer.codes.pop(form.get("code", ""), None)
        if grant is None or grant.expires < time.time() or not _redeems(form, grant):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        id_claims = grant.claims | ({"nonce": grant.nonce} if grant.nonce else {})
        return _issued(issuer.sign(grant.claims), issuer.sign(id_claims, audience=grant.client_id))

    @app.get("/userinfo")
    async def userinfo(request: Request) -> JSONResponse:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return JSONResponse({"error": "invalid_token"}, status_code=401)
        try:
            claims = jwt.decode(given, issuer.key, algorithms=["ES256"]).claims
            CURRENT.validate(claims)
        except JoseError:
            return JSONResponse({"error": "invalid_token"}, status_code=401)
        return JSONResponse(claims)


def _redeems(form: dict[str, str], grant: Grant) -> bool:
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    challenge = urlsafe_b64encode(digest).decode().rstrip("=")
    return secrets.compare_digest(challenge, grant.challenge) and form.get("redirect_uri") == grant.redirect_uri


def _issued(access: str, identity: str | None = None) -> JSONResponse:
    body = {"access_token": access, "token_type": "Bearer", "expires_in": 3600}
    return JSONResponse(body | ({"id_token": identity} if identity else {}))


def _local_only(app: FastAPI, issuer: Issuer) -> None:
    @app.post("/mint")
    async def mint(wanted: Mint) -> dict[str, str]:
        given = wanted.model_dump(exclude_none=True, exclude={"subject", "expires_in"})
        issuer.people[wanted.subject] = wanted.employer_id or ""
        return {"token": issuer.sign({"sub": wanted.subject} | given, seconds=wanted.expires_in)}

    @app.post("/clock/advance")
    async def advance(by: Advance) -> dict[str, str]:
        return {"now": await _asked(issuer.clocks, ADVANCE, float(by.seconds))}

    @app.get("/clock")
    async def clock() -> dict[str, str]:
        return {"now": await _asked(issuer.clocks, NOW)}


async def _asked(clocks: tuple[str, ...], statement: str, *arguments: float) -> str:
    """Runs the statement in every database; the domain time of the last, in ISO 8601 (empty without databases).

    All are reached first, so that a server that is starting again leaves no clock behind the others.
    """
    now: datetime | None = None
    async with AsyncExitStack() as stack:
        connections = [await stack.enter_async_context(open_to(dsn)) for dsn in clocks]
        for conn in connections:
            now = await conn.fetchval(statement, *arguments)
    return now.isoformat() if now else ""


def main() -> int:
    """`python -m deploy.local.issuer URL CLOCK_DSN…`"""
    url, *clocks = sys.argv[1:]
    try:
        app = build(Issuer(url, tuple(clocks)))
    except RefusesToRun as refusal:
        print(refusal, file=sys.stderr)
        return 2
    place = urlsplit(url)
    uvicorn.run(app, host=place.hostname or "127.0.0.1", port=place.port or 80, log_level="warning")
    return 0


if __name__ == "__main__":
    sys.exit(main())
