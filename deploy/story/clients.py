"""How the story's people and machines reach the product: over its one public URL, like anybody else."""

import asyncio
import html
import os
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar
from uuid import uuid4

import httpx2

from shared.http.prefixes import service_of

T = TypeVar("T")
PATIENCE = float(os.environ.get("STORY_PATIENCE", "1"))
"""How many times longer than usual the story waits: containers that were killed come back later than processes."""


class Unexpected(AssertionError):
    """The product did not do what the story expects; carries what it said."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and body of an API answer."""

    status: int
    body: Any
    headers: Mapping[str, str]


class Person:
    """Somebody with a token: each call says which status it expects."""

    def __init__(self, http: httpx2.AsyncClient, name: str, token: str) -> None:
        self._http, self.name, self._token = http, name, token

    async def get(self, path: str, *, expect: int = 200, **params: Any) -> Any:
        return (await self.call("GET", path, expect=expect, params=params)).body

    async def post(self, path: str, body: Any = None, *, expect: int | tuple[int, ...] = (200, 201, 202, 204)) -> Any:
        return (await self.call("POST", path, expect=expect, json=body if body is not None else {})).body

    async def put(self, path: str, body: Any, *, expect: int | tuple[int, ...] = (200, 201, 204)) -> Any:
        return (await self.call("PUT", path, expect=expect, json=body)).body

    async def upload(self, path: str, *, name: str, content: bytes, media_type: str, fields: dict[str, str]) -> Any:
        files = {"file": (name, content, media_type)}
        return (await self.call("POST", path, expect=(200, 201, 202), files=files, data=fields)).body

    async def call(
        self,
        method: str,
        path: str,
        *,
        expect: int | tuple[int, ...],
        headers: dict[str, str] | None = None,
        **options: Any,
    ) -> Answer:
        """One request, repeated with the same idempotency key while the service is away (a killed one comes back)."""
        sent = {"Authorization": f"Bearer {self._token}", "Accept": "application/json"} | (headers or {})
        if method == "POST":
            sent.setdefault("Idempotency-Key", str(uuid4()))
        response = await persistently(lambda: self._http.request(method, path, headers=sent, **options), path=path)
        expected = (expect,) if isinstance(expect, int) else expect
        if response.status_code not in expected:
            raise Unexpected(
                f"{self.name}: {method} {path} -> {response.status_code}, expected {expect}: {response.text}"
            )
        json = "json" in response.headers.get("content-type", "")
        return Answer(response.status_code, response.json() if json and response.content else None, response.headers)


OPEN: Counter[str] = Counter()
"""Requests that wait for their answer right now, by service."""


async def persistently(
    send: Callable[[], Awaitable[httpx2.Response]], *, path: str = "", within: float = 30.0
) -> httpx2.Response:
    """Sends again while nobody answers: a refused connection, or the front's 502 to 504 while a service restarts."""
    within *= PATIENCE
    deadline = asyncio.get_running_loop().time() + within
    service = service_of(path) or ""
    while True:
        OPEN[service] += 1
        try:
            response = await send()
            if response.status_code not in (502, 503, 504):
                return response
            trouble = f"{response.status_code} {response.text}"
        except httpx2.TransportError as error:
            trouble = repr(error)
        finally:
            OPEN[service] -= 1
        if asyncio.get_running_loop().time() > deadline:
            raise Unexpected(f"nobody answers within {within} s: {trouble}")
        await asyncio.sleep(0.1)


async def until(question: Callable[[], Awaitable[T | None]], what: str, *, within: float = 30.0) -> T:
    """Asks until the answer is neither None nor False."""
    within *= PATIENCE
    deadline = asyncio.get_running_loop().time() + within
    while True:
        answer = await question()
        if answer is not None and answer is not False:
            return answer
        if asyncio.get_running_loop().time() > deadline:
            raise Unexpected(f"{what} did not happen within {within} s")
        await asyncio.sleep(0.05)


class Browser:
    """A cookie client without JavaScript: follows links and redirects, fills in and sends the forms of a page."""

    def __init__(self, front: str) -> None:
        self._http = httpx2.AsyncClient(base_url=front, follow_redirects=True, timeout=20.0)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def open(self, url: str, *, expect: int = 200) -> "Page":
        response = await persistently(
            lambda: self._http.get(url, headers={"Accept": "text/html"}), path=httpx2.URL(url).path
        )
        return Page(self, _expected(response, expect))

    async def send(self, url: str, fields: dict[str, str], *, expect: int = 200) -> "Page":
        response = await persistently(
            lambda: self._http.post(url, data=fields, headers={"Accept": "text/html"}), path=httpx2.URL(url).path
        )
        return Page(self, _expected(response, expect))


def _expected(response: httpx2.Response, expect: int) -> httpx2.Response:
    if response.status_code != expect:
        raise Unexpected(f"{response.url} -> {response.status_code}, expected {expect}: {response.text[:2000]}")
    return response


class Page:
    """One HTML page as a browser without JavaScript sees it."""

    def __init__(self, browser: Browser, response: httpx2.Response) -> None:
        self._browser, self._response = browser, response
        self.url, self.text = str(response.url), response.text

    def has(self, *words: str) -> "Page":
        """Fails unless the visible text has all of these words."""
        visible = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.text)).split())
        for word in words:
            if word not in visible:
                raise Unexpected(f"{self.url} does not say {word!r}: {visible[:1500]}")
        return self

    def link(self, containing: str) -> str:
        """The first link whose target contains this text."""
        for target in re.findall(r'<a[^>]*\bhref="([^"]+)"', self.text):
            if containing in html.unescape(target):
                return str(httpx2.URL(self.url).join(html.unescape(target)))
        raise Unexpected(f"{self.url} has no link with {containing!r}")

    async def follow(self, containing: str) -> "Page":
        return await self._browser.open(self.link(containing))

    async def submit(self, containing: str = "", *, expect: int = 200, **fields: str) -> "Page":
        """Sends the first form whose HTML contains this text, with its hidden fields and the given ones."""
        for attributes, body in re.findall(r"<form\b([^>]*)>(.*?)</form>", self.text, re.DOTALL):
            if containing not in attributes + body:
                continue
            values = _fields(body) | fields
            action = _attribute(attributes, "action") or self.url
            url = str(httpx2.URL(self.url).join(action))
            if (_attribute(attributes, "method") or "get").lower() == "get":
                return await self._browser.open(str(httpx2.URL(url, params=values)), expect=expect)
            return await self._browser.send(url, values, expect=expect)
        raise Unexpected(f"{self.url} has no form with {containing!r}")


def _fields(form: str) -> dict[str, str]:
    inputs = re.findall(r"<input\b[^>]*>", form)
    hidden = [tag for tag in inputs if _attribute(tag, "type") == "hidden"]
    return {name: _attribute(tag, "value") or "" for tag in hidden if (name := _attribute(tag, "name"))}


def _attribute(tag: str, name: str) -> str | None:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return html.unescape(found.group(1)) if found else None
