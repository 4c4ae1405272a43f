"""What the story stands on: the addresses of a running Journeywork, its people, its log, and its notes so far."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol

import httpx2

from deploy.story.clients import Person, Unexpected
from deploy.story.log import TopicLog
from shared.messaging import Kafka


class Place(Protocol):
    """A running Journeywork, wherever it runs: what everybody reaches, and what its administrator reaches."""

    front: str
    issuer: str
    mail: str

    @property
    def kafka(self) -> Kafka: ...

    @property
    def databases(self) -> Mapping[str, str]:
        """The administrator's DSN of each service's database."""
        ...

    async def create_employer(
        self, name: str, *, source: str, admin_subject: str, admin_email: str
    ) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer as its set-up command printed it: ids and the secrets that are shown once."""

    employer_id: str
    source: str
    api_key: str
    webhook_url: str
    webhook_secret: str
    admin_subject: str


@dataclass
class Stage:
    """A running Journeywork and the story's notes: what was expected and held, who got what."""

    front: str
    issuer: str
    mail: str
    http: httpx2.AsyncClient
    log: TopicLog
    tell: Callable[[str], None]
    wanders: timedelta = timedelta(0)
    notes: dict[str, Any] = field(default_factory=dict)

    async def person(self, name: str, subject: str, *, employer_id: str | None = None, email: str = "") -> Person:
        """Somebody with a fresh token from the development issuer."""
        wanted = {"subject": subject, "employer_id": employer_id, "email": email, "name": name}
        response = await self.http.post(f"{self.issuer}/mint", json={k: v for k, v in wanted.items() if v})
        return Person(self.http, name, response.raise_for_status().json()["token"])

    async def advance(self, span: timedelta) -> None:
        """Moves the domain clock of all services forward."""
        response = await self.http.post(f"{self.issuer}/clock/advance", json={"seconds": int(span.total_seconds())})
        response.raise_for_status()
        self.wanders += span

    async def mails(self, **wanted: str) -> list[dict[str, Any]]:
        """Mails in the sink, oldest first, whose headers contain these texts (`to`, `subject`)."""
        messages = (await self.http.get(f"{self.mail}/messages")).raise_for_status().json()
        found: list[dict[str, Any]] = messages["items"] if isinstance(messages, dict) else messages
        return [m for m in found if all(text in str(m.get(name, "")) for name, text in wanted.items())]

    def expect(self, what: str, holds: object) -> None:
        """One expectation of the story: told when it holds, the end of the story when it does not."""
        if not holds:
            raise Unexpected(what)
        self.tell(f"    ok  {what}")
