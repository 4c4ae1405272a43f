"""TLS to Kafka and to the mail relay: whose certificate nobody vouches for, or who has another name, is refused."""

import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiosmtplib
import pytest
import pytest_asyncio
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaConnectionError

from deploy.local import mail, web
from deploy.local.child import free_port
from deploy.local.cluster import cluster
from shared.mail import Mail, send
from shared.messaging import Kafka
from shared.provision.users import TOPIC, WRITE, allow, give_password
from shared.settings import MailSettings

HERE, PASSWORD = "127.0.0.1", "of posting"
LETTER = Mail("key", "a@example.com", "Subject", "text", "<p>text</p>")


@dataclass(frozen=True)
class Encrypted:
    """A broker with a certificate for 127.0.0.1: the authority to trust, and one that vouches for another."""

    servers: str
    trusted: Path
    other: Path


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def encrypted(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Encrypted]:
    folder = tmp_path_factory.mktemp("tls")
    ours, other = web.certificate(folder / "ours.pem", HERE), web.certificate(folder / "other.pem", HERE)
    async with cluster(advertised=[None], secured=True, certificate=ours) as made:
        await give_password(Kafka(made.inside), "posting", PASSWORD)
        await allow(Kafka(made.inside), "posting", [(TOPIC, "posting.member.v1", 3, WRITE)])
        yield Encrypted(made.clients, ours, other)


async def asked(servers: str, ca_file: Path | None, *, within: float = 5.0) -> None:
    kafka = Kafka(
        servers, "SASL_SSL", username="posting", password=PASSWORD, ca_file=str(ca_file) if ca_file else None,
        request_timeout=within,
    )  # fmt: skip
    admin = AIOKafkaAdminClient(**kafka.client_options())
    try:
        await admin.start()
        await admin.list_topics()
    finally:
        await admin.close()


async def test_kafka_is_reached_by_who_trusts_its_authority(encrypted: Encrypted) -> None:
    await asked(encrypted.servers, encrypted.trusted, within=30.0)


@pytest.mark.parametrize("trusted", ["another authority", "the system's authorities"])
async def test_a_broker_whom_nobody_vouches_for_is_refused(encrypted: Encrypted, trusted: str) -> None:
    with pytest.raises(KafkaConnectionError):
        await asked(encrypted.servers, encrypted.other if trusted == "another authority" else None)


async def test_a_broker_of_another_name_is_refused(encrypted: Encrypted) -> None:
    with pytest.raises(KafkaConnectionError):
        await asked(encrypted.servers.replace(HERE, "localhost"), encrypted.trusted)


@pytest_asyncio.fixture(loop_scope="session")
async def relay(tmp_path: Path) -> AsyncIterator[tuple[mail.Sink, MailSettings]]:
    """A mail relay that insists on STARTTLS, with a certificate for localhost; settings that trust it."""
    certificate = web.certificate(tmp_path / "relay.pem", "localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    sink, port = mail.Sink(), free_port()
    async with mail.smtp(sink, port, tls=context):
        yield sink, MailSettings(host="localhost", port=port, sender="j@example.com", ca_file=str(certificate))


async def test_mail_is_handed_to_a_relay_that_is_who_it_says(relay: tuple[mail.Sink, MailSettings]) -> None:
    sink, told = relay
    await send(LETTER, told)
    assert [one.subject for one in sink.mails] == ["Subject"]


async def test_mail_is_not_handed_to_a_relay_whom_nobody_vouches_for(relay: tuple[mail.Sink, MailSettings]) -> None:
    sink, told = relay
    with pytest.raises(ssl.SSLCertVerificationError):
        await send(LETTER, told.model_copy(update={"ca_file": None}))
    assert sink.mails == []


async def test_mail_is_not_handed_to_a_relay_of_another_name(relay: tuple[mail.Sink, MailSettings]) -> None:
    sink, told = relay
    with pytest.raises(ssl.SSLCertVerificationError):
        await send(LETTER, told.model_copy(update={"host": "127.0.0.1"}))
    assert sink.mails == []


async def test_mail_is_not_handed_over_unencrypted(relay: tuple[mail.Sink, MailSettings]) -> None:
    sink, told = relay
    with pytest.raises(aiosmtplib.SMTPException):
        await send(LETTER, told.model_copy(update={"security": "none"}))
    assert sink.mails == []


async def test_a_name_that_was_left_empty_is_none(relay: tuple[mail.Sink, MailSettings]) -> None:
    sink, told = relay
    await send(LETTER, told.model_copy(update={"username": ""}))
    assert [one.subject for one in sink.mails] == ["Subject"], "nobody logged in where the relay knows no names"
