"""One edge per test, and a client that keeps cookies."""

from collections.abc import AsyncIterator

import httpx2
import pytest
import pytest_asyncio

from tests.unit.auth.provider import Provider
from tests.unit.http.edge import browser, build


@pytest.fixture
def provider() -> Provider:
    return Provider()


@pytest_asyncio.fixture(loop_scope="session")
async def http(provider: Provider) -> AsyncIterator[httpx2.AsyncClient]:
    async with browser(build(provider)) as client:
        yield client
