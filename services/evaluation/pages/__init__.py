"""Every HTML page out: one module per place, put together here."""

from fastapi import FastAPI

from services.evaluation.pages import amending, appeals, calibration, conflicts, desk, rubrics, scorecards, sealing
from services.evaluation.settings import Settings
from shared.auth.login import login_routes
from shared.privacy import Vault
from shared.web import install_static


def install(app: FastAPI, settings: Settings, vault: Vault) -> None:
    """Adds every page, the way to sign in, and the stylesheets; `vault` is for own drafts and cards, and appeals."""
    for made in (desk, scorecards, sealing, amending, conflicts, appeals):
        app.include_router(made.router(vault), include_in_schema=False)
    for router in (rubrics.router, calibration.router):
        app.include_router(router, include_in_schema=False)
    app.include_router(login_routes("evaluation", settings.auth, settings.http.public_url))
    install_static(app, "evaluation")
