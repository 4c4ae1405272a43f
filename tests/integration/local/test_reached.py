"""A database is reached although its server comes back only after it was asked."""

import asyncio
from urllib.parse import urlsplit

from deploy.local.child import free_port
from deploy.local.reached import reached


async def test_a_server_that_starts_late_is_waited_for(postgres: str) -> None:
    where, port = urlsplit(postgres), free_port()
    asked = asyncio.create_task(reached(postgres.replace(f":{where.port}/", f":{port}/")))
    done, _ = await asyncio.wait({asked}, timeout=0.5)
    assert not done, "nobody listens there yet"

    async def through(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        onward = await asyncio.open_connection(where.hostname, where.port)
        await asyncio.gather(_piped(reader, onward[1]), _piped(onward[0], writer))

    async with await asyncio.start_server(through, "127.0.0.1", port):
        conn = await asked
        assert await conn.fetchval("SELECT 1") == 1
        await conn.close()


async def _piped(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()
