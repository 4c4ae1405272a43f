"""Who administers the servers, and the accounts of each service: the same variables as the service's own."""

from pydantic import BaseModel, Field, SecretStr
from pydantic_settings import SettingsConfigDict

from shared.settings import DatabaseSettings, FromOutside, KafkaSettings


class AdministratorDatabase(BaseModel):
    """PostgreSQL's administrator."""

    dsn: SecretStr = Field(description="Who may create databases and roles; used by nothing that serves.")


class DatabaseAdministrator(FromOutside):
    """What `databases` needs: `ADMINISTRATOR_DATABASE__DSN`."""

    model_config = SettingsConfigDict(env_prefix="ADMINISTRATOR_")

    database: AdministratorDatabase


class KafkaAdministrator(FromOutside):
    """What `topics` needs: Kafka as for a service, with a user who may create topics, users and rights."""

    model_config = SettingsConfigDict(env_prefix="ADMINISTRATOR_")

    kafka: KafkaSettings


class KeycloakDatabase(BaseModel):
    """The database that Keycloak keeps its realms in."""

    dsn: SecretStr = Field(description="Who owns Keycloak's database; where Keycloak runs beside the services.")


class KeycloakAccount(FromOutside):
    """What `keycloak` needs besides the administrator: `KEYCLOAK_DATABASE__DSN`."""

    model_config = SettingsConfigDict(env_prefix="KEYCLOAK_")

    database: KeycloakDatabase


class AllDsns(DatabaseSettings):
    """The DSNs of a service, and one that no process of it has."""

    clock_dsn: SecretStr | None = Field(None, description="Who moves the domain clock; local runs only.")


class Login(BaseModel):
    """A service's name and password in Kafka."""

    username: str = Field("", description="Who this service is to Kafka.")
    password: SecretStr = Field(SecretStr(""), description="Of that name.")


class Accounts(FromOutside):
    """The accounts of one service, as it is told them itself."""

    database: AllDsns = Field(default_factory=AllDsns)
    kafka: Login = Field(default_factory=Login)
