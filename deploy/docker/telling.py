"""The story, told from within the networks of `docker-compose.yml`: exit code 0 when nothing was lost or doubled."""

import asyncio
import os
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

from deploy.docker.backstage import ISSUER, MAILS
from deploy.local.stack import create_employer
from deploy.story.play import demo
from deploy.story.report import summed_up
from shared.contracts.topics import SERVICES
from shared.database.names import database_in
from shared.messaging import Kafka
from shared.messaging.kafka import quiet_kafka_logs
from shared.provision.settings import DatabaseAdministrator, KafkaAdministrator

FOLDER = Path("/story")
EMPLOYERS = "SELECT count(*) FROM employers"


@dataclass
class Installed:
    """What was installed, as its administrator sees it."""

    front: str
    issuer: str
    mail: str
    kafka: Kafka
    databases: Mapping[str, str]

    async def create_employer(self, name: str, *, source: str, admin_subject: str, admin_email: str) -> dict[str, Any]:
        """What an operator types to set up an employer."""
        return await create_employer(
            os.environ, name, source=source, admin_subject=admin_subject, admin_email=admin_email
        )


def installed() -> Installed:
    """Read from the environment and from the administrators' secrets."""
    admin = DatabaseAdministrator.read().database.dsn.get_secret_value()
    return Installed(
        front=os.environ["JOURNEYWORK_HTTP__PUBLIC_URL"],
        issuer=f"http://backstage:{ISSUER}",
        mail=f"http://backstage:{MAILS}",
        kafka=KafkaAdministrator.read().kafka.connection(),
        databases={service: database_in(admin, service) for service in SERVICES},
    )


def tell(line: str) -> None:
    print(line, flush=True)


async def told(place: Installed) -> bool:
    """Whether nothing was lost or doubled; refuses an installation that somebody uses."""
    conn = await asyncpg.connect(place.databases["posting"])
    used = await conn.fetchval(EMPLOYERS)
    await conn.close()
    if used:
        tell(f"{used} employers use this installation, and the story moves its clock weeks ahead: take a new one")
        return False
    return summed_up(await demo(place, FOLDER, tell), tell)


def main() -> int:
    quiet_kafka_logs()
    try:
        good = asyncio.run(told(installed()))
    except Exception:  # noqa: BLE001 - whatever it is, the story failed
        traceback.print_exc()
        good = False
    tell("story: ok" if good else "story: failed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
