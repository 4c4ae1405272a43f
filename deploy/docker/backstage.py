"""What the story needs and an installation must not have: development issuer, clock, mail sink, a piece of the web.

One container of `story.yml`, whose ports are published on loopback only. The issuer refuses to run anywhere else.
"""

import asyncio
import os
import signal
from contextlib import AsyncExitStack
from pathlib import Path

from deploy.local import issuer, mail, web
from deploy.local.stack import serving
from shared.contracts.topics import SERVICES
from shared.database.names import database_in
from shared.provision.settings import DatabaseAdministrator

ISSUER, MAILS, SMTP, WEB = 9000, 9001, 1025, 8444
EVERYWHERE = "0.0.0.0"  # noqa: S104  within the container


async def run(folder: Path) -> None:
    """Serves until told to stop; `folder` gets the certificate of the web."""
    ended = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, ended.set)
    admin = DatabaseAdministrator.read().database.dsn.get_secret_value()
    clocks, sink = tuple(database_in(admin, service) for service in SERVICES), mail.Sink()
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(mail.smtp(sink, SMTP, host=EVERYWHERE))
        issuing = issuer.build(issuer.Issuer(os.environ["JOURNEYWORK_AUTH__ISSUER"], clocks))
        await serving(stack, issuing, ISSUER, host=EVERYWHERE)
        await serving(stack, mail.build(sink), MAILS, host=EVERYWHERE)
        await serving(stack, web.build(), WEB, host=EVERYWHERE, certificate=web.certificate(folder / "web.pem"))
        await ended.wait()


if __name__ == "__main__":
    asyncio.run(run(Path("/backstage")))
