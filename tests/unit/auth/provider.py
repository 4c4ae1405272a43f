"""An identity provider without sockets: keys, discovery and tokens of any kind, good and bad."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any

import httpx2
from joserfc import jwt
from joserfc.jwk import ECKey, Key, OctKey, RSAKey

ISSUER = "https://id.example.com"
AUDIENCE = "journeywork"


class Provider:
    """Publishes its keys and counts how often they are fetched."""

    def __init__(self, *keys: Key) -> None:
        self.keys = list(keys) or [ec_key("k1")]
        self.issuer, self.fetched, self.broken = ISSUER, 0, False
        self.more: list[dict[str, Any]] = []

    def http(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(transport=httpx2.MockTransport(self._answer))

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        if self.broken:
            raise httpx2.ConnectError("nobody there", request=request)
        if request.url.path == "/jwks":
            self.fetched += 1
            published = [key.as_dict(private=False) for key in self.keys if not isinstance(key, OctKey)]
            return httpx2.Response(200, json={"keys": published + self.more})
        return httpx2.Response(200, json={"issuer": self.issuer, "jwks_uri": f"{ISSUER}/jwks"})

    def token(
        self, key: Key | None = None, *, alg: str = "ES256", header: dict[str, Any] | None = None, **changes: Any
    ) -> str:
        """A good token but for what is changed; a claim set to None is left out."""
        key = key or self.keys[0]
        fields = {"alg": alg, "kid": key.kid} | (header or {})
        return jwt.encode({n: v for n, v in fields.items() if v is not None}, claims(**changes), key, algorithms=[alg])


def claims(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    given = {"iss": ISSUER, "aud": AUDIENCE, "sub": "candidate-7", "iat": now, "exp": now + 60} | changes
    return {name: value for name, value in given.items() if value is not None}


def ec_key(kid: str) -> ECKey:
    return ECKey.generate_key("P-256", {"kid": kid})


def rsa_key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid})


def rsa_pem(key: Key) -> bytes:
    """The public half, as text that anybody may have."""
    if not isinstance(key, RSAKey):
        raise TypeError
    return key.as_pem(private=False)


def by_hand(header: dict[str, Any], payload: Any, signature: bytes = b"") -> str:
    """A compact token whose parts are exactly these."""
    parts = (json.dumps(header).encode(), json.dumps(payload).encode(), signature)
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


def with_secret(header: dict[str, Any], payload: Any, secret: bytes) -> str:
    """A compact token signed with HMAC-SHA-256 by hand: libraries refuse to take a public key for a secret."""
    unsigned = by_hand(header, payload).rstrip(".")
    digest = hmac.digest(secret, unsigned.encode(), hashlib.sha256)
    return f"{unsigned}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
