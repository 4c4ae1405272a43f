"""The store as a folder, fanned out by the first two pairs of digits of the digest."""

import io
import os
import secrets
import shutil
from pathlib import Path
from typing import BinaryIO

from shared.blobs import blob
from shared.blobs.blob import Missing


class FolderReader:
    """Content below `folder`, which may be mounted read-only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, digest: str) -> bytes:
        try:
            content = self._path(digest).read_bytes()
        except FileNotFoundError as error:
            raise Missing(digest) from error
        if blob.digest(content) != digest:
            raise Missing(digest)
        return content

    def _path(self, digest: str) -> Path:
        name = blob.checked(digest)
        return self._folder / name[:2] / name[2:4] / name


class Folder(FolderReader):
    """The same, to write: a file takes its name once its bytes are on the disk."""

    def put(self, content: bytes | BinaryIO, digest: str | None = None) -> str:
        file = io.BytesIO(content) if isinstance(content, bytes) else content
        digest = digest or blob.digest_of_file(file)
        path = self._path(digest)
        if path.exists():
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{secrets.token_hex(8)}")
        try:
            with draft.open("wb") as target:
                file.seek(0)
                shutil.copyfileobj(file, target, blob.CHUNK)
                target.flush()
                os.fsync(target.fileno())
            draft.rename(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        for folder in (path.parent, path.parent.parent, self._folder):
            _sync(folder)
        return digest

    def remove(self, digest: str) -> None:
        path = self._path(digest)
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            _sync(path.parent)


def _sync(folder: Path) -> None:
    """A new name is on the disk only once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
