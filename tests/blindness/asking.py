"""Requests of the attacker and what comes back, and who may read a name in which answer."""

import asyncio
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass
from typing import Any

from tests.blindness.house import House
from tests.blindness.play import Caller
from tests.blindness.routes import Asked

NAMED_IN_POSTING = ("manager", "supervisor")
"""Who selected the candidate or supervises the work may read the name in posting, and never judges."""
AT_ONCE = 8
"""Requests under way."""
Question = tuple[Caller, Asked]


@dataclass(frozen=True)
class Answer:
    """One answer as it came: who asked for what; status, headers and body."""

    caller: str
    asked: Asked
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def where(self) -> str:
        return f"{self.caller}: {self.asked.method} {self.asked.path}"

    @property
    def said(self) -> str:
        return f"{self.status}\n{self.body.decode('utf-8', 'backslashreplace')}"


async def send(house: House, caller: Caller, asked: Asked) -> Answer:
    accept = {"Accept": "text/html" if asked.page else "application/json"}
    body = {} if asked.method == "GET" else {"json": asked.body}
    answer = await house.request(asked.method, asked.path, headers={**caller.headers, **accept}, **body)
    return Answer(caller.name, asked, answer.status_code, tuple(answer.headers.multi_items()), answer.content)


async def all_of(requests: Iterable[Coroutine[Any, Any, Answer]]) -> list[Answer]:
    """Some at a time, the answers in the order of the requests."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def through(one: Coroutine[Any, Any, Answer]) -> Answer:
        async with gate:
            return await one

    return list(await asyncio.gather(*(through(one) for one in requests)))


def named(answer: Answer) -> bool:
    """Whether this reader may see in this place who the candidate is."""
    posting = answer.asked.path.startswith(("/posting/", "/home", "/projects", "/engagements", "/find", "/me"))
    return posting and (answer.caller in NAMED_IN_POSTING or answer.caller.startswith("candidate-"))


def of_judgement(answer: Answer) -> bool:
    """Whether nothing here may say who reviews."""
    candidate = answer.caller.startswith("candidate-")
    return candidate or (answer.caller == "manager" and not answer.asked.path.startswith("/posting/"))


def head(answer: Answer) -> str:
    """Status and headers; where a name may be read, the length is that name's too."""
    kept = [f"{name}: {value}" for name, value in answer.headers if not (named(answer) and name == "content-length")]
    return "\n".join([str(answer.status), *sorted(kept)])
