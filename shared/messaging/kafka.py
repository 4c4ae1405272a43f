"""How this system talks to Kafka: the connection, and the two kinds of client made from it."""

import logging
import ssl
import time
from dataclasses import dataclass
from typing import Any, Literal

from aiokafka import AIOKafkaProducer
from faststream.kafka import KafkaBroker
from faststream.security import BaseSecurity, SASLPlaintext, SASLScram256, SASLScram512

from shared.messaging.denials import DENIALS


@dataclass(frozen=True, slots=True)
class Kafka:
    """Where the cluster is and how to log in. `ca_file` is a PEM bundle for TLS; empty means the system's.

    A broker that does not answer for `request_timeout` seconds is taken for gone.
    """

    bootstrap_servers: str
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    username: str = ""
    password: str = ""
    ca_file: str | None = None
    request_timeout: float = 15.0

    def client_options(self) -> dict[str, Any]:
        """Keyword arguments of any aiokafka client."""
        options: dict[str, Any] = {
            "bootstrap_servers": self.bootstrap_servers,
            "security_protocol": self.security_protocol,
            "request_timeout_ms": int(self.request_timeout * 1000),
        }
        if self.security_protocol.startswith("SASL"):
            options |= {
                "sasl_mechanism": self.sasl_mechanism,
                "sasl_plain_username": self.username,
                "sasl_plain_password": self.password,
            }
        if self.security_protocol.endswith("SSL"):
            options["ssl_context"] = self._tls()
        return options

    def security(self) -> BaseSecurity:
        """The same for FastStream."""
        tls = self._tls() if self.security_protocol.endswith("SSL") else None
        if not self.security_protocol.startswith("SASL"):
            return BaseSecurity(ssl_context=tls, use_ssl=tls is not None)
        kinds = {"PLAIN": SASLPlaintext, "SCRAM-SHA-256": SASLScram256, "SCRAM-SHA-512": SASLScram512}
        return kinds[self.sasl_mechanism](
            username=self.username, password=self.password, ssl_context=tls, use_ssl=tls is not None
        )

    def _tls(self) -> ssl.SSLContext:
        context = ssl.create_default_context(cafile=self.ca_file)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context


def create_broker(kafka: Kafka, *, client_id: str) -> KafkaBroker:
    """The broker whose subscribers `Worker` builds; it publishes nothing, the relay does."""
    logger = logging.getLogger("faststream")
    logger.setLevel(logging.ERROR)  # two lines per batch otherwise; the engine counts and logs outcomes itself
    return KafkaBroker(
        kafka.bootstrap_servers.split(","),  # FastStream takes one string for one server
        client_id=client_id,
        security=kafka.security(),
        allow_auto_create_topics=False,
        graceful_timeout=8.0,
        request_timeout_ms=int(kafka.request_timeout * 1000),
        metadata_max_age_ms=30_000,  # a deleted topic is noticed, a recreated one is found
        logger=logger,
    )


def create_producer(kafka: Kafka, *, client_id: str) -> AIOKafkaProducer:
    """A producer for the relay: idempotent, everything acknowledged by all, replaced after any error."""
    return AIOKafkaProducer(
        client_id=client_id,
        enable_idempotence=True,
        acks="all",
        max_batch_size=512 * 1024,
        max_request_size=8 * 1024 * 1024,
        **kafka.client_options(),
    )


class OncePer(logging.Filter):
    """Lets the same message of a logger through once per `seconds`: aiokafka repeats itself ten times a second."""

    def __init__(self, seconds: float = 10.0) -> None:
        super().__init__()
        self._seconds = seconds
        self._last: dict[tuple[str, str], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        key, now = (record.name, str(record.msg)), time.monotonic()
        if now - self._last.get(key, -self._seconds) < self._seconds:
            return False
        self._last[key] = now
        return True


def quiet_kafka_logs() -> None:
    """Rate-limits the clients' loggers while a broker is away, and remembers what they were denied. Safe to repeat."""
    clients = ("aiokafka", "faststream")
    for name in [name for name in logging.root.manager.loggerDict if name.split(".")[0] in clients]:
        logger = logging.getLogger(name)
        logger.addFilter(DENIALS)
        if not any(isinstance(one, OncePer) for one in logger.filters):
            logger.addFilter(OncePer())
