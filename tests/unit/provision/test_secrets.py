"""What a new installation gets: everything once, each service its own, nothing replaced."""

import ssl
import stat
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from shared.contracts.topics import SERVICES
from shared.provision.__main__ import main
from shared.provision.secrets import make, put


def tree(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_what_is_there_is_never_replaced(tmp_path: Path) -> None:
    make(tmp_path)
    before = tree(tmp_path)
    assert make(tmp_path) == []
    assert tree(tmp_path) == before


def test_what_is_missing_is_made_again_and_nothing_else(tmp_path: Path) -> None:
    make(tmp_path)
    before = tree(tmp_path)
    lost = "evaluation/evaluation_auth__session_secret"
    (tmp_path / lost).unlink()
    assert make(tmp_path) == [lost]
    after = tree(tmp_path)
    assert {name for name in before if before[name] != after[name]} == {lost}


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_is_told_its_own_and_nothing_else(tmp_path: Path, service: str) -> None:
    make(tmp_path)
    names = {path.name for path in (tmp_path / service).iterdir()}
    assert all(name.startswith(f"{service}_") for name in names)
    assert f"{service}_database__migrator_dsn" not in names
    private = "posting_auth__ticket_private_key"
    assert (private in names) == (service == "posting"), "who verifies must not be able to sign"


def test_every_password_is_another(tmp_path: Path) -> None:
    make(tmp_path)
    dsns = [urlsplit(value).password for name, value in tree(tmp_path).items() if name.endswith("_dsn")]
    assert len(set(dsns)) == len(dsns) == 3 * 5 + 1


def test_what_posting_signs_everybody_can_verify(tmp_path: Path) -> None:
    make(tmp_path)
    private = load_pem_private_key((tmp_path / "posting/posting_auth__ticket_private_key").read_bytes(), None)
    signature = private.sign(b"ticket")  # type: ignore[union-attr, call-arg]  # an Ed25519 key
    for service in SERVICES:
        public = load_pem_public_key((tmp_path / service / f"{service}_auth__ticket_public_key").read_bytes())
        public.verify(signature, b"ticket")  # type: ignore[union-attr, call-arg]  # the same


def test_the_front_can_be_tried_under_its_host_with_a_certificate_of_its_own(tmp_path: Path) -> None:
    make(tmp_path, front="hire.example.com")
    made = x509.load_pem_x509_certificate((tmp_path / "front/certificate.pem").read_bytes())
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert "hire.example.com" in names.get_values_for_type(x509.DNSName)
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(
        tmp_path / "front/certificate.pem", tmp_path / "front/key.pem"
    )


def test_the_broker_and_its_administrator_agree(tmp_path: Path) -> None:
    make(tmp_path, kafka="broker")
    password = (tmp_path / "administrator/administrator_kafka__password").read_text()
    properties = (tmp_path / "kafka/server.properties").read_text()
    assert f'user_administrator="{password}"' in properties
    assert "CLIENTS://broker:9092" in properties


def test_nobody_else_may_write_them(tmp_path: Path) -> None:
    make(tmp_path)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*") if path.is_file()}
    assert modes == {0o644}


def test_one_is_replaced_by_what_is_given(tmp_path: Path) -> None:
    make(tmp_path)
    before = tree(tmp_path)
    put(tmp_path, "front/certificate.pem", "mine")
    put(tmp_path, "posting/journeywork_mail__password", "given")
    changed = {name for name, value in tree(tmp_path).items() if before.get(name) != value}
    assert changed == {"front/certificate.pem", "posting/journeywork_mail__password"}


@pytest.mark.parametrize("name", ["certificate.pem", "frnt/key.pem", "../front/key.pem", "front/../../x/y", "/etc/x"])
def test_a_name_outside_the_installation_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "secrets"
    make(folder)
    before = tree(tmp_path)
    with pytest.raises(SystemExit, match=r"such as front/certificate\.pem"):
        _put(folder, name)
    assert tree(tmp_path) == before


def _put(folder: Path, name: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sys.stdin", type("Given", (), {"read": lambda _self: "x"})())
        main(["secrets", "put", str(folder), name])


def test_what_runs_beside_the_services_has_accounts_of_its_own(tmp_path: Path) -> None:
    make(tmp_path)
    assert {path.name for path in tmp_path.iterdir()}.isdisjoint({"keycloak", "grafana", "kminion", "trust"})
    make(tmp_path, aside=True)
    dsn = urlsplit((tmp_path / "keycloak/keycloak_database__dsn").read_text())
    told = dict(line.split("=", 1) for line in (tmp_path / "keycloak/keycloak.conf").read_text().splitlines()[1:])
    assert (dsn.username, dsn.password, dsn.path) == (told["db-username"], told["db-password"], "/keycloak")
    assert told["bootstrap-admin-password"] != told["db-password"]
    assert (tmp_path / "grafana/admin_password").read_text() != (
        tmp_path / "kminion/kminion_kafka__password"
    ).read_text()
    assert (tmp_path / "trust/certificate.pem").read_text() == (tmp_path / "front/certificate.pem").read_text()
    assert not (tmp_path / "trust/key.pem").exists()
