"""The one URL in front of the services, and the sink that keeps the mail."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from email.message import EmailMessage
from typing import Any

import aiosmtplib
import httpx2
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from deploy.local import front, mail
from deploy.local.child import free_port
from deploy.local.stack import serving


async def _echo(request: Request) -> Response:
    return JSONResponse(
        {
            "path": request.url.path,
            "query": request.url.query,
            "body": (await request.body()).decode(),
            "host": request.headers["x-forwarded-host"],
            "proto": request.headers["x-forwarded-proto"],
            "for": request.headers["x-forwarded-for"],
        },
        headers={"Set-Cookie": "session=1"},
    )


async def _slow(_request: Request) -> Response:
    async def parts() -> AsyncIterator[bytes]:
        yield b"first"
        await asyncio.sleep(0.5)
        yield b"second"

    return StreamingResponse(parts())


@pytest_asyncio.fixture(loop_scope="session")
async def client() -> AsyncIterator[httpx2.AsyncClient]:
    service = Starlette(
        routes=[Route("/projects/slow", _slow), Route("/{path:path}", _echo, methods=["GET", "POST", "DELETE"])]
    )
    behind, before, nobody = free_port(), free_port(), free_port()
    urls = {"posting": f"http://127.0.0.1:{behind}", "evaluation": f"http://127.0.0.1:{nobody}"}
    async with AsyncExitStack() as stack:
        await serving(stack, service, behind)
        await serving(stack, front.build(urls), before)
        yield await stack.enter_async_context(httpx2.AsyncClient(base_url=f"http://127.0.0.1:{before}"))


async def test_the_first_segment_leads_to_the_service(client: httpx2.AsyncClient) -> None:
    answer = await client.post(
        "/posting/api/projects?after=1", content="{}", headers={"X-Forwarded-Host": "evil.example.com"}
    )
    said: dict[str, Any] = answer.json()
    assert (said["path"], said["query"], said["body"]) == ("/posting/api/projects", "after=1", "{}")
    assert (said["host"], said["proto"], said["for"]) == (client.base_url.netloc.decode(), "http", "127.0.0.1")
    assert answer.headers["set-cookie"] == "session=1"
    assert (await client.get("/projects")).json()["path"] == "/projects"


async def test_answers_are_passed_on_as_they_come(client: httpx2.AsyncClient) -> None:
    async with client.stream("GET", "/projects/slow") as answer:
        parts = [part async for part in answer.aiter_raw()]
    assert parts == [b"first", b"second"]


async def test_a_path_of_nobody_and_a_service_that_is_down(client: httpx2.AsyncClient) -> None:
    nobody, down = await client.get("/elsewhere"), await client.get("/reviews")
    assert (nobody.status_code, nobody.json()["detail"]) == (404, "no service has this path")
    assert (down.status_code, down.json()["detail"]) == (502, "evaluation does not answer")


async def test_the_sink_shows_what_it_was_sent() -> None:
    sink, port = mail.Sink(), free_port()
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.com", "Zwölf Stunden"
    message["Message-ID"] = "<1@example.com>"
    message.set_content("plain")
    message.add_alternative("<p>rich</p>", subtype="html")
    async with mail.smtp(sink, port):
        await aiosmtplib.send(message, hostname="127.0.0.1", port=port)
        transport = httpx2.ASGITransport(app=mail.build(sink))
        async with httpx2.AsyncClient(transport=transport, base_url="http://mail") as client:
            listed = (await client.get("/messages", params={"to": "b@", "subject": "Stunden"})).json()["items"]
            one = (await client.get("/messages/1")).json()
            assert listed == [one]
            assert (await client.get("/messages", params={"to": "c@"})).json() == {"items": []}
            assert (await client.get("/messages/2")).status_code == 404
    assert (one["subject"], one["text"].strip(), one["html"].strip()) == ("Zwölf Stunden", "plain", "<p>rich</p>")
