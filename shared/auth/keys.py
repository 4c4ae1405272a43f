"""API keys of machines: `jw_<id>_<secret>`; only the digest of the secret is kept."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

_SHAPE = re.compile(r"jw_([0-9a-f]{16})_([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it is shown once: the public id, and the whole text with its secret of 256 random bits."""

    id: str
    text: str

    @property
    def digest(self) -> bytes:
        """SHA-256 of the secret: enough, because the secret is random and long."""
        return digest_of(self.text.split("_", 2)[2])


def new_key() -> ApiKey:
    """A fresh random key."""
    key_id = secrets.token_hex(8)
    return ApiKey(key_id, f"jw_{key_id}_{secrets.token_urlsafe(32)}")


def parse(text: str) -> tuple[str, str] | None:
    """Public id and secret, or None when this is no API key."""
    found = _SHAPE.fullmatch(text)
    return (found.group(1), found.group(2)) if found else None


def digest_of(secret: str) -> bytes:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).digest()


def matches(secret: str, digest: bytes) -> bool:
    """Compares in constant time."""
    return hmac.compare_digest(digest_of(secret), digest)
