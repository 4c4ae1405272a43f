"""The shipped services on the servers of a run: new databases and topics, taken away afterwards."""

import logging
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from deploy.bench.place import Place
from deploy.local.backing import Backing
from deploy.local.ground import laid
from deploy.local.stack import Stack, prepared, scratch


@asynccontextmanager
async def shipped(place: Place) -> AsyncIterator[Stack]:
    """Everything but the services' processes, which the measurement starts in the roles that it wants."""
    logging.getLogger("httpx2").setLevel(logging.WARNING)
    folder = scratch()
    (folder / "logs").mkdir()
    async with AsyncExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        servers = Backing("env", place.kafka, place.server)
        yield await prepared(stack, servers, folder, await laid(stack, servers))
