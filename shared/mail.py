"""Mails: two parts that say the same, sent over SMTP. What they say is the business of the service that sends them."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime

import aiosmtplib

from shared.settings import MailSettings

_LONGEST_SUBJECT = 200


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one person. `key` is stable across attempts, so that a receiver can see a repetition."""

    key: str
    to: str
    subject: str
    text: str
    html: str


def compose(mail: Mail, sender: str) -> EmailMessage:
    """The message: multipart/alternative, plain text first, `Message-ID` from the key."""
    message = EmailMessage(policy=SMTP_POLICY)
    domain = sender.rpartition("@")[2].rstrip(">") or "localhost"
    message["Message-ID"] = f"<{mail.key}@{domain}>"
    message["Date"] = format_datetime(datetime.now(UTC))
    message["From"] = sender
    message["To"] = Address(addr_spec=mail.to)
    message["Subject"] = " ".join(mail.subject.split())[:_LONGEST_SUBJECT]
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    return message


async def send(mail: Mail, settings: MailSettings) -> str:
    """Hands the mail to the relay and returns its answer; raises `aiosmtplib.SMTPException` or `OSError`."""
    tls = settings.security == "tls"
    _, answer = await aiosmtplib.send(
        compose(mail, settings.sender),
        hostname=settings.host,
        port=settings.port,
        username=settings.username or None,  # compose hands on what was left empty
        password=settings.password.get_secret_value() if settings.password else None,
        use_tls=tls,
        start_tls=settings.security == "starttls",
        tls_context=ssl.create_default_context(cafile=settings.ca_file) if settings.security != "none" else None,
        timeout=15,
    )
    return answer
