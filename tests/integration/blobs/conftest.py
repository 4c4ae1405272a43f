"""An S3-compatible server as a child process, which checks signatures and policies, with two users of one bucket."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config  # type: ignore[import-untyped]  # botocore has no types

from deploy.local.child import free_port, spawn
from shared.settings import StoreSettings

BUCKET = "deliverables"
_SETTING_UP = 7
"""Requests of `_user` and of the bucket: until then the server lets everybody in."""


@dataclass(frozen=True, slots=True)
class S3:
    """Where it is, and the keys of who may write and of who may only read `deliverables/reviewers`."""

    url: str
    writer: tuple[str, str]
    reader: tuple[str, str]

    def settings(self, who: tuple[str, str], prefix: str, **more: Any) -> StoreSettings:
        given = {"kind": "s3", "endpoint": self.url, "bucket": BUCKET, "prefix": prefix, "timeout": 30}
        return StoreSettings.model_validate(given | {"access_key": who[0], "secret_key": who[1]} | more)


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3]:
    port = free_port()
    log = tmp_path_factory.mktemp("s3") / "s3.log"
    environment = {
        "INITIAL_NO_AUTH_ACTION_COUNT": str(_SETTING_UP),
        "PATH": os.environ["PATH"],
        "PYTHONWARNINGS": "ignore",
    }
    command = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", str(port)]
    child = spawn(command, log=log, dies_by=signal.SIGKILL, env=environment)
    try:
        _until_open(port, child, log)
        yield _populated(f"http://127.0.0.1:{port}")
    finally:
        child.kill()
        child.wait()


def _until_open(port: int, child: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert child.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def _populated(url: str) -> S3:
    options: dict[str, Any] = {"endpoint_url": url, "region_name": "us-east-1", "aws_access_key_id": "setup",
                               "aws_secret_access_key": "setup",
                               "config": Config(read_timeout=60, retries={"total_max_attempts": 1})}  # fmt: skip
    boto3.client("s3", **options).create_bucket(Bucket=BUCKET)
    iam = boto3.client("iam", **options)
    within = f"arn:aws:s3:::{BUCKET}"
    writer = _user(
        iam,
        "posting",
        ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"],
        [within, f"{within}/deliverables/*", f"{within}-gone/*"],
    )
    reader = _user(iam, "evaluation", ["s3:GetObject", "s3:ListBucket"], [within, f"{within}/deliverables/reviewers/*"])
    return S3(url, writer, reader)


def _user(iam: Any, name: str, actions: list[str], resources: list[str]) -> tuple[str, str]:
    iam.create_user(UserName=name)
    statement = {"Effect": "Allow", "Action": actions, "Resource": resources}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    iam.put_user_policy(UserName=name, PolicyName="store", PolicyDocument=document)
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return key["AccessKeyId"], key["SecretAccessKey"]
