"""Encryption at rest, keys per person, tokens that compare without revealing, and the mark on identity fields.

AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce in front of each ciphertext. A person's data key is wrapped by
the key of the installation; destroying the wrapped key makes everything sealed with it unreadable, backups included.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
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
    """Seals and opens bytes with one key of 32 bytes, given as 64 hexadecimal digits or raw."""

    def __init__(self, key: bytes | str) -> None:
        raw = bytes.fromhex(key) if isinstance(key, str) else key
        if len(raw) != KEY_BYTES:
            raise ValueError(f"the key must have {KEY_BYTES} bytes, given as 64 hexadecimal digits")
        self._cipher = AESGCM(raw)
        self._index = hashlib.sha256(b"journeywork/blind-index/v1\0" + raw).digest()

    def seal(self, plain: bytes, *, place: str = "") -> bytes:
        """Ciphertext that opens only for the same `place` (such as a row's id and the column's name)."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes, *, place: str = "") -> bytes:
        """What was sealed for this place; raises `Unreadable`."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())
        except (InvalidTag, ValueError) as error:
            raise Unreadable(f"cannot be opened here: {place or 'no place given'}") from error

    def blind_index(self, text: str) -> bytes:
        """A keyed digest that finds equal texts (case and outer spaces aside) without storing them."""
        return hmac.digest(self._index, text.strip().casefold().encode(), hashlib.sha256)

    def conflict_token(self, employer_id: UUID, kind: str, text: str) -> str:
        """An opaque token of an institution or relation, comparable within one employer only."""
        message = f"{employer_id}\n{kind}\n{' '.join(text.casefold().split())}"
        return hmac.new(self._index, message.encode(), hashlib.sha256).hexdigest()[:32]

    def new_person_key(self, person_id: UUID) -> bytes:
        """A fresh data key for a person, wrapped: what is stored."""
        return self.seal(secrets.token_bytes(KEY_BYTES), place=f"person-key/{person_id}")

    def person_key(self, person_id: UUID, wrapped: bytes) -> "Vault":
        """The vault of one person's data."""
        return Vault(self.open(wrapped, place=f"person-key/{person_id}"))


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
