"""What a link leads to is fetched once, from the public internet alone, within limits."""

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from services.posting import snapshots
from services.posting.handlers.deliverables import Desk, keep_link
from services.posting.scrubber import Scrubber
from services.posting.settings import LinkSettings, ScrubSettings
from services.posting.snapshots import Snapshot, Snapshots, is_public
from shared.blobs import Folder
from shared.rules import Invalid, Oversized, Unsupported
from tests.integration.posting.conftest import hosted
from tests.integration.posting.project import files
from tests.unit.posting.scrub import test_refusals
from tests.unit.posting.scrub.scanner import WHO

HOME = "https://example.com"


REFUSED = {
    "program": (b"MZ\x90\x00", None),
    "nested": (test_refusals.nested(3), "application/zip"),
    "empty": (b"<div id='root'></div><script src='/run.js'></script>", "text/html"),
}


def site() -> FastAPI:
    app = FastAPI()

    @app.get("/page")
    async def page(request: Request) -> HTMLResponse:
        return HTMLResponse(f"<p>{request.headers['host']}</p>")

    @app.get("/old")
    async def old() -> Response:
        return Response("<p>caf\xe9</p>".encode("latin-1"), media_type="text/html; charset=latin-1")

    @app.get("/notes.md")
    async def notes() -> Response:
        return Response(b"# Notes", media_type="text/plain")

    @app.get("/to")
    async def to(where: str) -> RedirectResponse:
        return RedirectResponse(where)

    @app.get("/loop")
    async def loop() -> RedirectResponse:
        return RedirectResponse("/loop")

    @app.get("/large")
    async def large() -> StreamingResponse:
        return StreamingResponse(b"x" * 1024 for _ in range(1000))

    @app.get("/packed")
    async def packed() -> Response:
        return Response(b"\x1f\x8b", headers={"Content-Encoding": "gzip"})

    @app.get("/refused/{name}")
    async def refused(name: str) -> Response:
        content, media_type = REFUSED[name]
        return Response(content, media_type=media_type)

    @app.get("/slow")
    async def slow() -> Response:
        await asyncio.sleep(5)
        return Response(b"")

    return app


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def known(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[dict[str, Any]]:
    """Settings under which example.com is the site here."""
    async with hosted(site(), tmp_path_factory.mktemp("web")) as here:
        yield here | {"largest": 100_000}


async def taken(known: dict[str, Any], path: str, **more: Any) -> tuple[Snapshot, bytes]:
    snapshot = await Snapshots(LinkSettings(**(known | more))).take(HOME + path)
    with snapshot.file as file:
        file.seek(0)
        return snapshot, file.read()


async def refusal(known: dict[str, Any], address: str, **more: Any) -> tuple[str, str]:
    with pytest.raises(Invalid) as refused:
        await Snapshots(LinkSettings(**(known | more))).take(address)
    (finding,) = refused.value.findings
    return finding.field, finding.rule


async def test_a_page_is_taken_with_its_encoding(known: dict[str, Any]) -> None:
    page, content = await taken(known, "/page")
    old, _ = await taken(known, "/old")

    assert (content, page.page, page.addresses) == (b"<p>example.com</p>", "utf-8", (f"{HOME}/page",))
    assert old.page == "latin-1"


@pytest.mark.parametrize("host", ["bücher.example", "BÜCHER.example", "xn--bcher-kva.example"])
async def test_a_host_may_have_letters_of_any_script(tmp_path: Path, host: str) -> None:
    async with hosted(site(), tmp_path, "xn--bcher-kva.example") as here:
        taken = await Snapshots(LinkSettings(**here)).take(f"https://{host}/page?für=mich")

    with taken.file as file:
        file.seek(0)
        assert file.read() == b"<p>xn--bcher-kva.example</p>"
    assert taken.addresses == (f"https://{host}/page?für=mich",)


async def test_a_host_that_cannot_be_is_unknown(known: dict[str, Any]) -> None:
    assert await refusal(known, "https://☃.example/") == ("link", "unknown_host")


async def test_a_file_is_taken_under_the_ending_of_its_address(known: dict[str, Any]) -> None:
    notes, content = await taken(known, "/notes.md")

    assert (notes.name, notes.page, content) == ("notes.md", None, b"# Notes")


async def test_redirects_are_followed_and_remembered(known: dict[str, Any]) -> None:
    page, content = await taken(known, "/to?where=/to?where=/page")

    assert content == b"<p>example.com</p>"
    assert page.addresses[-1] == f"{HOME}/page"
    assert len(page.addresses) == 3


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("/loop", "redirected_too_often"),
        ("/to?where=https://127.0.0.1/", "not_public"),
        ("/to?where=https://169.254.169.254/latest", "not_public"),
        ("/to?where=http://example.com/page", "not_an_address"),
        ("/to?where=https://me:secret@example.com/page", "with_a_password"),
        ("/to?where=file:///etc/passwd", "not_an_address"),
        ("/missing", "not_there"),
        ("/large", "too_large"),
        ("/packed", "packed"),
    ],
)
async def test_what_cannot_be_taken_says_why(known: dict[str, Any], path: str, rule: str) -> None:
    assert await refusal(known, HOME + path) == ("link", rule)


@pytest.mark.parametrize(
    ("name", "kind", "rule"),
    [("program", Unsupported, "program"), ("nested", Oversized, "nested_too_deeply"), ("empty", Invalid, "empty")],
)
async def test_what_it_leads_to_is_refused_as_a_file_would_be(
    known: dict[str, Any], tmp_path: Path, name: str, kind: type[Invalid], rule: str
) -> None:
    desk = Desk(Folder(tmp_path), Folder(tmp_path), Scrubber(ScrubSettings()), Snapshots(LinkSettings(**known)))

    with pytest.raises(Invalid) as refused:
        await keep_link(desk, f"{HOME}/refused/{name}", WHO)

    (finding,) = refused.value.findings
    assert (type(refused.value), finding.field, finding.rule) == (kind, "link", rule)
    assert files(tmp_path) == []


async def test_what_takes_too_long_is_given_up(known: dict[str, Any]) -> None:
    assert await refusal(known, f"{HOME}/slow", seconds=1) == ("link", "too_slow")


async def test_a_certificate_that_nobody_vouches_for_is_not_accepted(known: dict[str, Any]) -> None:
    assert await refusal(known, f"{HOME}/page", ca_file=None) == ("link", "not_reached")


async def test_a_certificate_of_somebody_else_is_not_accepted(known: dict[str, Any]) -> None:
    local = {"example.org": known["local"]["example.com"]}

    assert await refusal(known, "https://example.org/page", local=local) == ("link", "not_reached")


async def test_a_host_with_one_private_address_among_others_is_refused(
    known: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    resolved(monkeypatch, ["93.184.215.14", "10.0.0.7"])

    assert await refusal(known, "https://mixed.example.net/") == ("link", "not_public")


async def test_the_connection_goes_to_the_address_that_was_checked(
    known: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second look-up of the name, which could say something else, never happens."""
    asked = resolved(monkeypatch, ["127.0.0.1"])
    monkeypatch.setattr(snapshots, "is_public", lambda _: True)

    assert await refusal(known, "https://rebinding.example.net/") == ("link", "not_reached")
    assert asked.count("rebinding.example.net") == 1
    assert set(asked) <= {"rebinding.example.net", "127.0.0.1"}


def resolved(monkeypatch: pytest.MonkeyPatch, addresses: list[str]) -> list[str]:
    """Names that are looked up from now on; each is at these addresses."""
    asked: list[str] = []

    async def getaddrinfo(host: str | bytes, port: int, **_: Any) -> list[Any]:
        asked.append(host.decode() if isinstance(host, bytes) else host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", getaddrinfo)
    return asked


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "198.18.0.1", "192.0.2.1", "168.63.129.16", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254",
     "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:db8::1",
     "fe80::1%eth0", "not an address"],
)  # fmt: skip
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_what_is_public(address: str) -> None:
    assert is_public(address)
