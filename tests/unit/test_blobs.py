"""Content is found by its digest, or not at all."""

import hashlib
from pathlib import Path

import pytest

from shared.blobs import Folder, FolderReader, Missing


def test_what_is_put_is_found_by_its_digest(tmp_path: Path) -> None:
    store = Folder(tmp_path / "deliverables")

    digest = store.put(b"work")
    again = store.put(b"work")

    assert digest == again == hashlib.sha256(b"work").hexdigest()
    assert FolderReader(tmp_path / "deliverables").get(digest) == b"work"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [digest]


def test_what_was_changed_on_the_disk_is_missing(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    digest = store.put(b"work")
    next(path for path in tmp_path.rglob("*") if path.is_file()).write_bytes(b"other")

    with pytest.raises(Missing):
        store.get(digest)


@pytest.mark.parametrize("digest", ["0" * 64, "../../etc/passwd", "", "0" * 63 + "G"])
def test_what_is_no_digest_of_ours_is_missing(tmp_path: Path, digest: str) -> None:
    with pytest.raises(Missing):
        FolderReader(tmp_path).get(digest)
