"""The store as a bucket: what the folder promises holds there, and evaluation's credentials only read."""

import hashlib
import io
import secrets
import socket

import boto3
import pytest

from deploy.local.child import free_port
from shared.blobs import Missing, Unreachable, opened, reader
from shared.blobs.bucket import Bucket, BucketReader
from tests.integration.blobs.conftest import BUCKET, S3


def test_what_posting_puts_evaluation_gets_by_its_digest(s3: S3) -> None:
    content = secrets.token_bytes(100_000)
    copies = opened(s3.settings(s3.writer, "deliverables"), "reviewers")

    digest = copies.put(content)
    again = copies.put(io.BytesIO(content))

    assert digest == again == hashlib.sha256(content).hexdigest()
    assert reader(s3.settings(s3.reader, "deliverables/reviewers")).get(digest) == content


def test_a_large_file_goes_in_as_a_stream(s3: S3) -> None:
    content = secrets.token_bytes(12 * 1024 * 1024)

    digest = opened(s3.settings(s3.writer, "deliverables"), "raw").put(io.BytesIO(content))

    assert BucketReader(s3.settings(s3.writer, "deliverables"), "raw").get(digest) == content


def test_evaluation_may_only_read_and_only_copies(s3: S3) -> None:
    raw = opened(s3.settings(s3.writer, "deliverables"), "raw").put(b"as it came")

    with pytest.raises(Unreachable, match=r"AccessDenied|Forbidden"):
        Bucket(s3.settings(s3.reader, "deliverables"), "reviewers").put(b"not mine to write")
    with pytest.raises(Unreachable, match=r"AccessDenied|Forbidden"):
        reader(s3.settings(s3.reader, "deliverables/raw")).get(raw)


def test_what_is_removed_is_gone_and_may_be_removed_again(s3: S3) -> None:
    copies = opened(s3.settings(s3.writer, "deliverables"), "reviewers")
    digest, kept = copies.put(secrets.token_bytes(1000)), copies.put(secrets.token_bytes(1000))

    copies.remove(digest)
    copies.remove(digest)  # erasing an employer may have been cut short and begun again

    look = reader(s3.settings(s3.reader, "deliverables/reviewers"))
    with pytest.raises(Missing):
        look.get(digest)
    assert look.get(kept)


def test_who_may_only_read_removes_nothing(s3: S3) -> None:
    digest = opened(s3.settings(s3.writer, "deliverables"), "reviewers").put(secrets.token_bytes(1000))

    with pytest.raises(Unreachable, match=r"AccessDenied|Forbidden"):
        Bucket(s3.settings(s3.reader, "deliverables"), "reviewers").remove(digest)

    assert reader(s3.settings(s3.reader, "deliverables/reviewers")).get(digest)


@pytest.mark.parametrize("digest", ["0" * 64, "../raw/secret", ""])
def test_what_is_not_there_is_missing(s3: S3, digest: str) -> None:
    with pytest.raises(Missing):
        reader(s3.settings(s3.reader, "deliverables/reviewers")).get(digest)


def test_what_was_changed_in_the_bucket_is_missing(s3: S3) -> None:
    digest = opened(s3.settings(s3.writer, "deliverables"), "reviewers").put(b"work")
    key, secret = s3.writer
    client = boto3.client(
        "s3", endpoint_url=s3.url, region_name="us-east-1", aws_access_key_id=key, aws_secret_access_key=secret
    )
    client.put_object(Bucket=BUCKET, Key=f"deliverables/reviewers/{digest}", Body=b"other")

    with pytest.raises(Missing):
        reader(s3.settings(s3.reader, "deliverables/reviewers")).get(digest)


def test_a_wrong_secret_is_no_missing_file(s3: S3) -> None:
    with pytest.raises(Unreachable, match="SignatureDoesNotMatch"):
        reader(s3.settings((s3.reader[0], "wrong"), "deliverables/reviewers")).get("0" * 64)


@pytest.mark.parametrize("bucket", ["another", f"{BUCKET}-gone"])
def test_a_bucket_that_is_not_there_is_no_missing_file(s3: S3, bucket: str) -> None:
    raw = opened(s3.settings(s3.writer, "deliverables", bucket=bucket), "raw")

    with pytest.raises(Unreachable):
        raw.put(b"work")
    with pytest.raises(Unreachable):
        raw.get("0" * 64)


def test_a_server_that_is_silent_is_asked_once(s3: S3) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        settings = s3.settings(
            s3.reader, "deliverables", endpoint=f"http://127.0.0.1:{server.getsockname()[1]}", timeout=1
        )

        with pytest.raises(Unreachable, match="does not answer"):
            reader(settings).get("0" * 64)

        server.accept()[0].close()
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_server_that_is_away_is_no_missing_file(s3: S3) -> None:
    away = s3.settings(s3.reader, "deliverables", endpoint=f"http://127.0.0.1:{free_port()}")

    with pytest.raises(Unreachable, match="does not answer"):
        reader(away).get("0" * 64)
