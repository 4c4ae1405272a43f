"""A replay that is stopped, or killed, in its middle: the same command goes on, nothing doubled, nothing skipped."""

import asyncio
import os
import signal
import sys
import time

import pytest

from shared.messaging import Consumer
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import ROOT, until
from tests.integration.messaging.rig import COUNTER
from tests.integration.operations.conftest import SIGNED, Failing, Type
from tests.integration.operations.replaying import NAME
from tests.integration.operations.test_parked_commands import counted, parked

EVENTS = 40


async def begun(rig: Rig, rate: int, crash: str = "") -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.integration.operations.replaying", rig.database.worker, str(rate),
        cwd=ROOT, env={**os.environ, "CRASHPOINT": crash}, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("how", "code", "last"),
    [
        (signal.SIGINT, 1, b"stopped when you asked; the same command goes on where this one ended"),
        (signal.SIGKILL, -signal.SIGKILL, None),
    ],
)
async def test_it_goes_on_where_it_was(rig: Rig, how: signal.Signals, code: int, last: bytes | None) -> None:
    failing = Failing({"bad"}, Consumer(NAME, COUNTER))
    await parked(rig, failing, counted("a", 1, "bad"), *(counted("a", n) for n in range(2, EVENTS + 1)))
    first = await begun(rig, 20)

    async def is_amid() -> bool:
        return len(await rig.applied()) >= 5

    await until(is_amid)
    first.send_signal(how)
    said, _ = await first.communicate()
    assert first.returncode == code
    assert last is None or said.splitlines()[-1] == last
    done = len(await rig.applied())
    assert 5 <= done < EVENTS
    second = await begun(rig, 1000)
    rest, _ = await second.communicate()
    assert (second.returncode, rest.splitlines()[-1]) == (0, f"{EVENTS - done} events applied; none is left".encode())
    assert await rig.applied() == [("a", n) for n in range(1, EVENTS + 1)]
    assert await rig.parked() == []


@pytest.mark.parametrize(("point", "done"), [("parking.before_commit:5", 4), ("parking.after_commit:5", 5)])
async def test_it_dies_around_a_commit_and_goes_on(rig: Rig, point: str, done: int) -> None:
    failing = Failing({"bad"}, Consumer(NAME, COUNTER))
    await parked(rig, failing, counted("a", 1, "bad"), *(counted("a", n) for n in range(2, 11)))
    first = await begun(rig, 1000, crash=point)
    await first.communicate()
    assert (first.returncode, len(await rig.applied())) == (-signal.SIGKILL, done)
    second = await begun(rig, 1000)
    await second.communicate()
    assert second.returncode == 0
    assert await rig.applied() == [("a", n) for n in range(1, 11)]


async def test_a_rate_is_kept(rig: Rig, failing: Failing, typed: Type) -> None:
    failing.broken.add("bad")
    await parked(rig, failing, counted("a", 1, "bad"), *(counted("a", n) for n in range(2, 12)))
    failing.broken.clear()
    would = await typed("parked", "replay", "rig.failing", "--all", "--rate", "10", "--dry-run", "--json", *SIGNED)
    assert would.json["seconds_at_least"] == pytest.approx(1.1)
    started = time.monotonic()
    assert (await typed("parked", "replay", "rig.failing", "--all", "--rate", "10", *SIGNED)).code == 0
    assert time.monotonic() - started >= 1.0
    assert len(await rig.applied()) == 11
