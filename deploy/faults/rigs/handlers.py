"""Handlers that do what handlers must not: sleep, block, raise, end their process, lock rows in any order."""

import asyncio
import os
import time
from pathlib import Path
from typing import Any

from deploy.faults.rigs.contracts import BUILDS, CONSUMER, COUNTER, Noted
from shared.messaging import Consumer, Event, Transaction

APPLY = "INSERT INTO public.applied (event_id, key, sequence, text) VALUES ($1, $2, $3, $4)"
ADD = "UPDATE public.accounts SET amount = amount + 1 WHERE id = $1"


def consumer(handler: str, build: str, folder: Path, *, fixed: bool) -> Consumer:
    """The consumer of one process; `fixed` is the build after somebody has put its mistakes right."""
    made = Consumer(CONSUMER, COUNTER, parks_unknown=True)
    does = {"plain": _applied, "misbehaving": _applied if fixed else _misbehaving, "crossing": _crossing}.get(handler)

    async def slow(tx: Transaction, event: Event[Any]) -> None:
        await _applied(tx, event)
        what, _, seconds = str(event.fact.text).partition(" ")
        if what == "sleeps" and _first(folder / "slept"):
            await asyncio.sleep(float(seconds))
        if what == "blocks" and _first(folder / "blocked"):
            time.sleep(float(seconds))  # noqa: ASYNC251 - a handler that holds up its whole process is the fault

    made.on(BUILDS[build])(does or slow)
    if fixed:
        made.on(Noted)(_applied)
    return made


def _first(marker: Path) -> bool:
    """Whether this is the first time, in any process."""
    try:
        marker.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


async def _applied(tx: Transaction, event: Event[Any]) -> None:
    text = event.fact.text if isinstance(event.fact.text, str) else event.fact.text.words
    await tx.conn.execute(APPLY, event.id, event.key, event.sequence, text[:100])


async def _misbehaving(tx: Transaction, event: Event[Any]) -> None:
    await _applied(tx, event)
    if event.fact.text == "bug":
        raise KeyError("a field that the handler believes to be there")
    if event.fact.text == "exits":
        os._exit(7)


async def _crossing(tx: Transaction, event: Event[Any]) -> None:
    """Touches two rows that events of other keys touch too, in the order that the event names."""
    await _applied(tx, event)
    for number in str(event.fact.text).split():
        await tx.conn.execute(ADD, int(number))
        await asyncio.sleep(0.002)
