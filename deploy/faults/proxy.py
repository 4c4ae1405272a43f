"""A TCP proxy that does to connections what networks do: one `Link` in front of one server, changed while it runs.

Bytes go `UP` to the server and `DOWN` to the client; each direction has a `Flow` of its own. What a flow holds back is
not lost: it goes on when the flow does, as after a partition. Counters say what really happened.
"""

import asyncio
import contextlib
import random
import socket
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

CHUNK = 65536
_RESET = struct.pack("ii", 1, 0)


@dataclass(slots=True)
class Flow:
    """One direction: seconds of delay and jitter per chunk (one chunk is under way at a time), bytes per second (0 is
    no limit), and `cut_after`: so many more bytes pass and then the connection is reset.
    """

    delay: float = 0.0
    jitter: float = 0.0
    rate: float = 0.0
    cut_after: int | None = None
    bytes: int = 0
    _open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._open.set()

    def hold(self) -> None:
        """Not one byte passes."""
        self._open.clear()

    def release(self) -> None:
        """What was held passes."""
        self._open.set()

    @property
    def held(self) -> bool:
        return not self._open.is_set()

    def clear(self) -> None:
        """As if nothing had ever been wrong."""
        self.delay = self.jitter = self.rate = 0.0
        self.cut_after = None
        self.release()

    async def admit(self, size: int, chance: random.Random) -> int:
        """Waits as long as a chunk of this size takes; how much of it may pass."""
        wait = self.delay + (chance.uniform(0, self.jitter) if self.jitter else 0.0)
        wait += size / self.rate if self.rate else 0.0
        if wait:
            await asyncio.sleep(wait)
        await self._open.wait()
        if self.cut_after is None:
            return size
        allowed = min(size, self.cut_after)
        self.cut_after -= allowed
        return allowed


@dataclass(slots=True)
class Counters:
    """Evidence: connections accepted, reset, stranded; ambushes sprung and the bytes of answers that they swallowed."""

    accepted: int = 0
    reset: int = 0
    stranded: int = 0
    ambushed: int = 0
    swallowed: int = 0


@dataclass(slots=True)
class Ambush:
    """The next `left` chunks upward that `match` reach the server, and the answer is lost with the connection."""

    match: Callable[[bytes], bool]
    left: int = 1


class _Cut(Exception):
    """Resets the connection it is raised in."""


@dataclass(eq=False, slots=True)
class _Pair:
    """One connection through the proxy."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    doomed: bool = False
    stranded: bool = False

    def reset(self, *, server: bool = True) -> None:
        for writer in (self.client, self.server) if server else (self.client,):
            sock = writer.get_extra_info("socket")
            if sock is not None and not writer.transport.is_closing():
                with contextlib.suppress(OSError):
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            writer.transport.abort()


class Link:
    """The way to one server (`target` is its port on this machine); clients connect to `port`."""

    def __init__(self, target: int = 0, *, seed: int = 0) -> None:
        self.target, self.port = target, 0
        self.up, self.down, self.counters = Flow(), Flow(), Counters()
        self._random = random.Random(seed)  # noqa: S311 - jitter
        self._ambush: Ambush | None = None
        self._pairs: set[_Pair] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def connections(self) -> int:
        """How many are open."""
        return len(self._pairs)

    async def listen(self) -> None:
        """Accepts connections, on the port that it had before if it had one."""
        if self._server is None:
            self._server = await asyncio.start_server(self._accepted, "127.0.0.1", self.port, limit=CHUNK)
            self.port = self._server.sockets[0].getsockname()[1]

    def cut(self) -> int:
        """Resets every connection (RST to both sides); how many. New ones are welcome."""
        pairs = list(self._pairs)
        for pair in pairs:
            self._reset(pair)
        return len(pairs)

    def strand(self) -> int:
        """Half-open: clients are reset, the server never hears of it; how many. `clear` lets the server know."""
        pairs = [pair for pair in self._pairs if not pair.stranded]
        for pair in pairs:
            pair.stranded = True
            self.counters.stranded += 1
            pair.reset(server=False)
        return len(pairs)

    def black_hole(self) -> None:
        """Connections are accepted and hang, old ones hang too, in both directions."""
        self.up.hold()
        self.down.hold()

    def refuse(self) -> None:
        """Nobody listens any more, and what was open is reset."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self.cut()

    def ambush(self, match: Callable[[bytes], bool], *, times: int = 1) -> None:
        """Loses the answers to requests that match: the server does what was asked, the client never learns."""
        self._ambush = Ambush(match, times)

    async def clear(self) -> None:
        """Takes every fault away; what was stranded ends on the server's side too."""
        self._ambush = None
        self.up.clear()
        self.down.clear()
        for pair in [one for one in self._pairs if one.stranded]:
            self._reset(pair)
        await self.listen()

    async def close(self) -> None:
        """Ends every connection and listens no more."""
        self.refuse()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _reset(self, pair: _Pair) -> None:
        self._pairs.discard(pair)
        self.counters.reset += 1
        pair.reset()

    async def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - streams run this in a task
        self._tasks.add(task)
        self.counters.accepted += 1
        try:
            await self._carried(reader, writer)
        except OSError:
            pass
        finally:
            self._tasks.discard(task)
            writer.transport.abort()

    async def _carried(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answers, server = await asyncio.open_connection("127.0.0.1", self.target, limit=CHUNK)
        except OSError:
            _Pair(writer, writer).reset()
            return
        pair = _Pair(writer, server)
        self._pairs.add(pair)
        up = asyncio.create_task(self._pumped(pair, reader, server, self.up))
        down = asyncio.create_task(self._pumped(pair, answers, writer, self.down))
        try:
            await asyncio.gather(up, down)
            pair.client.close()
            pair.server.close()
        except _Cut:
            self._reset(pair)
        except OSError:
            if pair.stranded:
                await asyncio.Event().wait()  # the server's side stays open until somebody clears or closes
            pair.reset()
        finally:
            up.cancel()
            down.cancel()
            self._pairs.discard(pair)
            server.transport.abort()

    async def _pumped(self, pair: _Pair, source: asyncio.StreamReader, sink: asyncio.StreamWriter, flow: Flow) -> None:
        while chunk := await source.read(CHUNK):
            if flow is self.up:
                self._watch(pair, chunk)
            elif pair.doomed:
                self.counters.swallowed += len(chunk)
                raise _Cut
            allowed = await flow.admit(len(chunk), self._random)
            sink.write(chunk[:allowed])
            flow.bytes += allowed
            await sink.drain()
            if allowed < len(chunk) or flow.cut_after == 0:
                flow.cut_after = None
                await asyncio.sleep(0.05)  # what passed arrives before the reset does
                raise _Cut
        if pair.stranded:
            raise ConnectionResetError
        if sink.can_write_eof():
            sink.write_eof()

    def _watch(self, pair: _Pair, chunk: bytes) -> None:
        if self._ambush is not None and self._ambush.left and self._ambush.match(chunk):
            self._ambush.left -= 1
            self.counters.ambushed += 1
            pair.doomed = True


@asynccontextmanager
async def link(target: int = 0, *, seed: int = 0) -> AsyncIterator[Link]:
    """A link that listens while the block runs; a target that is not known yet can be set later."""
    made = Link(target, seed=seed)
    await made.listen()
    try:
        yield made
    finally:
        await made.close()


def is_produce(chunk: bytes) -> bool:
    """Whether a request to Kafka that begins here writes records (API key 0 after four bytes of length)."""
    return len(chunk) > 6 and chunk[4:6] == b"\x00\x00"


def is_commit(chunk: bytes) -> bool:
    """Whether PostgreSQL is asked to commit: the simple query `COMMIT;` as asyncpg sends it."""
    return b"Q\x00\x00\x00\x0cCOMMIT;\x00" in chunk
