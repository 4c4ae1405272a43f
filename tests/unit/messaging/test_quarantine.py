"""A suspect is tried alone."""

import asyncio

import pytest

from shared.messaging import quarantine
from shared.messaging.quarantine import Quarantine


async def test_many_are_handled_at_once_and_a_suspect_alone() -> None:
    among, beside = Quarantine(), list[tuple[str, int]]()
    inside = 0

    async def other() -> None:
        nonlocal inside
        async with among.among_others():
            inside += 1
            await asyncio.sleep(0.01)
            beside.append(("other", inside))
            inside -= 1

    async def suspect() -> None:
        nonlocal inside
        async with among.alone():
            inside += 1
            await asyncio.sleep(0.01)
            beside.append(("suspect", inside))
            inside -= 1

    await asyncio.gather(other(), other(), suspect(), other(), suspect(), other())
    assert [number for who, number in beside if who == "suspect"] == [1, 1]
    assert max(number for who, number in beside if who == "other") == 2
    assert len(beside) == 6


async def test_who_never_leaves_holds_up_a_suspect_for_a_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quarantine, "PATIENCE", 0.02)
    among, order = Quarantine(), list[str]()
    async with among.among_others():
        async with asyncio.timeout(2), among.alone():
            order.append("suspect")
        order.append("who never leaves")
    assert order == ["suspect", "who never leaves"]
