"""A mail sink: takes every mail over SMTP, keeps it, and shows it over HTTP. For laptops and tests."""

import asyncio
import email
import email.policy
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiosmtpd.smtp import SMTP
from fastapi import FastAPI, HTTPException


@dataclass(frozen=True)
class Mail:
    """One mail as it arrived: `received_at` is this machine's clock, `text` and `html` the two parts."""

    number: int
    received_at: str
    message_id: str
    sender: str
    to: str
    subject: str
    text: str
    html: str


@dataclass
class Sink:
    """All mails since the start, oldest first."""

    mails: list[Mail] = field(default_factory=list)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        text, rich = message.get_body(("plain",)), message.get_body(("html",))
        self.mails.append(
            Mail(
                number=len(self.mails) + 1,
                received_at=datetime.now(UTC).isoformat(),
                message_id=str(message["Message-ID"]),
                sender=str(message["From"]),
                to=", ".join(envelope.rcpt_tos),
                subject=str(message["Subject"]),
                text=text.get_content() if text else "",
                html=rich.get_content() if rich else "",
            )
        )
        return "250 kept"


@asynccontextmanager
async def smtp(
    sink: Sink, port: int, *, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None
) -> AsyncIterator[None]:
    """Listens while the block runs, on loopback unless `host` says otherwise; with `tls` only after STARTTLS."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(sink, enable_SMTPUTF8=True, loop=loop, tls_context=tls, require_starttls=tls is not None),
        host,
        port,
    )
    try:
        yield
    finally:
        server.close()
        await server.wait_closed()


def build(sink: Sink) -> FastAPI:
    """`GET /messages` (filters `to`, `subject`), `GET /messages/{number}`."""
    app = FastAPI(title="Mail sink")

    @app.get("/messages")
    async def messages(to: str = "", subject: str = "") -> dict[str, Any]:
        return {"items": [asdict(mail) for mail in sink.mails if to in mail.to and subject in mail.subject]}

    @app.get("/messages/{number}")
    async def message(number: int) -> dict[str, Any]:
        if not 1 <= number <= len(sink.mails):
            raise HTTPException(404, f"no mail {number}: there are {len(sink.mails)}")
        return asdict(sink.mails[number - 1])

    return app
