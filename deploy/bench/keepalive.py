"""The load of commands over HTTP: keep-alive connections that send the next request as soon as the answer is in.

No client library: what this process spends is taken from the same cores as what it measures.
"""

import asyncio
import time
from collections.abc import Iterable, Iterator, Sequence

from deploy.bench.stopwatch import Result, cpu_of, percentiles

CONNECTIONS = 8
WARM, MEASURED = 3.0, 5.0
"""Seconds: before anything counts, and of what counts."""
STARTED_WITHIN = 30.0


def request(method: str, path: str, body: bytes, **headers: str) -> bytes:
    """One HTTP/1.1 request with a JSON body; underscores in names of headers are hyphens."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    head = f"{method} {path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n{more}"
    return f"{head}content-length: {len(body)}\r\n\r\n".encode() + body


class Connection:
    """One connection to 127.0.0.1; waits for a server that is still starting."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def to(cls, port: int) -> "Connection":
        async with asyncio.timeout(STARTED_WITHIN):
            while True:
                try:
                    return cls(*await asyncio.open_connection("127.0.0.1", port))
                except OSError:
                    await asyncio.sleep(0.1)

    async def ask(self, asked: bytes) -> bytes:
        """The body of the answer; `AssertionError` when its status is not 2xx."""
        self._writer.write(asked)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r", 1)[0])
        body = await self._reader.readexactly(length)
        if head[9:10] != b"2":
            raise AssertionError((head + body).decode(errors="replace"))
        return body

    def close(self) -> None:
        self._writer.close()


async def measured(port: int, pid: int, loads: Sequence[Iterable[bytes]]) -> tuple[Result, int]:
    """One connection per load: warms up, then measures. Also how many requests were answered, warming included.

    `per_s`, `cpu_us` of the server's process per request, and the percentiles of what a client waits.
    """
    running = [iter(load) for load in loads]
    connections = [await Connection.to(port) for _ in running]
    warm = await _sent(connections, running, WARM)
    cpu, began = cpu_of(pid), time.perf_counter()
    took = await _sent(connections, running, MEASURED)
    wall, used = time.perf_counter() - began, cpu_of(pid) - cpu
    for connection in connections:
        connection.close()
    found = {"per_s": len(took) / wall, "cpu_us": used / len(took) * 1e6, "requests": float(len(took))}
    return found | percentiles(took), len(warm) + len(took)


async def _sent(connections: Sequence[Connection], loads: Sequence[Iterator[bytes]], seconds: float) -> list[float]:
    took: list[float] = []
    until = time.perf_counter() + seconds

    async def one(connection: Connection, load: Iterator[bytes]) -> None:
        while time.perf_counter() < until:
            asked = next(load)
            at = time.perf_counter()
            await connection.ask(asked)
            took.append(time.perf_counter() - at)

    await asyncio.gather(*(one(*pair) for pair in zip(connections, loads, strict=True)))
    return took
