"""A content-addressed store outside the database: content's name is its SHA-256, so it can never change.

Whoever gets a digest in an event can check what it reads. One side writes (`Blobs`), the other is given what it may
only read (`BlobReader`). A folder or an S3-compatible service keeps the bytes; `opened` and `reader` say which.
"""

from pathlib import Path

from shared.blobs.blob import BlobReader, Blobs, Missing, Unreachable, digest
from shared.blobs.folder import Folder, FolderReader
from shared.settings import StoreSettings

__all__ = [
    "BlobReader",
    "Blobs",
    "Folder",
    "FolderReader",
    "Missing",
    "Unreachable",
    "digest",
    "holds",
    "opened",
    "reader",
]


def opened(settings: StoreSettings, part: str) -> Blobs:
    """One part of the store, such as `reviewers`, to write."""
    if settings.kind == "s3":
        from shared.blobs.bucket import Bucket  # noqa: PLC0415  only who has a store has a client of buckets

        return Bucket(settings, part)
    return Folder(_folder(settings) / part)


def holds(store: BlobReader, digest: str) -> bool:
    """Whether the store gives this content, whole, now."""
    try:
        store.get(digest)
    except (Missing, Unreachable):
        return False
    return True


def reader(settings: StoreSettings) -> BlobReader:
    """The part that the settings name, to read."""
    if settings.kind == "s3":
        from shared.blobs.bucket import BucketReader  # noqa: PLC0415  as above

        return BucketReader(settings)
    return FolderReader(_folder(settings))


def _folder(settings: StoreSettings) -> Path:
    assert settings.folder is not None  # noqa: S101 - checked when the settings were read
    return settings.folder
