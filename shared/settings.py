"""Settings that every service has: mixins read once, in `__main__`, from the environment and from secret files.

A service composes them into one class with its own prefix (`POSTING_DATABASE__SERVICE_DSN`). A file of the same name in
`/run/secrets` (or the folder `JOURNEYWORK_SECRETS`) counts where the environment is silent. No secret and no host has
a default.
"""

import os
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, model_validator
from pydantic_settings import (
    BaseSettings,
    NestedSecretsSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from shared.messaging.kafka import Kafka


class DatabaseSettings(BaseModel):
    """One DSN per role, so that a process is given only what it needs; pool sizes are per process."""

    service_dsn: SecretStr | None = None
    worker_dsn: SecretStr | None = None
    relay_dsn: SecretStr | None = None
    migrator_dsn: SecretStr | None = None
    service_pool: int = 10
    worker_pool: int = 10

    def dsn(self, role: Literal["service", "worker", "relay", "migrator"]) -> str:
        """The DSN of a role; `LookupError` names the setting that is missing."""
        value: SecretStr | None = getattr(self, f"{role}_dsn")
        if value is None:
            raise LookupError(f"DATABASE__{role.upper()}_DSN is not set: this role of the process needs it")
        return value.get_secret_value()


class KafkaSettings(BaseModel):
    """How to reach Kafka; SASL and TLS are used when the protocol says so."""

    bootstrap_servers: str
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    username: str = ""
    password: SecretStr = SecretStr("")
    ca_file: str | None = None

    def connection(self) -> Kafka:
        """The same for the messaging engine."""
        return Kafka(
            self.bootstrap_servers,
            self.security_protocol,
            self.sasl_mechanism,
            self.username,
            self.password.get_secret_value(),
            self.ca_file,
        )


class HttpSettings(BaseModel):
    """Where this process listens, and the one URL under which people and systems reach the product."""

    host: str = "127.0.0.1"
    port: int
    public_url: str
    largest_body: int = Field(default=2 * 1024 * 1024, description="Bytes; uploads have their own limit.")


class AuthSettings(BaseModel):
    """The identity provider, this service's client there, and the keys of sessions and tickets.

    `ticket_public_key` is posting's Ed25519 public key (PEM); `ticket_private_key` is for posting alone.
    """

    issuer: str
    audience: str = "journeywork"
    client_id: str
    client_secret: SecretStr | None = None
    session_secret: SecretStr
    session_hours: int = 8
    ticket_public_key: str | None = None
    ticket_private_key: SecretStr | None = None


class MailSettings(BaseModel):
    """The SMTP relay and who mails come from."""

    host: str
    port: int
    sender: str
    username: str | None = None
    password: SecretStr | None = None
    security: Literal["none", "starttls", "tls"] = "starttls"


class StoreSettings(BaseModel):
    """The content-addressed store of deliverables: a folder that posting writes and evaluation may only read."""

    folder: Path


class ServiceSettings(BaseSettings):
    """What all three services share; `environment=production` refuses what is fit for a laptop only."""

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
        settings_cls: type[BaseSettings],  # noqa: ARG003  pydantic-settings calls it by these names
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then one file per setting."""
        folder = os.environ.get("JOURNEYWORK_SECRETS", "/run/secrets")
        return init_settings, env_settings, NestedSecretsSettingsSource(file_secret_settings, secrets_dir=folder)

    environment: Literal["local", "production"] = "production"
    database: DatabaseSettings = Field(default_factory=DatabaseSettings)
    kafka: KafkaSettings
    http: HttpSettings
    auth: AuthSettings
    mail: MailSettings

    @model_validator(mode="after")
    def _fit_for_production(self) -> Self:
        if self.environment == "local":
            return self
        for name, url in (("http.public_url", self.http.public_url), ("auth.issuer", self.auth.issuer)):
            if urlsplit(url).scheme != "https":
                raise ValueError(f"{name} must be https in production, not {url!r}")
        if len(self.auth.session_secret.get_secret_value()) < 32:
            raise ValueError("auth.session_secret must have at least 32 characters in production")
        return self
