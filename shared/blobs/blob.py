"""What every store of content offers, and what it says when it has none."""

import hashlib
import io
import re
from typing import BinaryIO, Protocol

_DIGEST = re.compile(r"[0-9a-f]{64}")
CHUNK = 1024 * 1024


class Missing(Exception):
    """No such content here."""


class Unreachable(Exception):
    """The store does not answer, or does not let this service in; the same may succeed later."""


class BlobReader(Protocol):
    """Content by its digest."""

    def get(self, digest: str) -> bytes:
        """The bytes; raises `Missing` when they are not here or not what the digest says."""


class Blobs(BlobReader, Protocol):
    """The same, and new content goes in."""

    def put(self, content: bytes | BinaryIO, digest: str | None = None) -> str:
        """Stores bytes, or a file from its start, durably and returns the digest; storing it again changes nothing.

        Who has computed the digest already gives it along.
        """

    def remove(self, digest: str) -> None:
        """Takes content out for good; what is not there is not missed."""


def digest(content: bytes) -> str:
    """The name that this content has in every store: 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def digest_of_file(file: BinaryIO) -> str:
    """The same of a file, read in pieces; it stands at its start afterwards."""
    hashed = hashlib.sha256()
    file.seek(0)
    while chunk := file.read(CHUNK):
        hashed.update(chunk)
    file.seek(0)
    return hashed.hexdigest()


def size_of(file: BinaryIO) -> int:
    """Bytes of a file; it stands at its start afterwards."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size


def checked(digest: str) -> str:
    """The digest, when it is one; raises `Missing`, so that it never becomes a path."""
    if not _DIGEST.fullmatch(digest):
        raise Missing(digest)
    return digest
