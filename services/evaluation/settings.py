"""What evaluation is told from outside: the shared settings, the key of sealed cards, where reviewer's copies lie."""

from typing import Annotated

from pydantic import BaseModel, Field, SecretStr
from pydantic_settings import SettingsConfigDict

from shared.settings import ServiceSettings, StoreSettings


class PrivacySettings(BaseModel):
    """The key of the installation, under which drafts and sealed scorecards are kept until the reveal."""

    key: Annotated[
        SecretStr,
        Field(description="64 hexadecimal digits, the same in every replica; without it what it sealed is lost."),
    ]


class Settings(ServiceSettings):
    """Read from variables that begin with `EVALUATION_`, such as `EVALUATION_KAFKA__BOOTSTRAP_SERVERS`."""

    model_config = SettingsConfigDict(env_prefix="EVALUATION_")

    privacy: PrivacySettings
    store: StoreSettings = Field(default_factory=dict, validate_default=True)
