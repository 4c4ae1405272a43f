"""A content-addressed store in a folder: a file's name is the SHA-256 of its bytes, so it can never change.

Whoever gets a digest in an event can check what it reads. One side writes, the other is given a folder it may only
read.
"""

import hashlib
import os
import re
import secrets
from pathlib import Path

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Missing(Exception):
    """No such content here."""


class Blobs:
    """Content below `folder`, fanned out by the first two digits of its digest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Stores the bytes durably and returns their digest; storing the same again changes nothing."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if path.exists():
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{secrets.token_hex(8)}")
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes; raises `Missing` when they are not here or not what the digest says."""
        try:
            content = self._path(digest).read_bytes()
        except FileNotFoundError as error:
            raise Missing(digest) from error
        if hashlib.sha256(content).hexdigest() != digest:
            raise Missing(digest)
        return content

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise Missing(digest)
        return self._folder / digest[:2] / digest
