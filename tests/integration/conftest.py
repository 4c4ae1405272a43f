"""The development issuer for callers of the services, and how a browser signs in there."""

import asyncio
import re
from collections.abc import AsyncIterator
from html import unescape
from uuid import UUID

import httpx2
import pytest
import pytest_asyncio
import uvicorn

from deploy.local.child import free_port
from deploy.local.issuer import Issuer
from deploy.local.issuer import build as build_issuer


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def issuer() -> AsyncIterator[Issuer]:
    """The development issuer on a port of its own."""
    port = free_port()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("JOURNEYWORK_ENVIRONMENT", "local")
        made = Issuer(f"http://127.0.0.1:{port}")
        server = uvicorn.Server(uvicorn.Config(build_issuer(made), port=port, log_config=None, lifespan="off"))
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  uvicorn offers no event
        await asyncio.sleep(0.01)
    yield made
    server.should_exit = True
    await running


async def at_the_issuer(provider: httpx2.AsyncClient, url: str, subject: str, employer_id: UUID) -> httpx2.URL:
    """Fills in the issuer's form; the address to return to."""
    form = await provider.get(url)
    hidden = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form.text))
    action = re.search(r'<form[^>]*action="([^"]*)"', form.text)
    target = httpx2.URL(url).join(unescape(action.group(1)) if action else "")
    given = {name: unescape(value) for name, value in hidden.items()}
    given |= {"login_hint": subject, "employer_id": str(employer_id)}
    answer = await provider.post(target, data=given)
    return httpx2.URL(answer.headers["location"])
