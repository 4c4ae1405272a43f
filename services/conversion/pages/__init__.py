"""Every HTML page out: one module per place, put together here."""

from fastapi import FastAPI

from services.conversion.pages import answers, approvals, recommendations
from services.conversion.settings import Settings
from shared.auth.login import login_routes
from shared.web import install_static


def install(app: FastAPI, settings: Settings) -> None:
    """Adds every page, the way to sign in, and the stylesheets."""
    for router in (recommendations.router, approvals.router, answers.router):
        app.include_router(router, include_in_schema=False)
    app.include_router(login_routes("conversion", settings.auth, settings.http.public_url))
    install_static(app, "conversion")
