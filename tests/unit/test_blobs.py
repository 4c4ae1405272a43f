"""Content is found by its digest, or not at all."""

import hashlib
from pathlib import Path

import pytest
from pydantic import ValidationError

from shared.blobs import Folder, FolderReader, Missing, blob, opened, reader
from shared.blobs.bucket import Bucket, BucketReader
from shared.settings import StoreSettings


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


def test_a_file_goes_in_from_its_start(tmp_path: Path) -> None:
    with (tmp_path / "work").open("w+b") as file:
        file.write(b"work" * 1_000_000)

        digest = Folder(tmp_path / "store").put(file)

    assert FolderReader(tmp_path / "store").get(digest) == b"work" * 1_000_000


def test_a_digest_that_is_known_is_not_computed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = hashlib.sha256(b"work").hexdigest()
    monkeypatch.setattr(blob, "digest_of_file", None)
    with (tmp_path / "work").open("w+b") as file:
        file.write(b"work")

        digest = Folder(tmp_path / "store").put(file, known)

    assert digest == known
    assert FolderReader(tmp_path / "store").get(known) == b"work"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "folder is not set: set STORE__FOLDER, or STORE__KIND to s3"),
        ({"kind": "s3"}, "set STORE__ENDPOINT, STORE__BUCKET, STORE__ACCESS_KEY, STORE__SECRET_KEY too"),
        (
            {"kind": "s3", "endpoint": "s3.example.com", "bucket": "b", "access_key": "a", "secret_key": "s"},
            "http or https",
        ),
    ],
)
def test_a_store_that_cannot_be_reached_is_no_setting(given: dict[str, str], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        StoreSettings.model_validate(given)


def test_the_settings_say_which_store_it_is(tmp_path: Path) -> None:
    folder = StoreSettings(folder=tmp_path)
    bucket = StoreSettings.model_validate(
        {"kind": "s3", "endpoint": "https://s3.example.com", "bucket": "b", "access_key": "a", "secret_key": "s"}
    )

    digest = opened(folder, "reviewers").put(b"work")

    assert FolderReader(tmp_path / "reviewers").get(digest) == b"work"
    assert isinstance(reader(bucket), BucketReader)
    assert isinstance(opened(bucket, "raw"), Bucket)


@pytest.mark.parametrize("digest", ["0" * 64, "../../etc/passwd", "", "0" * 63 + "G"])
def test_what_is_no_digest_of_ours_is_missing(tmp_path: Path, digest: str) -> None:
    with pytest.raises(Missing):
        FolderReader(tmp_path).get(digest)
