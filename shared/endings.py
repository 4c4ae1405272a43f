"""How things end that may never end by themselves: in a task of their own, watched for so long and then left behind."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

log = logging.getLogger(__name__)


async def end(what: str, ending: Coroutine[Any, Any, Any], *, within: float) -> bool:
    """Runs `ending` for at most `within` seconds; says in the log when it failed or was given up. True when it ended.

    It is never awaited directly: clients raise CancelledError into their caller, or hang, while a server is away.
    """
    task = asyncio.create_task(ending, name=f"end {what}")
    try:
        done, _ = await asyncio.wait({task}, timeout=within)
    finally:
        task.cancel()
    if not done:
        log.warning("end.abandoned what=%s after=%.1f", what, within)
    elif not task.cancelled() and (error := task.exception()) is not None:
        log.warning("end.failed what=%s %r", what, error)
    return bool(done)
