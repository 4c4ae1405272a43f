"""Scrubbing in a process of its own: what strangers send is parsed where it can exhaust and reach nothing.

The child has bounded memory and time, none of our settings and no secret but the name to look for, which it is told on
its standard input. Files go in and out as open descriptors without a name. Only small plain text, which nothing has to
parse, is looked through in our own process.
"""

import asyncio
import json
import logging
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from services.posting.domain.candidate import Identity
from services.posting.domain.scrub.plain import is_plain, scrubbed_text
from services.posting.domain.scrub.report import Outcome, Trace, refused
from services.posting.settings import ScrubSettings
from shared.blobs.blob import digest_of_file, size_of
from shared.rules import Finding, Invalid, Oversized, Unsupported

log = logging.getLogger(__name__)

_REFUSALS = {one.__name__: one for one in (Invalid, Unsupported, Oversized)}
CHILD = "services.posting.scrub_child"
_IN_HERE = 256 * 1024
"""Bytes of plain text that are looked through without a process of their own."""


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A reviewer's copy in a file without a name; the report lies beside it."""

    file: BinaryIO
    sha256: str
    size_bytes: int
    media_type: str
    extension: str
    report: tuple[Trace, ...]


class Scrubber:
    """Makes reviewer's copies, as many at once as the settings allow processes."""

    def __init__(self, settings: ScrubSettings) -> None:
        self._settings, self._turn = settings, asyncio.Semaphore(settings.at_once)

    async def scrub(self, file: BinaryIO, name: str, identity: Identity, *, page: str | None = None) -> Scrubbed:
        """The copy of a file, or of a page of the web in the encoding `page`.

        Raises what `copies.scrubbed` raises, `Invalid` too for what takes more time or memory than the settings allow,
        and `RuntimeError` when the process fails, which is not the file's fault.
        """
        start = await asyncio.to_thread(_start_of, file)
        if page is None and len(start) <= _IN_HERE and is_plain(start, name):
            return await asyncio.to_thread(_here, start, name, identity)
        async with self._turn:
            return await self._apart(file, {"name": name, "identity": [identity.name, identity.email], "page": page})

    async def _apart(self, file: BinaryIO, asked: dict[str, Any]) -> Scrubbed:
        out: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115  closed by whoever keeps the copy
        descriptors = file.fileno(), out.fileno()
        bounds = self._settings.memory, self._settings.seconds
        try:
            child = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                CHILD,
                *(str(one) for one in (*descriptors, *bounds)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={"PYTHONPATH": os.pathsep.join(one for one in sys.path if one), "PYTHONDONTWRITEBYTECODE": "1"},
                pass_fds=descriptors,
            )
            said = await _answer(child, json.dumps(asked).encode(), self._settings.seconds)
            return await asyncio.to_thread(_read, out, said)
        except BaseException:
            out.close()
            raise


def _start_of(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(_IN_HERE + 1)


async def _answer(child: asyncio.subprocess.Process, asked: bytes, seconds: int) -> dict[str, Any]:
    """What the child says; killed, or out of memory, it is the file's fault."""
    try:
        said, _ = await asyncio.wait_for(child.communicate(asked), seconds + 10)
    except (TimeoutError, asyncio.CancelledError) as error:
        with suppress(ProcessLookupError):  # it may have ended just now
            child.kill()
        await child.wait()
        if isinstance(error, asyncio.CancelledError):
            raise
        raise _too_complex() from error
    if child.returncode:
        if child.returncode < 0:
            raise _too_complex()
        log.error("scrub.failed", extra={"returncode": child.returncode})
        raise RuntimeError(f"the process that scrubs ended with {child.returncode}")
    told: dict[str, Any] | None = json.loads(said)
    if told is None:
        raise _too_complex()
    if "refused" in told:
        raise _REFUSALS[told["refused"]](*(Finding(*one) for one in told["findings"]))
    return told


def _too_complex() -> Invalid:
    return refused(
        "too_complex", "it takes more time or memory to read than a file may: simplify it, or send it in parts"
    )


def _here(start: bytes, name: str, identity: Identity) -> Scrubbed:
    copy = scrubbed_text(start, name, identity)
    out: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115
    out.write(copy.content)
    return _kept(out, copy.media_type, copy.extension, copy.report)


def _read(out: BinaryIO, said: dict[str, Any]) -> Scrubbed:
    report = tuple(Trace(Outcome(outcome), what, place, times) for outcome, what, place, times in said["report"])
    return _kept(out, said["media_type"], said["extension"], report)


def _kept(out: BinaryIO, media_type: str, extension: str, report: tuple[Trace, ...]) -> Scrubbed:
    return Scrubbed(out, digest_of_file(out), size_of(out), media_type, extension, report)
