"""What conversion is told from outside: the shared settings, under its own prefix."""

from pydantic_settings import SettingsConfigDict

from shared.settings import ServiceSettings


class Settings(ServiceSettings):
    """Read from variables that begin with `CONVERSION_`, such as `CONVERSION_KAFKA__BOOTSTRAP_SERVERS`."""

    model_config = SettingsConfigDict(env_prefix="CONVERSION_")
