"""Clients of the load: one request to one replica, and what the client knows afterwards - ok, fail or unknown.

Every command has a correlation id of its own, which the engine gives on to the events it publishes: by it the oracle
tells whether a command took effect, and how often.
"""

import json
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

import httpx2

from deploy.faults.replicas import Replica, Replicas
from deploy.local.stack import NotReady
from shared.http.prefixes import service_of

ANSWERED_WITHIN = 8.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One command: who asks what, under which idempotency key. `publishes` when success means at least one event."""

    method: str
    path: str
    body: Any = None
    correlation: str = field(default_factory=lambda: str(uuid4()))
    publishes: bool = True


@dataclass(frozen=True, slots=True)
class Got:
    """What came back: `outcome` is ok, fail or unknown; `status` 0 when nothing did. `began` in seconds since 1970,
    `seconds` is how long the client waited.
    """

    outcome: str
    status: int
    body: Any = None
    replica: str = ""
    began: float = 0.0
    seconds: float = 0.0


class History:
    """The clients' own record of every command, one JSON line per attempt.

    `unanswered` are those to which no answer came, or one that nobody could expect: that the server is at fault, or
    that it does not know or allow what was asked. 409 is expected: clients ask for what a rule may forbid by now.
    `unread` are questions to which no answer came, or one that says that the server is at fault; `waits` has of all
    of them when it began and how many seconds it took.
    """

    def __init__(self, path: Path) -> None:
        self._file: IO[str] = path.open("a")
        self.outcomes: dict[str, str] = {}
        self.publishing: set[str] = set()
        self.counts: dict[str, int] = {"ok": 0, "fail": 0, "unknown": 0}
        self.unanswered: list[Got] = []
        self.unread: list[Got] = []
        self.waits: list[tuple[float, float]] = []
        self.statuses: Counter[int] = Counter()

    def add(self, asked: Asked, got: Got) -> None:
        """An `ok` stays; `unknown` stays until a repetition is answered."""
        self.counts[got.outcome] += 1
        self.statuses[got.status] += 1
        self.waits.append((got.began, got.seconds))
        if got.status == 0 or (got.status >= 400 and got.status != HTTPStatus.CONFLICT):
            self.unanswered.append(got)
        before = self.outcomes.get(asked.correlation)
        self.outcomes[asked.correlation] = _later(before, got.outcome)
        if asked.publishes:
            self.publishing.add(asked.correlation)
        line = {
            "at": round(time.time(), 3), "command": asked.correlation, "method": asked.method, "path": asked.path,
            "outcome": got.outcome, "status": got.status, "replica": got.replica,
        }  # fmt: skip
        self._file.write(json.dumps(line) + "\n")

    def read(self, got: Got) -> None:
        """A question changes nothing; it counts for who waits and who fails."""
        self.waits.append((got.began, got.seconds))
        if got.status == 0 or got.status >= 500:
            self.unread.append(got)

    def close(self) -> None:
        self._file.close()


def _later(before: str | None, now: str) -> str:
    """What is known after another attempt: a refusal after an unknown may come from the first attempt's own effect."""
    if before is None or before == now:
        return now
    return "ok" if "ok" in (before, now) else "unknown"


class Clients:
    """Sends requests to replicas as a load balancer would spread them.

    With `next_one`, as our front does: a replica that refuses the connection was sent nothing, so another is asked.
    """

    def __init__(
        self, http: httpx2.AsyncClient, replicas: Replicas, history: History, *, next_one: bool = False
    ) -> None:
        self._http, self._replicas, self.history, self._next_one = http, replicas, history, next_one

    async def get(self, token: str, path: str, **params: Any) -> Any:
        """The body, or None when there was no answer or it was not 200."""
        got = await self._send(Asked("GET", path, publishes=False), _headers(token), params=params)
        self.history.read(got)
        return got.body if got.status == 200 else None

    async def command(self, token: str, asked: Asked, *, files: Any = None) -> Got:
        """One attempt at a command, written into the history."""
        headers = _headers(token) | {"X-Correlation-Id": asked.correlation}
        if asked.method == "POST":
            headers["Idempotency-Key"] = asked.correlation
        got = await self._send(asked, headers, files=files)
        self.history.add(asked, got)
        return got

    async def raw(self, asked: Asked, headers: Mapping[str, str]) -> Got:
        """A command with headers of its own: a machine's."""
        got = await self._send(asked, {**headers, "X-Correlation-Id": asked.correlation})
        self.history.add(asked, got)
        return got

    async def _send(self, asked: Asked, headers: Mapping[str, str], **options: Any) -> Got:
        began, clock = time.time(), time.monotonic()
        refused: list[Replica] = []
        while True:
            try:
                replica = self._replicas.some(service_of(asked.path) or "", but=refused)
            except NotReady:
                named = refused[-1].name if refused else ""
                return Got("fail", 0, replica=named, began=began, seconds=time.monotonic() - clock)
            got = await self._sent(replica, asked, headers, options)
            if got is not None:
                return replace(got, began=began, seconds=time.monotonic() - clock)
            if not self._next_one:
                return Got("fail", 0, replica=replica.name, began=began, seconds=time.monotonic() - clock)
            refused.append(replica)

    async def _sent(
        self, replica: Replica, asked: Asked, headers: Mapping[str, str], options: Mapping[str, Any]
    ) -> Got | None:
        """What the replica answered, or None when it refused the connection."""
        options = {name: value for name, value in options.items() if value}
        if asked.body is not None:
            options["json"] = asked.body
        try:
            answer = await self._http.request(asked.method, replica.url + asked.path, headers=dict(headers), **options)
        except httpx2.ConnectError:
            return None
        except httpx2.TransportError:
            return Got("unknown", 0, replica=replica.name)
        body = _body(answer)
        return Got(_outcome(answer.status_code, body), answer.status_code, body, replica.name)


def _outcome(status: int, body: Any) -> str:
    """A 503 says that nothing was done, unless it says that nobody knows."""
    if status < 400:
        return "ok"
    open_ = status == 503 and isinstance(body, dict) and str(body.get("type", "")).endswith(":unanswered")
    return "fail" if status < 500 or (status == 503 and not open_) else "unknown"


def _headers(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", "Accept": "application/json"}


def _body(answer: httpx2.Response) -> Any:
    try:
        return answer.json()
    except ValueError:
        return None
