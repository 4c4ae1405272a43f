"""What posting is told from outside: the shared settings, its own keys, and where deliverables lie."""

from typing import Annotated

from pydantic import BaseModel, Field, SecretStr
from pydantic_settings import SettingsConfigDict

from shared.settings import ServiceSettings, StoreSettings


class PrivacySettings(BaseModel):
    """The key of the installation, under which the keys of persons and the secrets of sources are sealed."""

    key: Annotated[
        SecretStr,
        Field(description="64 hexadecimal digits, the same in every replica; without it what it sealed is lost."),
    ]


class Settings(ServiceSettings):
    """Read from variables that begin with `POSTING_`, such as `POSTING_KAFKA__BOOTSTRAP_SERVERS`."""

    model_config = SettingsConfigDict(env_prefix="POSTING_")

    privacy: PrivacySettings
    store: StoreSettings
    largest_upload: Annotated[int, Field(ge=1024, description="Bytes of one deliverable.")] = 50 * 1024 * 1024
