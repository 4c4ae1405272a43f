"""The rig's database, an operator's terminal on it, and a consumer that fails while it is told to."""

import argparse
import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from shared import operations
from shared.messaging import Consumer, Event, Transaction
from shared.settings import AuthSettings, DatabaseSettings, HttpSettings, KafkaSettings, MailSettings, ServiceSettings
from tests.integration.messaging.conftest import Rig, rig
from tests.integration.messaging.rig import COUNTER, Counted, effect

__all__ = ["rig"]

SIGNED = ("--actor", "Operator 1", "--why", "cause removed")


@dataclass
class Failing:
    """A consumer whose handler raises on the texts in `broken`."""

    broken: set[str] = field(default_factory=set)
    consumer: Consumer = field(default_factory=lambda: Consumer("rig.failing", COUNTER))

    def __post_init__(self) -> None:
        self.consumer.on(Counted)(self.handle)

    async def handle(self, tx: Transaction, event: Event[Any]) -> None:
        await effect(tx, event)
        if event.fact.text in self.broken:
            raise ValueError(f"cannot take {event.fact.text}")


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Type = Callable[..., Awaitable[Said]]


@pytest.fixture
def failing() -> Failing:
    return Failing()


def settings_of(rig: Rig, kafka: str = "localhost:1", **more: Any) -> ServiceSettings:
    """Settings of the rig as if it were a service; there is no Kafka unless one is given."""
    return ServiceSettings(
        environment="local",
        database=DatabaseSettings(worker_dsn=rig.database.worker, migrator_dsn=rig.database.migrator),
        kafka=KafkaSettings(bootstrap_servers=kafka),
        http=HttpSettings(port=1, public_url="http://127.0.0.1:1"),
        auth=AuthSettings(issuer="http://127.0.0.1:1", client_id="rig", session_secret="0" * 32, **more),
        mail=MailSettings(host="127.0.0.1", port=1, sender="rig@example.com"),
    )


@pytest.fixture
def typed(rig: Rig, failing: Failing, capsys: pytest.CaptureFixture[str]) -> Type:
    """`await typed("parked", "list")` is what an operator of the rig would type."""

    return typing(capsys, settings_of(rig), failing.consumer)


@pytest.fixture
def typed_beside_kafka(rig: Rig, kafka: str, failing: Failing, capsys: pytest.CaptureFixture[str]) -> Type:
    """The same where Kafka can be asked."""
    return typing(capsys, settings_of(rig, kafka), failing.consumer)


def typing(capsys: pytest.CaptureFixture[str], settings: ServiceSettings, *consumers: Consumer) -> Type:
    """A terminal of the rig with these settings, whose worker has these consumers."""

    async def type_(*words: str) -> Said:
        parser = argparse.ArgumentParser(prog="rig")
        operations.add_commands(parser.add_subparsers(dest="command"))
        given = parser.parse_args(words)
        capsys.readouterr()
        code = await asyncio.to_thread(operations.run, given, "rig", settings, consumers)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return type_
