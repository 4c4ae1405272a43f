"""Every HTTP request in: one module per aggregate, put together here."""

from fastapi import APIRouter, FastAPI

from services.posting.api import (
    applications,
    candidates,
    employer,
    engagements,
    hr_events,
    members,
    outcomes,
    projects,
    results,
)
from services.posting.handlers.deliverables import Desk
from services.posting.settings import Settings
from shared.blobs import Unreachable
from shared.http import away, include
from shared.privacy import Vault

PREFIX = "/posting/api"


def install(app: FastAPI, settings: Settings, vault: Vault, desk: Desk) -> None:
    """Adds every route of posting."""
    away(app, Unreachable, "the store of files")
    routers: tuple[APIRouter, ...] = (
        employer.router,
        members.router,
        projects.router,
        hr_events.router,
        hr_events.webhooks(vault.open),
        outcomes.router,
        candidates.routes(settings, vault),
        results.routes(settings),
        applications.routes(vault),
        engagements.routes(vault, desk),
    )
    for router in routers:
        include(app, router, prefix=PREFIX)
