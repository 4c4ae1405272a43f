"""Browsers without JavaScript: they keep cookies, sign in at the issuer, and send forms as they stand on the page."""

import re
from html import unescape
from typing import Any
from uuid import UUID

import httpx2

from tests.integration.conftest import at_the_issuer
from tests.integration.evaluation.conftest import Api, World
from tests.markup import problems

HTML = {"Accept": "text/html"}


class Browser:
    """One browser; every page that it is shown is sound HTML."""

    def __init__(self, app: Any) -> None:
        self.http = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://evaluation.test")

    async def get(self, path: str) -> httpx2.Response:
        return _sound(await self.http.get(path, headers=HTML, follow_redirects=True))

    async def send(self, page: httpx2.Response, **fields: str) -> httpx2.Response:
        """The page's last form with these fields; dots in names are written as two underscores."""
        action, hidden = form_of(page)
        given = {name.replace("__", "."): value for name, value in fields.items()}
        return await self.post(action, hidden | given)

    async def post(self, path: str, fields: dict[str, str]) -> httpx2.Response:
        return _sound(await self.http.post(path, data=fields, headers=HTML, follow_redirects=True))


def form_of(page: httpx2.Response) -> tuple[str, dict[str, str]]:
    """Where the page's last form goes, and its hidden fields."""
    attributes, body = re.findall(r"<form\b([^>]*)>(.*?)</form>", page.text, re.DOTALL)[-1]
    action = re.search(r'action="([^"]+)"', attributes)
    assert action is not None
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', body)
    return action.group(1), {name: unescape(value) for name, value in hidden}


def _sound(page: httpx2.Response) -> httpx2.Response:
    assert page.headers["content-type"].startswith("text/html"), page.text
    assert problems(page.text) == []
    return page


def visible(page: httpx2.Response) -> str:
    """The words of a page, without markup."""
    text = re.sub(r"(?s)<title\b.*?</title>", " ", page.text)
    return " ".join(unescape(re.sub(r"(?s)<[^>]+>", " ", text)).split())


async def signed_in(api: Api, world: World, member_id: UUID, path: str) -> tuple[Browser, httpx2.Response]:
    """Follows a link as somebody who is not signed in, signs in, and is back on the page that the link meant."""
    browser = Browser(api.app)
    asked = await browser.http.get(path, headers=HTML)
    assert asked.status_code == 303, asked.text
    login = await browser.http.get(asked.headers["location"])
    async with httpx2.AsyncClient() as provider:
        back = await at_the_issuer(provider, login.headers["location"], world.subject(member_id), world.employer_id)
    returned = await browser.http.get(back.raw_path.decode(), headers=HTML)
    assert returned.headers["location"] == path
    return browser, await browser.get(path)
