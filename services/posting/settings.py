"""What posting is told from outside: the shared settings, its own keys, and where deliverables lie."""

from typing import Annotated, Self

from pydantic import BaseModel, Field, model_validator
from pydantic_settings import SettingsConfigDict

from shared.settings import PrivacySettings, ServiceSettings, StoreSettings


class ScrubSettings(BaseModel):
    """What making a reviewer's copy may take; all but small plain text is read in a process of its own."""

    memory: int = Field(2 * 1024**3, ge=512 * 1024**2, description="Bytes of address space of one such process.")
    seconds: int = Field(60, ge=1, le=600, description="Of processor time for one file; 10 more by the clock.")
    at_once: int = Field(2, ge=1, le=64, description="Such processes that one process of posting runs at a time.")


class LinkSettings(BaseModel):
    """How a delivered link is fetched; addresses of private networks are refused, whatever is set here."""

    largest: int = Field(20 * 1024**2, ge=1024, description="Bytes of what a link leads to.")
    seconds: float = Field(20.0, ge=1, le=120, description="Until it has arrived, redirects included.")
    redirects: int = Field(3, ge=0, le=10, description="Redirects that are followed, each checked like the first.")
    ca_file: str | None = Field(None, description="A PEM bundle to trust; without it the system's.")
    local: dict[str, str] = Field(
        {},
        description='Local runs only: hosts fetched from an address here, `{"example.com": "127.0.0.1:8443"}`.',
    )


class Settings(ServiceSettings):
    """Read from variables that begin with `POSTING_`, such as `POSTING_KAFKA__BOOTSTRAP_SERVERS`."""

    model_config = SettingsConfigDict(env_prefix="POSTING_")

    privacy: PrivacySettings
    store: StoreSettings = Field(default_factory=dict, validate_default=True)
    scrub: ScrubSettings = Field(default_factory=ScrubSettings)
    links: LinkSettings = Field(default_factory=LinkSettings)
    largest_upload: Annotated[int, Field(ge=1024, description="Bytes of one deliverable.")] = 100 * 1024 * 1024

    @model_validator(mode="after")
    def _links_lead_outside(self) -> Self:
        if self.environment != "local" and self.links.local:
            raise ValueError("POSTING_LINKS__LOCAL is for local runs: unset it in production")
        return self
