"""Where settings come from, and what production refuses."""

from pathlib import Path

import pytest
from pydantic import ValidationError
from pydantic_settings import SettingsConfigDict

from shared.settings import CannotStart, ServiceSettings

GOOD = {
    "TRIED_ENVIRONMENT": "production",
    "TRIED_KAFKA__BOOTSTRAP_SERVERS": "kafka:9092",
    "TRIED_HTTP__PORT": "8000",
    "TRIED_HTTP__PUBLIC_URL": "https://journeywork.example",
    "TRIED_AUTH__ISSUER": "https://id.example.com",
    "TRIED_AUTH__CLIENT_ID": "tried",
    "TRIED_AUTH__SESSION_SECRET": "s" * 32,
    "TRIED_MAIL__HOST": "mail",
    "TRIED_MAIL__PORT": "587",
    "TRIED_MAIL__SENDER": "tried@example.com",
}


class Tried(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="TRIED_")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("JOURNEYWORK_SECRETS", str(tmp_path))
    return monkeypatch


def test_the_environment_is_read(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TRIED_DATABASE__SERVICE_DSN", "postgresql://tried@db/tried")
    told = Tried()
    assert told.http.port == 8000
    assert told.database.dsn("service") == "postgresql://tried@db/tried"
    assert told.kafka.connection().bootstrap_servers == "kafka:9092"


def test_secrets_come_from_files_where_the_environment_is_silent(
    environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment.delenv("TRIED_AUTH__SESSION_SECRET")
    (tmp_path / "TRIED_AUTH__SESSION_SECRET").write_text("f" * 40 + "\n")
    (tmp_path / "tried_database__relay_dsn").write_text("postgresql://relay@db/tried")
    (tmp_path / "TRIED_MAIL__HOST").write_text("ignored")
    told = Tried()
    assert told.auth.session_secret.get_secret_value() == "f" * 40
    assert told.auth.client_id == "tried"
    assert told.database.dsn("relay") == "postgresql://relay@db/tried"
    assert told.mail.host == "mail"


def test_a_folder_that_is_not_there_holds_no_secrets(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment.setenv("JOURNEYWORK_SECRETS", str(tmp_path / "nowhere"))
    assert Tried().environment == "production"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("KAFKA__BOOTSTRAP_SERVERS", "kafka"),
        ("HTTP__PORT", r"http\.port"),
        ("AUTH__ISSUER", r"auth\.issuer"),
        ("AUTH__SESSION_SECRET", r"auth\.session_secret"),
        ("MAIL__HOST", r"mail\.host"),
    ],
)
def test_hosts_and_secrets_have_no_default(environment: pytest.MonkeyPatch, name: str, said: str) -> None:
    environment.delenv(f"TRIED_{name}")
    with pytest.raises(ValidationError, match=said):
        Tried()


@pytest.mark.usefixtures("environment")
def test_a_dsn_that_is_needed_and_not_set_is_named() -> None:
    with pytest.raises(LookupError, match="DATABASE__WORKER_DSN is not set"):
        Tried().database.dsn("worker")


UNFIT: list[tuple[str, str, str]] = [
    ("AUTH__ISSUER", "http://127.0.0.1:9000", "TRIED_AUTH__ISSUER must be https"),
    ("HTTP__PUBLIC_URL", "http://journeywork.example", "TRIED_HTTP__PUBLIC_URL must be https"),
    ("AUTH__SESSION_SECRET", "short", "at least 32 characters"),
]


@pytest.mark.parametrize(("name", "value", "said"), UNFIT)
def test_production_refuses_what_fits_a_laptop_only(
    environment: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    environment.setenv(f"TRIED_{name}", value)
    with pytest.raises(ValidationError, match=said):
        Tried()
    environment.setenv("TRIED_ENVIRONMENT", "local")
    assert Tried().environment == "local"


def test_production_is_what_runs_when_nobody_says(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("TRIED_ENVIRONMENT")
    assert Tried().environment == "production"


def test_secrets_are_not_shown(environment: pytest.MonkeyPatch) -> None:
    secret = GOOD["TRIED_AUTH__SESSION_SECRET"]
    assert secret not in repr(Tried())
    environment.delenv("TRIED_AUTH__ISSUER")
    with pytest.raises(ValidationError) as caught:
        Tried()
    assert secret[:8] not in str(caught.value)


WRONG: list[tuple[str, str | None, str]] = [
    ("KAFKA__BOOTSTRAP_SERVERS", None, "TRIED_KAFKA__BOOTSTRAP_SERVERS is not set: `host:port`, several with commas"),
    ("HTTP__PORT", "eighty", "TRIED_HTTP__PORT cannot be used: input should be a valid integer"),
    ("ENGINE__SESSION_TIMEOUT", "0.1", "TRIED_ENGINE__SESSION_TIMEOUT cannot be used: input should be greater"),
    ("ENGINE__WATCHDOG_AFTER", "3", r"TRIED_ENGINE cannot be used: watchdog_after \(3\) must be longer"),
    ("AUTH__SESSION_SECRET", "short", "TRIED_AUTH__SESSION_SECRET must have at least 32 characters"),
    ("KAFKA", "not json", "docs/settings.md"),
]


@pytest.mark.parametrize(("name", "value", "said"), WRONG)
def test_what_is_wrong_is_said_in_sentences(
    environment: pytest.MonkeyPatch, name: str, value: str | None, said: str
) -> None:
    if value is None:
        environment.delenv(f"TRIED_{name}")
    else:
        environment.setenv(f"TRIED_{name}", value)
    with pytest.raises(CannotStart, match=said) as caught:
        Tried.read()
    assert "pydantic" not in str(caught.value)


def test_the_engine_is_told_what_the_environment_says(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TRIED_ENGINE__SESSION_TIMEOUT", "6")
    environment.setenv("TRIED_ENGINE__RELAY_LEASE", "2")
    environment.setenv("TRIED_KAFKA__REQUEST_TIMEOUT", "5")
    told = Tried.read()
    pace = told.engine.pace(told.kafka)
    assert told.engine.tuning().session_timeout == 6.0
    assert (pace.lease.total_seconds(), pace.pass_timeout) == (2.0, 10.0)
    assert told.kafka.connection().client_options()["request_timeout_ms"] == 5000


def test_what_is_the_same_for_all_may_be_said_once(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment.delenv("TRIED_AUTH__ISSUER")
    environment.delenv("TRIED_MAIL__HOST")
    environment.setenv("JOURNEYWORK_AUTH__ISSUER", "https://common.example.com")
    environment.setenv("JOURNEYWORK_AUTH__CLIENT_ID", "common")
    (tmp_path / "journeywork_mail__host").write_text("common-mail")
    told = Tried()
    assert told.auth.issuer == "https://common.example.com"
    assert told.auth.client_id == "tried", "what is said to one service alone wins"
    assert told.mail.host == "common-mail"


def test_a_services_own_file_wins_over_what_is_said_to_all(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment.delenv("TRIED_MAIL__HOST")
    environment.setenv("JOURNEYWORK_MAIL__HOST", "common-mail")
    (tmp_path / "tried_mail__host").write_text("own-mail")
    assert Tried().mail.host == "own-mail"


def test_secrets_may_lie_in_several_folders(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"tried_database__{'relay' if name == 'one' else 'worker'}_dsn").write_text(name)
    environment.setenv("JOURNEYWORK_SECRETS", f"{tmp_path / 'one'}:{tmp_path / 'two'}")
    told = Tried()
    assert (told.database.dsn("relay"), told.database.dsn("worker")) == ("one", "two")
