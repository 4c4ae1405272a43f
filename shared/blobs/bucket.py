"""The store as a bucket of an S3-compatible service: one object per content, under a prefix, named by its digest."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from urllib.parse import urlsplit

import certifi
import urllib3
from minio import Minio
from minio.error import MinioException, S3Error

from shared.blobs import blob
from shared.blobs.blob import Missing, Unreachable
from shared.settings import StoreSettings

_GONE = frozenset({"NoSuchKey", "NoSuchObject"})


class BucketReader:
    """Content below the prefix of the settings.

    The credentials need `s3:GetObject` there, and `s3:ListBucket`: without that S3 says 'forbidden' for 'not there'.
    """

    def __init__(self, settings: StoreSettings, part: str = "") -> None:
        self._bucket = settings.bucket
        self._prefix = "/".join(one for one in (settings.prefix.strip("/"), part) if one)
        self._client = _client(settings)

    def get(self, digest: str) -> bytes:
        try:
            with _reached():
                answer = self._client.get_object(self._bucket, self._name(digest))
                try:
                    content = answer.read()
                finally:
                    answer.close()
                    answer.release_conn()
        except S3Error as error:
            raise Missing(digest) from error
        if blob.digest(content) != digest:
            raise Missing(digest)
        return content

    def _name(self, digest: str) -> str:
        name = blob.checked(digest)
        return f"{self._prefix}/{name}" if self._prefix else name


class Bucket(BucketReader):
    """The same, to write; needs `s3:PutObject` too, and `s3:DeleteObject` where an employer is erased.

    A digest is sent with the content (MD5 over https, SHA-256 else), and the service refuses what does not match it.
    """

    def put(self, content: bytes | BinaryIO, digest: str | None = None) -> str:
        file = io.BytesIO(content) if isinstance(content, bytes) else content
        digest = digest or blob.digest_of_file(file)
        name, size = self._name(digest), blob.size_of(file)
        if self._has(name, size):
            return digest
        with _reached():
            self._client.put_object(self._bucket, name, file, size)
        return digest

    def remove(self, digest: str) -> None:
        with _reached():
            self._client.remove_object(self._bucket, self._name(digest))

    def _has(self, name: str, size: int) -> bool:
        """Whether it lies there whole."""
        try:
            with _reached():
                return self._client.stat_object(self._bucket, name).size == size
        except S3Error:
            return False


@contextmanager
def _reached() -> Iterator[None]:
    """Only that an object is not there is an answer; everything else is a store that is away or closed."""
    try:
        yield
    except S3Error as error:
        if error.code in _GONE:
            raise
        raise Unreachable(f"the store does not let this service in: {error.code}") from error
    except (MinioException, urllib3.exceptions.HTTPError, OSError) as error:
        raise Unreachable(f"the store does not answer: {type(error).__name__}") from error


def _client(settings: StoreSettings) -> Minio:
    url = urlsplit(settings.endpoint)
    pool = urllib3.PoolManager(
        timeout=urllib3.Timeout(connect=5, read=settings.timeout),
        maxsize=10,
        cert_reqs="CERT_REQUIRED",
        ca_certs=settings.ca_file or certifi.where(),
        retries=urllib3.Retry(total=3, read=0, backoff_factor=0.2, status_forcelist=[500, 502, 503, 504]),
    )
    client = Minio(
        url.netloc,
        access_key=settings.access_key.get_secret_value(),
        secret_key=settings.secret_key.get_secret_value(),
        secure=url.scheme == "https",
        region=settings.region,
        http_client=pool,
    )
    if settings.path_style:
        client.disable_virtual_style_endpoint()  # type: ignore[no-untyped-call]  # minio annotates no result
    else:
        client.enable_virtual_style_endpoint()  # type: ignore[no-untyped-call]  # minio annotates no result
    return client
