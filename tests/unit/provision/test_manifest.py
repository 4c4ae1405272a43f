"""The secrets of an installation for Kubernetes: the same files as Secrets, and DSNs of servers in a cluster."""

import json
from base64 import b64decode
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from shared.contracts.topics import SERVICES
from shared.provision.__main__ import main
from shared.provision.secrets import make, manifest


def test_each_folder_is_a_secret_with_its_files(tmp_path: Path) -> None:
    make(tmp_path)
    listed = json.loads(manifest(tmp_path, "hiring"))["items"]
    folders = {path.name: path for path in tmp_path.iterdir()}
    assert {one["metadata"]["name"] for one in listed} == {f"hiring-{name}" for name in folders}
    for one in listed:
        folder = folders[one["metadata"]["name"].removeprefix("hiring-")]
        decoded = {name: b64decode(value) for name, value in one["data"].items()}
        assert decoded == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_half_written_is_no_secret(tmp_path: Path) -> None:
    make(tmp_path)
    (tmp_path / "posting" / ".draft").write_text("half")
    assert ".draft" not in manifest(tmp_path, "journeywork")


def test_a_server_for_each_service_has_an_administrator_for_each(tmp_path: Path) -> None:
    make(tmp_path, postgres="db-{service}-rw:5432")
    assert not (tmp_path / "postgres").exists()
    items = {one["metadata"]["name"]: one for one in json.loads(manifest(tmp_path, "journeywork"))["items"]}
    for service in SERVICES:
        login = items[f"journeywork-postgres-{service}"]
        assert login["type"] == "kubernetes.io/basic-auth"
        assert login["data"].keys() == {"username", "password"}
        dsn = urlsplit((tmp_path / f"administrator-{service}" / "administrator_database__dsn").read_text())
        assert (dsn.hostname, dsn.username) == (f"db-{service}-rw", "postgres")
        assert dsn.password == b64decode(login["data"]["password"]).decode()


def test_only_requests_go_through_the_pooler(tmp_path: Path) -> None:
    make(tmp_path, postgres="db-{service}-rw:5432", pooler="pooler-{service}:5432")
    for service in SERVICES:
        hosts = {
            path.name: urlsplit(path.read_text()).hostname for path in tmp_path.glob(f"*/{service}_database__*_dsn")
        }
        pooled = f"{service}_database__service_dsn"
        assert hosts.pop(pooled) == f"pooler-{service}"
        assert set(hosts.values()) == {f"db-{service}-rw"}
        assert len(hosts) == 4


def test_every_dsn_asks_for_the_certificate_of_its_host(tmp_path: Path) -> None:
    make(tmp_path, postgres_ca="/etc/journeywork/trust/postgres.crt")
    dsns = [path.read_text() for path in tmp_path.rglob("*_dsn")] + [
        (tmp_path / "administrator" / "administrator_database__dsn").read_text()
    ]
    for dsn in dsns:
        asked = parse_qs(urlsplit(dsn).query)
        assert asked == {"sslmode": ["verify-full"], "sslrootcert": ["/etc/journeywork/trust/postgres.crt"]}


def test_the_command_makes_and_prints_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["secrets", "make", str(tmp_path), "--postgres", "db-{service}-rw:5432", "--pooler", "p:5432"])
    capsys.readouterr()
    main(["secrets", "manifest", str(tmp_path), "--name", "hiring"])
    names = {one["metadata"]["name"] for one in json.loads(capsys.readouterr().out)["items"]}
    assert {"hiring-posting", "hiring-posting-migrate", "hiring-administrator-posting", "hiring-kafka"} <= names
    assert urlsplit((tmp_path / "posting" / "posting_database__service_dsn").read_text()).hostname == "p"
