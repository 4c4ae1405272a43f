"""What each pod is told: settings it can be started with, and no secret that is not for it."""

from pathlib import Path

import pytest

from services.conversion.settings import Settings as Conversion
from services.evaluation.settings import Settings as Evaluation
from services.posting.settings import Settings as Posting
from shared.contracts.topics import SERVICES
from shared.provision import secrets
from shared.provision.settings import Accounts, DatabaseAdministrator, KafkaAdministrator
from shared.serving import RIGHTS
from shared.settings import MigratorSettings, ServiceSettings
from shared.variables import variables
from tests.deploy.manifests import SHAPES, Pod, params, pods

SETTINGS: dict[str, type[ServiceSettings]] = {"posting": Posting, "evaluation": Evaluation, "conversion": Conversion}
OURS = params(lambda pod: bool(pod.service))
KNOWN = {"FORWARDED_ALLOW_IPS", "SSL_CERT_FILE"}
"""Variables that libraries read."""


@pytest.mark.parametrize("pod", params(lambda pod: bool(pod.service) and pod.role != "topics"))
def test_a_pod_sees_secrets_of_its_own_service_only(pod: Pod) -> None:
    foreign = [key for _, key, _ in pod.secrets() if key.split("_")[0] in {*SERVICES} - {pod.service}]
    assert foreign == []
    if pod.kind == "Deployment":
        assert {name for name, key, _ in pod.secrets() if not key.endswith(".crt")} == {f"journeywork-{pod.service}"}


@pytest.mark.parametrize(
    ("shape", "requests", "events", "outbox"), [("small", *3 * ["all"]), ("production", "api", "worker", "relay")]
)
def test_a_secret_is_told_to_whom_it_is_for(shape: str, requests: str, events: str, outbox: str) -> None:
    told = [(key.partition("_")[2], pod.role) for pod in pods(shape) for _, key, _ in pod.secrets()]
    for key, roles in {
        "database__migrator_dsn": {"databases", "migrate"},
        "database__backup_dsn": {"databases"},
        "database__service_dsn": {"databases", requests},
        "database__worker_dsn": {"databases", events},
        "database__relay_dsn": {"databases", outbox},
        "auth__ticket_private_key": {requests},
        "auth__client_secret": {requests},
        "store__secret_key": {requests},
        "mail__password": {events},
        "kafka__password": {"topics", events, outbox} - ({"topics"} if shape == "production" else set()),
    }.items():
        assert {role for name, role in told if name == key} == roles, key


@pytest.mark.parametrize("shape", SHAPES)
def test_administrators_are_known_to_their_jobs_alone(shape: str) -> None:
    told = {(pod.role, key) for pod in pods(shape) for _, key, _ in pod.secrets() if key.startswith("administrator_")}
    topics = {("topics", "administrator_kafka__password")} if shape == "small" else set()
    assert told == {("databases", "administrator_database__dsn"), *topics}


@pytest.mark.parametrize("pod", OURS)
def test_a_pod_can_read_its_settings_from_what_it_is_told(
    pod: Pod, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Environment and files as the kubelet lays them, read by the classes that the process reads them with."""
    _told(pod, tmp_path, monkeypatch)
    if pod.role == "databases":
        assert DatabaseAdministrator.read().database.dsn.get_secret_value().startswith("postgresql://postgres:")
        known = Accounts.of(pod.service).database.model_dump(exclude_none=True).keys()
        assert {f"{role}_dsn" for role in ("service", "worker", "relay", "migrator", "backup")} <= known
    elif pod.role == "topics":
        assert KafkaAdministrator.read().kafka.password.get_secret_value()
        assert all(Accounts.of(service).kafka.password.get_secret_value() for service in SERVICES)
        assert [Accounts.of(service).kafka.username for service in SERVICES] == list(SERVICES)
    elif pod.role == "migrate":
        assert "_migrator:" in MigratorSettings.of(pod.service).database.dsn("migrator")
    else:
        _serves(pod, SETTINGS[pod.service].read())


def _serves(pod: Pod, settings: ServiceSettings) -> None:
    rights = {"service", "worker", "relay"} if pod.role == "all" else {RIGHTS[pod.role]}  # type: ignore[index]  # a role
    given = {name for name in ("service", "worker", "relay", "migrator") if getattr(settings.database, f"{name}_dsn")}
    assert given == rights
    assert settings.environment == "production"
    assert settings.kafka.username == pod.service
    assert bool(settings.kafka.password.get_secret_value()) == (pod.role != "api")
    unread = [name for name in pod.environment if name not in KNOWN and name not in _names(pod.service)]
    assert unread == [], "nothing reads it"


def _names(service: str) -> set[str]:
    prefix = f"{service.upper()}_"
    own = {variable.name for variable in variables(SETTINGS[service])}
    return own | {f"JOURNEYWORK_{name.removeprefix(prefix)}" for name in own}


def _told(pod: Pod, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    production = pod in pods("production")
    secrets.make(folder / "made", postgres="db-{service}:5432" if production else "db:5432")
    mounted = folder / "mounted"
    mounted.mkdir()
    for name, key, optional in pod.secrets():
        if key.endswith(".crt"):
            continue
        source = folder / "made" / name.removeprefix("journeywork-") / key
        if source.exists():
            (mounted / key).write_text(source.read_text())
        else:
            assert optional, f"{name} has no {key}"
            if "store__" in key:
                (mounted / key).write_text("given by the operator")
    monkeypatch.setenv("JOURNEYWORK_SECRETS", str(mounted))
    for name, value in pod.environment.items():
        monkeypatch.setenv(name, value)
    if pod.kind == "Deployment":
        monkeypatch.setenv("JOURNEYWORK_HTTP__PORT", "8000")  # the image says so
