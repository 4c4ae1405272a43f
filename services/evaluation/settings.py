"""What evaluation is told from outside: the shared settings, the key of sealed cards, where reviewer's copies lie."""

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from shared.settings import PrivacySettings, ServiceSettings, StoreSettings


class Settings(ServiceSettings):
    """Read from variables that begin with `EVALUATION_`, such as `EVALUATION_KAFKA__BOOTSTRAP_SERVERS`."""

    model_config = SettingsConfigDict(env_prefix="EVALUATION_")

    privacy: PrivacySettings
    store: StoreSettings = Field(default_factory=dict, validate_default=True)
