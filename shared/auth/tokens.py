"""Tokens of an OpenID Connect provider: found by discovery, checked with its published keys.

Sources: OpenID Connect Discovery 1.0; RFC 7519 (JWT); RFC 8725 (best practices: fixed algorithms, exact issuer and
audience). Keys are cached for ten minutes; an unknown key id fetches them anew at most every ten seconds.
"""

import asyncio
import hashlib
import logging
import time
from dataclasses import dataclass
from typing import Any, cast

import httpx2
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import extract_compact

from shared.auth.principal import Claims

log = logging.getLogger(__name__)
ALGORITHMS = ["ES256", "RS256", "Ed25519", "EdDSA"]
"""EdDSA is the older name of Ed25519 (RFC 9864), which most providers still use."""
LEEWAY = 30
_KEY_TYPES = frozenset({"EC", "RSA", "OKP"})
_REFRESH_SECONDS = 10.0
_KEYS_LAST_SECONDS = 600.0
_LONGEST_TOKEN = 8192
_MOST_TOKENS = 10_000
"""Remembered as good; then all are checked again."""


class TokenRefused(Exception):
    """The token is not good; the message says why without quoting it."""


@dataclass(frozen=True, slots=True)
class _Good:
    """What was found in a token that was good under these keys."""

    claims: Claims
    expires: float
    keys: KeySet


class Verifier:
    """Checks tokens of one issuer for one audience; one that was good is known again by its digest."""

    def __init__(self, issuer: str, audience: str, *, http: httpx2.AsyncClient | None = None) -> None:
        self.issuer, self._audience = issuer.rstrip("/"), audience
        self._http = http or httpx2.AsyncClient(timeout=5.0)
        self._keys: KeySet | None = None
        self._fetched = float("-inf")
        self._fetching = asyncio.Lock()
        self._good: dict[bytes, _Good] = {}
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
        digest = hashlib.sha256(token.encode()).digest()
        if (known := self._good.get(digest)) is not None and self._still_good(known):
            return dict(known.claims)
        try:
            header = extract_compact(token.encode()).headers()
            if header.get("alg") not in ALGORITHMS:
                raise TokenRefused("the token's algorithm is not accepted")
            decoded = jwt.decode(token, await self._keys_for(header.get("kid")), algorithms=ALGORITHMS)
            self._rules.validate(decoded.claims)
        except (JoseError, ValueError, LookupError, TypeError, AttributeError) as error:
            raise TokenRefused(f"the token is not good: {type(error).__name__}") from error
        self._remember(digest, decoded.claims)
        return dict(decoded.claims)

    def _still_good(self, known: "_Good") -> bool:
        """Until it expires, and while the keys are those that it was checked with: new ones may lack its own."""
        return known.keys is self._keys and self._fresh() and time.time() < known.expires

    def _remember(self, digest: bytes, claims: Claims) -> None:
        if len(self._good) >= _MOST_TOKENS:
            self._good.clear()
        if self._keys is not None:
            self._good[digest] = _Good(claims, float(claims["exp"]), self._keys)

    async def _keys_for(self, kid: Any) -> KeySet:
        if self._known(kid):
            return cast("KeySet", self._keys)
        async with self._fetching:
            if not self._known(kid) and time.monotonic() - self._fetched > _REFRESH_SECONDS:
                self._fetched = time.monotonic()
                self._keys = await self._fetch() or self._keys
        if self._keys is None:
            raise TokenRefused("the identity provider's keys could not be read")
        return self._keys

    def _known(self, kid: Any) -> bool:
        """Whether the keys at hand will do: fresh, and with this id; what was withdrawn is forgotten in time."""
        known = self._keys is not None and (kid is None or kid in {key.kid for key in self._keys.keys})
        return self._fresh() and known

    def _fresh(self) -> bool:
        return time.monotonic() - self._fetched < _KEYS_LAST_SECONDS

    async def _fetch(self) -> KeySet | None:
        """The published keys, or None when they cannot be had now."""
        try:
            found = await self._http.get(f"{self.issuer}/.well-known/openid-configuration")
            configuration = found.raise_for_status().json()
            if configuration["issuer"].rstrip("/") != self.issuer:
                log.error("auth.issuer_differs", extra={"issuer": self.issuer})
                return None
            published = (await self._http.get(configuration["jwks_uri"])).raise_for_status().json()
            keys = [key for key in published["keys"] if key.get("use", "sig") == "sig" and key.get("kty") in _KEY_TYPES]
            return KeySet.import_key_set({"keys": keys})
        except (httpx2.HTTPError, JoseError, LookupError, TypeError, ValueError, AttributeError) as error:
            log.warning("auth.keys_unreadable", extra={"issuer": self.issuer, "error": repr(error)})
            return None

    async def aclose(self) -> None:
        """Closes the connections to the provider."""
        await self._http.aclose()
