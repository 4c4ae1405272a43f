"""Every HTTP request in: one module per aggregate, put together here."""

from fastapi import FastAPI

from services.conversion.api import approvals, offers, policies, recommendations
from shared.http import include

PREFIX = "/conversion/api"


def install(app: FastAPI) -> None:
    """Adds every route of the API."""
    for router in (policies.router, recommendations.router, offers.router, approvals.router):
        include(app, router, prefix=PREFIX)
