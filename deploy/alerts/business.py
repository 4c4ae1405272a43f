"""What goes wrong among people and between systems, all software being well."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from deploy.alerts.place import Place


@asynccontextmanager
async def silent_reviewers(at: Place) -> AsyncIterator[None]:
    await at.people.worked()
    yield


@asynccontextmanager
async def weeks(at: Place) -> AsyncIterator[None]:
    await at.people.waited()
    yield


@asynccontextmanager
async def late_cards(at: Place) -> AsyncIterator[None]:
    await at.people.judged()
    yield


@asynccontextmanager
async def declined_offers(at: Place) -> AsyncIterator[None]:
    await at.people.declined()
    yield


@asynccontextmanager
async def forged_wishes(at: Place) -> AsyncIterator[None]:
    await at.people.wishes_of("https://nobody.example.com", 12)
    yield
