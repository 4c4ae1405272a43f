"""Settings that every service has: mixins read once, in `__main__`, from the environment and from secret files.

A service composes them into one class with its own prefix (`POSTING_DATABASE__SERVICE_DSN`); what is the same for all
may be said once, with `JOURNEYWORK_` in its place. A file of the same name in `/run/secrets` (or the folders that
`JOURNEYWORK_SECRETS` names) counts where the environment is silent. No secret and no server has a default. Every
variable is listed in `docs/settings.md`.
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Literal, Self, cast
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    NestedSecretsSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from shared.messaging.kafka import Kafka
from shared.messaging.relay import Pace
from shared.messaging.shares import SLOTS
from shared.messaging.tuning import DEFAULT, Tuning
from shared.privacy import Vault
from shared.variables import sentences

COMMON = "JOURNEYWORK_"
"""Stands for the prefix of every service."""


class CannotStart(SystemExit):
    """Ends a process that was told something it cannot work with; says which setting, what is wrong, the way out."""


class DatabaseSettings(BaseModel):
    """One DSN per role, so that a process is given only what it needs; pool sizes are per process."""

    service_dsn: SecretStr | None = Field(None, description="Who requests are served as; roles api and all.")
    worker_dsn: SecretStr | None = Field(None, description="Who events are applied as; roles worker and all.")
    relay_dsn: SecretStr | None = Field(None, description="Who the outbox is emptied as; roles relay and all.")
    migrator_dsn: SecretStr | None = Field(None, description="Who owns the tables; role migrate.")
    backup_dsn: SecretStr | None = Field(None, description="Who dumps are made as, and `verify` reads as.")
    service_pool: int = Field(10, ge=1, le=500, description="Most connections that requests share.")
    worker_pool: int = Field(10, ge=1, le=500, description="Most connections that consumers, timers and mail share.")

    def dsn(self, role: Literal["service", "worker", "relay", "migrator", "backup"]) -> str:
        """The DSN of a role; `LookupError` names the setting that is missing."""
        value: SecretStr | None = getattr(self, f"{role}_dsn")
        if value is None:
            raise LookupError(f"DATABASE__{role.upper()}_DSN is not set: this role of the process needs it")
        return value.get_secret_value()


class KafkaSettings(BaseModel):
    """How to reach Kafka; SASL and TLS are used when the protocol says so."""

    bootstrap_servers: str = Field(description="`host:port`, several with commas between them.")
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", description="Whether the connection is encrypted (SSL) and asks for a name (SASL)."
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = Field(
        "SCRAM-SHA-512", description="How the name is proved."
    )
    username: str = Field("", description="Who this service is to Kafka.")
    password: SecretStr = Field(SecretStr(""), description="Of that name.")
    ca_file: str | None = Field(None, description="A PEM bundle to trust; without it the system's.")
    request_timeout: float = Field(
        15.0, ge=1, le=120, description="Seconds after which a broker that does not answer is taken for gone."
    )

    def connection(self) -> Kafka:
        """The same for the messaging engine."""
        return Kafka(
            self.bootstrap_servers,
            self.security_protocol,
            self.sasl_mechanism,
            self.username,
            self.password.get_secret_value(),
            self.ca_file,
            self.request_timeout,
        )


class EngineSettings(BaseModel):
    """What an operator may change of the engine; everything else stands in `Tuning`, with its reasons."""

    session_timeout: float = Field(
        DEFAULT.session_timeout,
        ge=1,
        le=300,
        description="Seconds after which the group takes a silent worker for dead; "
        "the broker's group.min.session.timeout.ms must not be larger.",
    )
    longest_poll_pause: float = Field(
        DEFAULT.longest_poll_pause,
        ge=1,
        description="Seconds without a poll after which a worker leaves its group: its process stands still.",
    )
    relay_lease: float = Field(
        5.0, ge=1, le=60, description="Seconds after which another relay may take over from one that is silent."
    )
    relays: int = Field(
        1,
        ge=1,
        le=SLOTS,
        description="Relays of one database that may send at once, each its share of the keys; others stand by.",
    )
    watchdog_after: float = Field(
        DEFAULT.watchdog_after,
        ge=2,
        description="Seconds without a partition, or without progress although records wait, "
        "until the subscriber is rebuilt; longer than session_timeout.",
    )
    inbox_days: int = Field(
        DEFAULT.inbox_days,
        ge=1,
        le=3650,
        description="Days for which an event that took effect is remembered; longer than any topic keeps its records.",
    )
    partitions_at_once: int = Field(
        DEFAULT.partitions_at_once,
        ge=1,
        le=100,
        description="Partitions whose transactions may be open at once; each needs a connection of the worker's pool.",
    )
    rebuilds: int = Field(
        DEFAULT.rebuilds, ge=1, description="Rebuilds without progress although records wait, until the process ends."
    )
    partition_records: int = Field(
        DEFAULT.partition_records, ge=1, description="Records in flight above which a partition is paused."
    )
    partition_bytes: int = Field(
        DEFAULT.partition_bytes, ge=1, description="Bytes in flight above which a partition is paused."
    )
    process_records: int = Field(
        DEFAULT.process_records, ge=1, description="The same in all partitions of the process."
    )
    process_bytes: int = Field(DEFAULT.process_bytes, ge=1, description="The same in all partitions of the process.")

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if self.watchdog_after <= self.session_timeout:
            raise ValueError(
                f"watchdog_after ({self.watchdog_after:g}) must be longer than session_timeout "
                f"({self.session_timeout:g}): until then the group may only be waiting for a dead member"
            )
        return self

    def tuning(self) -> Tuning:
        """The same for a worker."""
        return Tuning(**self.model_dump(exclude={"relay_lease", "relays"}))

    def pace(self, kafka: KafkaSettings) -> Pace:
        """The same for a relay: three renewals within a lease, two answers of Kafka within a pass."""
        return Pace(
            relays=self.relays,
            lease=timedelta(seconds=self.relay_lease),
            renew_every=self.relay_lease * 0.3,
            pass_timeout=2 * kafka.request_timeout,
        )


class HttpSettings(BaseModel):
    """Where this process listens, and the one URL under which people and systems reach the product."""

    host: str = Field("127.0.0.1", description="The address to listen at.")
    port: int = Field(ge=0, le=65535, description="The port to listen at.")
    public_url: str = Field(description="The URL under which people and systems reach the product.")
    notice: float = Field(
        1.0, ge=0, le=3, description="Seconds between 'not ready' and the closed door when the process is told to stop."
    )
    outbox_limit: float = Field(
        120.0, ge=1, description="Seconds that an event may wait for Kafka before commands are refused with 503."
    )
    largest_body: int = Field(2 * 1024 * 1024, ge=1024, description="Bytes; uploads have their own limit.")


class AuthSettings(BaseModel):
    """The identity provider, this service's client there, and the keys of sessions and tickets."""

    issuer: str = Field(description="The URL of the identity provider.")
    audience: str = Field("journeywork", description="What tokens must be made out to.")
    client_id: str = Field(description="This service at the identity provider.")
    client_secret: SecretStr | None = Field(None, description="Its secret, where the provider wants one.")
    session_secret: SecretStr = Field(description="Signs sessions; at least 32 characters, the same in every replica.")
    session_hours: int = Field(8, ge=1, le=720, description="How long somebody stays signed in.")
    ticket_public_key: str | None = Field(None, description="Posting's Ed25519 public key (PEM).")
    ticket_private_key: SecretStr | None = Field(None, description="Its private key (PEM), for posting alone.")


class MailSettings(BaseModel):
    """The SMTP relay and who mails come from."""

    host: str = Field(description="The SMTP relay.")
    port: int = Field(ge=1, le=65535, description="Its port.")
    sender: str = Field(description="The address that mails come from.")
    username: str | None = Field(None, description="Who this service is to the relay, where it asks.")
    password: SecretStr | None = Field(None, description="Of that name.")
    security: Literal["none", "starttls", "tls"] = Field("starttls", description="How the connection is encrypted.")
    ca_file: str | None = Field(None, description="A PEM bundle to trust; without it the system's.")


class TelemetrySettings(BaseModel):
    """Where traces go; metrics need no setting."""

    endpoint: str | None = Field(
        None, description="URL of a collector that takes OTLP over HTTP, such as `http://collector:4318`."
    )
    sampled: float = Field(
        1.0, ge=0, le=1, description="The share of traces that begin here and are sent; others keep their verdict."
    )


class StoreSettings(BaseModel):
    """The content-addressed store of deliverables, which posting writes and evaluation may only read."""

    kind: Literal["folder", "s3"] = Field("folder", description="A folder, or an S3-compatible service.")
    folder: Path | None = Field(
        None, description="Where deliverables lie; evaluation sees the reviewers' copies only. For kind folder."
    )
    endpoint: str = Field("", description="URL of the S3 service, such as `https://s3.example.com`. For kind s3.")
    bucket: str = Field("", description="The bucket; it exists already.")
    prefix: str = Field("", description="What names in the bucket begin with; evaluation's ends in `reviewers`.")
    region: str = Field("us-east-1", description="Region that requests are signed for.")
    access_key: SecretStr = Field(SecretStr(""), description="Who this service is to S3; evaluation's may only read.")
    secret_key: SecretStr = Field(SecretStr(""), description="Of that name.")
    path_style: bool = Field(default=True, description="Whether the bucket stands in the path, not in the host.")
    ca_file: str | None = Field(None, description="A PEM bundle to trust; without it the usual authorities.")
    timeout: float = Field(60.0, ge=1, le=600, description="Seconds after which a silent S3 service is taken for gone.")

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.kind == "folder":
            if self.folder is None:
                raise ValueError("folder is not set: set STORE__FOLDER, or STORE__KIND to s3")
            return self
        given = {"endpoint": self.endpoint, "bucket": self.bucket, "access_key": self.access_key.get_secret_value()}
        given["secret_key"] = self.secret_key.get_secret_value()
        missing = [f"STORE__{name.upper()}" for name, value in given.items() if not value]
        if missing:
            raise ValueError(f"kind is s3, so set {', '.join(missing)} too")
        if urlsplit(self.endpoint).scheme not in ("http", "https"):
            raise ValueError(f"endpoint must be a URL with http or https, not {self.endpoint!r}")
        return self


class FromOutside(BaseSettings):
    """Settings that are read from the environment and from files, under the prefix of their class."""

    model_config = SettingsConfigDict(
        env_nested_delimiter="__",
        secrets_dir_missing="ok",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  pydantic-settings calls it by these names
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, the environment, one file per setting; then the same two for the common prefix."""
        folders = os.environ.get("JOURNEYWORK_SECRETS", "/run/secrets").split(os.pathsep)
        return (
            init_settings,
            env_settings,
            NestedSecretsSettingsSource(file_secret_settings, secrets_dir=folders),
            EnvSettingsSource(settings_cls, env_prefix=COMMON),
            NestedSecretsSettingsSource(file_secret_settings, secrets_dir=folders, secrets_prefix=COMMON),
        )

    @classmethod
    def read(cls) -> Self:
        """What the environment says; `CannotStart` when that is not enough, with a sentence for each variable."""
        try:
            return cls()
        except ValidationError as error:
            raise CannotStart("\n".join(sentences(cls, error))) from None
        except SettingsError as error:
            raise CannotStart(f"{error}: give each setting a variable of its own, see docs/settings.md") from None

    @classmethod
    def of(cls, service: str) -> Self:
        """The same for the variables and files of one service."""
        told = {"model_config": SettingsConfigDict(env_prefix=f"{service.upper()}_"), "__module__": cls.__module__}
        named = cast("type[Self]", type(cls.__name__, (cls,), told))
        return named.read()


class MigratorSettings(FromOutside):
    """What bringing a database to this release needs, and nothing else."""

    database: DatabaseSettings = Field(default_factory=DatabaseSettings)


class PrivacySettings(BaseModel):
    """The key of the installation, under which a service keeps what nobody may read in its tables, and those before."""

    key: SecretStr = Field(
        description="64 hexadecimal digits, the same in every replica; without it what it sealed is lost."
    )
    older_keys: SecretStr = Field(
        SecretStr(""),
        description="Keys before it, the newest first, commas between; the oldest one stays for good (`rotate-keys`).",
    )

    def vault(self) -> Vault:
        """Seals with the key, opens what any of them sealed."""
        older = self.older_keys.get_secret_value().split(",")
        return Vault(self.key.get_secret_value(), *(one.strip() for one in older if one.strip()))


class ServiceSettings(FromOutside):
    """What all three services share; `environment=production` refuses what is fit for a laptop only."""

    environment: Literal["local", "production"] = Field(
        "production", description="`local` allows what is fit for a laptop only."
    )
    database: DatabaseSettings = Field(default_factory=DatabaseSettings)
    kafka: KafkaSettings
    engine: EngineSettings = Field(default_factory=EngineSettings)
    http: HttpSettings
    auth: AuthSettings
    mail: MailSettings
    telemetry: TelemetrySettings = Field(default_factory=TelemetrySettings)

    @model_validator(mode="after")
    def _fit_for_production(self) -> Self:
        if self.environment == "local":
            return self
        prefix = self.model_config.get("env_prefix", "")
        for name, url in (("HTTP__PUBLIC_URL", self.http.public_url), ("AUTH__ISSUER", self.auth.issuer)):
            if urlsplit(url).scheme != "https":
                raise ValueError(
                    f"{prefix}{name} must be https in production, not {url!r}; "
                    f"on a laptop set {prefix}ENVIRONMENT to local"
                )
        if len(self.auth.session_secret.get_secret_value()) < 32:
            raise ValueError(f"{prefix}AUTH__SESSION_SECRET must have at least 32 characters in production")
        return self
