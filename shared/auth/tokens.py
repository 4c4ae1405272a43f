"""Tokens of an OpenID Connect provider: found by discovery, checked with its published keys.

Sources: OpenID Connect Discovery 1.0; RFC 7519 (JWT); RFC 8725 (best practices: fixed algorithms, exact issuer and
audience). Keys are cached; an unknown key id fetches them anew at most every ten seconds.
"""

import asyncio
import time
from typing import Any

import httpx2
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import extract_compact

from shared.auth.principal import Claims

ALGORITHMS = ["ES256", "RS256", "EdDSA"]
LEEWAY = 30
_REFRESH_SECONDS = 10.0
_LONGEST_TOKEN = 8192


class TokenRefused(Exception):
    """The token is not good; the message says why without quoting it."""


class Verifier:
    """Checks tokens of one issuer for one audience."""

    def __init__(self, issuer: str, audience: str, *, http: httpx2.AsyncClient | None = None) -> None:
        self.issuer, self._audience = issuer.rstrip("/"), audience
        self._http = http or httpx2.AsyncClient(timeout=5.0)
        self._keys: KeySet | None = None
        self._fetched = float("-inf")
        self._fetching = asyncio.Lock()
        self._rules = jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": audience},
            sub={"essential": True},
            exp={"essential": True},
        )

    async def verify(self, token: str) -> Claims:
        """The claims of a good token; raises `TokenRefused` otherwise."""
        if len(token) > _LONGEST_TOKEN:
            raise TokenRefused("the token is too long")
        try:
            header = extract_compact(token.encode()).headers()
            if header.get("alg") not in ALGORITHMS:
                raise TokenRefused("the token's algorithm is not accepted")
            decoded = jwt.decode(token, await self._keys_for(header.get("kid")), algorithms=ALGORITHMS)
            self._rules.validate(decoded.claims)
        except (JoseError, ValueError, KeyError) as error:
            raise TokenRefused(f"the token is not good: {type(error).__name__}") from error
        return decoded.claims

    async def _keys_for(self, kid: Any) -> KeySet:
        if self._keys is not None and (kid is None or kid in {key.kid for key in self._keys.keys}):
            return self._keys
        async with self._fetching:
            if time.monotonic() - self._fetched > _REFRESH_SECONDS:
                self._keys = await self._fetch()
                self._fetched = time.monotonic()
        if self._keys is None:
            raise TokenRefused("the identity provider's keys could not be read")
        return self._keys

    async def _fetch(self) -> KeySet | None:
        try:
            found = await self._http.get(f"{self.issuer}/.well-known/openid-configuration")
            configuration = found.raise_for_status().json()
            if configuration.get("issuer", "").rstrip("/") != self.issuer:
                raise TokenRefused("the identity provider calls itself by another name")
            keys = (await self._http.get(configuration["jwks_uri"])).raise_for_status().json()
        except (httpx2.HTTPError, KeyError, ValueError):
            return self._keys
        return KeySet.import_key_set(keys)

    async def aclose(self) -> None:
        """Closes the connections to the provider."""
        await self._http.aclose()
