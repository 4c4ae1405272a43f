"""Every HTTP request in: one module per aggregate, put together here."""

from fastapi import FastAPI

from services.conversion.api import approvals, offers, policies, recommendations

PREFIX = "/conversion/api"


def install(app: FastAPI) -> None:
    """Adds every route of the API."""
    for router in (policies.router, recommendations.router, offers.router, approvals.router):
        app.include_router(router, prefix=PREFIX)
