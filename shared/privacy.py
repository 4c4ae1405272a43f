"""Encryption at rest, keys per person, tokens that compare without revealing, and the mark on identity fields.

AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce in front of each ciphertext. A person's data key is wrapped by
the key of the installation; destroying the wrapped key makes everything sealed with it unreadable, backups included.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, get_args
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import BaseModel

_NONCE = 12
KEY_BYTES = 32


class Unreadable(Exception):
    """The ciphertext was made with another key, for another place, or has been changed."""


class Vault:
    """Seals with a key of 32 bytes, given as 64 hexadecimal digits or raw; opens what that one or an older one sealed.

    `older` are the keys before it, the newest first. Indexes and tokens are made with the oldest one for good: they are
    compared with what was made before, and a new key would find nothing of it.
    """

    def __init__(self, key: bytes | str, *older: bytes | str) -> None:
        keys = [_raw(one) for one in (key, *older)]
        self._ciphers = [AESGCM(one) for one in keys]
        self._index = hashlib.sha256(b"journeywork/blind-index/v1\0" + keys[-1]).digest()

    def seal(self, plain: bytes, *, place: str = "") -> bytes:
        """Ciphertext that opens only for the same `place` (such as a row's id and the column's name)."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._ciphers[0].encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes, *, place: str = "") -> bytes:
        """What was sealed for this place; raises `Unreadable`."""
        plain, _ = self._opened(sealed, place)
        return plain

    def age_of(self, sealed: bytes, *, place: str = "") -> int | None:
        """Which key sealed it for this place: 0 is the one that seals now, 1 the one before; None is none of them."""
        try:
            _, age = self._opened(sealed, place)
        except Unreadable:
            return None
        return age

    def _opened(self, sealed: bytes, place: str) -> tuple[bytes, int]:
        for age, cipher in enumerate(self._ciphers):
            with suppress(InvalidTag, ValueError):
                return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode()), age
        raise Unreadable(f"cannot be opened here: {place or 'no place given'}")

    def blind_index(self, text: str) -> bytes:
        """A keyed digest that finds equal texts (case and outer spaces aside) without storing them."""
        return hmac.digest(self._index, text.strip().casefold().encode(), hashlib.sha256)

    def conflict_token(self, employer_id: UUID, kind: str, text: str) -> str:
        """An opaque token of an institution or relation, comparable within one employer only."""
        message = f"{employer_id}\n{kind}\n{' '.join(text.casefold().split())}"
        return hmac.new(self._index, message.encode(), hashlib.sha256).hexdigest()[:32]

    def new_person_key(self, person_id: UUID) -> bytes:
        """A fresh data key for a person, wrapped: what is stored."""
        return self.seal(secrets.token_bytes(KEY_BYTES), place=place_of_key(person_id))

    def person_key(self, person_id: UUID, wrapped: bytes) -> "Vault":
        """The vault of one person's data."""
        return Vault(self.open(wrapped, place=place_of_key(person_id)))


def _raw(key: bytes | str) -> bytes:
    raw = bytes.fromhex(key) if isinstance(key, str) else key
    if len(raw) != KEY_BYTES:
        raise ValueError(f"the key must have {KEY_BYTES} bytes, given as 64 hexadecimal digits")
    return raw


def place_of_key(person_id: UUID) -> str:
    """Where a person's wrapped key belongs."""
    return f"person-key/{person_id}"


@dataclass(frozen=True, slots=True)
class IdentityMark:
    """What `Identifying` is: there is one."""


Identifying = IdentityMark()
"""Marks a field that says who a candidate is, or helps to guess it: `Annotated[str, Identifying]`."""


def identity_fields(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """Paths of all fields, nested ones included, that carry the mark."""
    for name, field in model.model_fields.items():
        here = f"{path}.{name}" if path else name
        if any(isinstance(mark, IdentityMark) for mark in field.metadata):
            yield here
        yield from _within(field.annotation, here)


def _within(annotation: Any, path: str) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from identity_fields(annotation, path)
        return
    for part in get_args(annotation):
        if isinstance(part, IdentityMark):
            yield path
        else:
            yield from _within(part, path)
