"""Every HTTP request in: one module per resource, put together here."""

from fastapi import FastAPI

from services.evaluation.api import appeals, evaluations, gold, reviewers, reviews, rubrics, windows
from shared.blobs import BlobReader, Unreachable
from shared.http import away, include
from shared.privacy import Vault

PREFIX = "/evaluation/api"


def install(app: FastAPI, vault: Vault, copies: BlobReader) -> None:
    """Adds every route of evaluation; `copies` holds the reviewer's copies."""
    away(app, Unreachable, "the store of files")
    for router in (
        rubrics.router(vault),
        reviews.router(vault, copies),
        evaluations.router(vault),
        appeals.router(vault),
        windows.router,
        gold.router,
        reviewers.router,
    ):
        include(app, router, prefix=PREFIX)
