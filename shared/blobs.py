"""A content-addressed store in a folder: a file's name is the SHA-256 of its bytes, so it can never change.

Whoever gets a digest in an event can check what it reads. One side writes (`Blobs`), the other is given a folder it may
only read (`BlobReader`).
"""

import hashlib
import os
import re
import secrets
from pathlib import Path

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Missing(Exception):
    """No such content here."""


class BlobReader:
    """Content below `folder`, fanned out by the first two pairs of digits of its digest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, digest: str) -> bytes:
        """The bytes; raises `Missing` when they are not here or not what the digest says."""
        try:
            content = self._path(digest).read_bytes()
        except FileNotFoundError as error:
            raise Missing(digest) from error
        if self.digest(content) != digest:
            raise Missing(digest)
        return content

    @staticmethod
    def digest(content: bytes) -> str:
        """The name that this content has in every store: 64 hexadecimal digits."""
        return hashlib.sha256(content).hexdigest()

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise Missing(digest)
        return self._folder / digest[:2] / digest[2:4] / digest


class Blobs(BlobReader):
    """The same, and new content goes in."""

    def put(self, content: bytes) -> str:
        """Stores the bytes durably and returns their digest; storing the same again changes nothing."""
        digest = self.digest(content)
        path = self._path(digest)
        if path.exists():
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{secrets.token_hex(8)}")
        try:
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.rename(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        for folder in (path.parent, path.parent.parent, self._folder):
            _sync(folder)
        return digest


def _sync(folder: Path) -> None:
    """A new name is on the disk only once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
