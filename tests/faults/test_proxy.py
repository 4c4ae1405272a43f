"""What the proxy says it does to connections is what their two ends see."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import asyncpg
import pytest
import pytest_asyncio

from deploy.faults.proxy import Link, is_commit, link


@dataclass
class Echo:
    """A server that answers every chunk with itself and remembers how connections ended."""

    port: int = 0
    heard: bytearray = field(default_factory=bytearray)
    ended: list[str] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while chunk := await reader.read(65536):
                self.heard += chunk
                writer.write(chunk)
                await writer.drain()
            self.ended.append("eof")
        except ConnectionError:
            self.ended.append("reset")
        finally:
            writer.close()


@dataclass
class Client:
    """One connection through the link."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def said(self, data: bytes) -> bytes:
        self.writer.write(data)
        return await asyncio.wait_for(self.reader.readexactly(len(data)), 30)

    async def hears_nothing(self) -> bool:
        try:
            await asyncio.wait_for(self.reader.read(1), 0.2)
        except TimeoutError:
            return True
        return False


@pytest_asyncio.fixture(loop_scope="session")
async def echo() -> AsyncIterator[Echo]:
    made = Echo()
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    yield made
    server.close()


@pytest_asyncio.fixture(loop_scope="session")
async def way(echo: Echo) -> AsyncIterator[Link]:
    async with link(echo.port) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def client(way: Link) -> AsyncIterator[Client]:
    made = Client(*await asyncio.open_connection("127.0.0.1", way.port))
    await made.said(b"hello")
    yield made
    made.writer.transport.abort()


async def test_bytes_pass_and_are_counted(way: Link, client: Client) -> None:
    body = bytes(range(256)) * 4000

    assert await client.said(body) == body

    assert (way.up.bytes, way.down.bytes) == (len(body) + 5, len(body) + 5)


async def test_an_end_of_one_direction_reaches_the_other_side(client: Client, echo: Echo) -> None:
    client.writer.write_eof()

    assert await client.reader.read() == b""
    assert echo.ended == ["eof"]


async def test_delay_counts_once_per_direction(way: Link, client: Client) -> None:
    way.up.delay, way.down.delay, way.down.jitter = 0.05, 0.05, 0.02
    began = time.monotonic()

    await client.said(b"slow")

    assert time.monotonic() - began >= 0.1


async def test_a_rate_is_not_exceeded(way: Link, client: Client) -> None:
    way.up.rate = 100_000
    began = time.monotonic()

    await client.said(b"x" * 30_000)

    assert time.monotonic() - began >= 0.3


async def test_a_cut_resets_both_ends_and_new_connections_pass(way: Link, client: Client, echo: Echo) -> None:
    assert way.cut() == 1

    with pytest.raises(ConnectionResetError):
        await client.reader.read(1)
    again = Client(*await asyncio.open_connection("127.0.0.1", way.port))
    assert await again.said(b"again") == b"again"
    assert echo.ended == ["reset"]
    assert way.counters.reset == 1
    again.writer.close()


async def test_a_black_hole_accepts_and_is_silent_and_nothing_is_lost_after_it(way: Link, client: Client) -> None:
    way.black_hole()
    client.writer.write(b"late")
    fresh = Client(*await asyncio.open_connection("127.0.0.1", way.port))

    assert await client.hears_nothing()
    assert await fresh.hears_nothing()

    await way.clear()
    assert await client.reader.readexactly(4) == b"late"
    fresh.writer.close()


async def test_one_direction_alone_can_stand_still(way: Link, client: Client, echo: Echo) -> None:
    way.down.hold()
    client.writer.write(b"one way")

    assert await client.hears_nothing()
    assert echo.heard.endswith(b"one way")


async def test_a_server_does_not_hear_of_a_stranded_client_until_the_link_is_cleared(
    way: Link, client: Client, echo: Echo
) -> None:
    assert way.strand() == 1

    with pytest.raises(ConnectionResetError):
        await client.reader.read(1)
    await asyncio.sleep(0.1)
    assert echo.ended == []
    await way.clear()
    async with asyncio.timeout(10):
        while not echo.ended:  # noqa: ASYNC110 - the server's own reading ends
            await asyncio.sleep(0.01)
    assert echo.ended == ["reset"]


async def test_a_connection_is_cut_after_exactly_so_many_bytes(way: Link, client: Client, echo: Echo) -> None:
    way.up.cut_after = 7
    client.writer.write(b"0123456789")

    assert await client.reader.readexactly(7) == b"0123456"
    with pytest.raises(ConnectionResetError):
        await client.reader.read(1)
    assert echo.heard == b"hello0123456"


async def test_who_refuses_is_not_there_and_comes_back_on_the_same_port(way: Link, client: Client) -> None:
    way.refuse()

    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", way.port)
    await way.clear()
    again = Client(*await asyncio.open_connection("127.0.0.1", way.port))
    assert await again.said(b"back") == b"back"
    again.writer.close()


async def test_a_server_that_is_away_is_a_reset(way: Link, client: Client) -> None:
    way.target = 1
    reader, writer = await asyncio.open_connection("127.0.0.1", way.port)

    with pytest.raises(ConnectionResetError):
        await reader.read(1)
    writer.close()


async def test_an_ambush_loses_the_answer_and_not_the_request(way: Link, client: Client, echo: Echo) -> None:
    way.ambush(lambda chunk: chunk.startswith(b"pay"))
    client.writer.write(b"pay 5")

    with pytest.raises(ConnectionResetError):
        await client.reader.read(1)
    assert echo.heard.endswith(b"pay 5")
    assert (way.counters.ambushed, way.counters.swallowed) == (1, 5)


async def test_a_commit_whose_answer_is_lost_has_happened(postgres: str) -> None:
    port = int(postgres.rpartition(":")[2].partition("/")[0])
    async with link(port) as way:
        conn = await asyncpg.connect(postgres.replace(f":{port}/", f":{way.port}/"))
        await conn.execute("CREATE TABLE IF NOT EXISTS proxied (n integer)")
        way.ambush(is_commit)
        with pytest.raises((ConnectionError, asyncpg.PostgresConnectionError)):
            async with conn.transaction():
                await conn.execute("INSERT INTO proxied VALUES (1)")
    direct = await asyncpg.connect(postgres)
    try:
        assert await direct.fetchval("SELECT count(*) FROM proxied") == 1
        assert way.counters.ambushed == 1
    finally:
        await direct.execute("DROP TABLE proxied")
        await direct.close()
