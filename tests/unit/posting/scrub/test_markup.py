"""Markup of strangers: what people read stays, nothing runs, and reading it tells nobody that it is read."""

import base64

import pytest

from services.posting.domain.scrub.copies import page_copy, scrubbed
from services.posting.domain.scrub.report import Outcome
from shared.rules import Invalid
from tests.unit.posting.scrub import packages, pictures

ELSEWHERE = "https://tracker.example.com/x"


@pytest.mark.parametrize(
    "markup",
    [
        f"<script src='{ELSEWHERE}'></script>", f"<img src='{ELSEWHERE}'>", f"<img srcset='{ELSEWHERE} 2x'>",
        f"<iframe src='{ELSEWHERE}'></iframe>", f"<link rel='stylesheet' href='{ELSEWHERE}'>",
        f"<style>@import '{ELSEWHERE}';</style>", f"<p style='background: url({ELSEWHERE})'>a</p>",
        f"<video poster='{ELSEWHERE}'></video>", f"<form action='{ELSEWHERE}'><input></form>",
        f"<object data='{ELSEWHERE}'></object>", f"<embed src='{ELSEWHERE}'>", f"<base href='{ELSEWHERE}'>",
        f"<meta http-equiv='refresh' content='0;url={ELSEWHERE}'>", f"<body background='{ELSEWHERE}'>",
        f"<p onclick='fetch(\"{ELSEWHERE}\")'>a</p>", f"<!-- {ELSEWHERE} -->", f"<svg><image href='{ELSEWHERE}' xlink:href='{ELSEWHERE}' src='{ELSEWHERE}'/></svg>",
        f"<svg><rect fill='URL( \"{ELSEWHERE}#a\")'/></svg>", f"<svg><rect mask='u\\72l({ELSEWHERE})'/></svg>",
        f"<svg><image><set attributeName='href' to='{ELSEWHERE}'/></image></svg>", f"<svg><use href='{ELSEWHERE}#a'/></svg>",
        f"<svg><image><animate attributeName='href' values='{ELSEWHERE}'/></image></svg>", f"<math href='{ELSEWHERE}'>a</math>",
        f"<img lowsrc='{ELSEWHERE}'>", f"<a href='#a' attributionsrc='{ELSEWHERE}'>a</a>",
    ],
)  # fmt: skip
def test_a_page_loads_nothing_from_elsewhere(markup: str) -> None:
    content = page_copy(f"<html><body><h1>Findings</h1>{markup}</body></html>".encode()).content.decode()

    assert "Findings" in content
    assert ELSEWHERE not in content


@pytest.mark.parametrize(
    "markup",
    [
        f"<image href='{ELSEWHERE}'/>", f"<style>@import '{ELSEWHERE}';</style>", f"<script>fetch('{ELSEWHERE}')</script>",
        f"<rect style='fill: url({ELSEWHERE}#a)'/>", f"<rect onload=\"fetch('{ELSEWHERE}')\"/>",
        f"<use href='{ELSEWHERE}#a'/>", f"<foreignObject><p>{ELSEWHERE}</p></foreignObject>",
        f"<rect cursor='url({ELSEWHERE}),auto'/>", f"<rect clip-path='URL(\"{ELSEWHERE}#a\")'/>",
        f"<style>@\\69mport '{ELSEWHERE}';</style>", f"<rect style='fill: u\\72l({ELSEWHERE}#a)'/>",
        f"<rect style='background: -webkit-image-set(\"{ELSEWHERE}\" 1x)'/>",
        f"<image><set attributeName='href' to='{ELSEWHERE}'/></image>",
        f"<image><animate attributeName=' xlink:href' values='{ELSEWHERE}'/></image>",
        f"<rect><animate attributeName='fill' values='url({ELSEWHERE})'/></rect>",
        f"<h:img xmlns:h='http://www.w3.org/1999/xhtml' src='{ELSEWHERE}'/>", f"<g xml:base='{ELSEWHERE}'/>",
        f"<h:script xmlns:h='http://www.w3.org/1999/xhtml'>fetch('{ELSEWHERE}')</h:script>",
        f"<rect xmlns:a='urn:a' a:b='{ELSEWHERE}'/>", f"<rect xmlns:a='{ELSEWHERE}'/>",
    ],
)  # fmt: skip
def test_a_drawing_loads_nothing_from_elsewhere(markup: str) -> None:
    drawing = f"<svg xmlns='http://www.w3.org/2000/svg'><text>Findings</text>{markup}</svg>"

    content = scrubbed(drawing.encode(), "a.svg").content.decode()

    assert "Findings" in content
    assert ELSEWHERE not in content


def test_what_a_drawing_says_of_itself_stays() -> None:
    shapes = (
        '<linearGradient id="a"/><rect style="fill: url(#a)" fill="url( \'#a\')"/><use href="#a"/><circle r="3">'
        '<animate attributeName="r" values="1;3"/></circle><text aria-label="C:\\url">Findings</text>'
    )

    content = scrubbed(f'<svg xmlns="http://www.w3.org/2000/svg">{shapes}</svg>'.encode(), "a.svg")

    assert shapes in content.content.decode()
    assert content.report == ()


def test_what_only_begins_like_a_drawing_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        scrubbed(b"<svg xmlns='urn:other'/>", "a.svg")

    assert refused.value.findings[0].rule == "damaged"


def test_a_form_leaves_what_it_says() -> None:
    form = b"<p>before</p><form action='/a'>412 of <b>940</b> <input value='a'></form> after"

    content = page_copy(b"<html><body>%s</body></html>" % form).content

    assert b'<p>before</p>412 of <b>940</b> <input value="a"> after' in content


EMPTY = [
    "<html><body></body></html>",
    "<html><head><title>Findings</title></head><body><div id='root'></div><script>run()</script></body></html>",
    f"<html><body> <img src='{ELSEWHERE}'></body></html>",
    f"<html><frameset><frame src='{ELSEWHERE}'></frameset></html>",
]


@pytest.mark.parametrize("page", EMPTY)
def test_a_page_that_shows_nothing_is_refused(page: str) -> None:
    with pytest.raises(Invalid) as linked:
        page_copy(page.encode())
    with pytest.raises(Invalid) as delivered:
        scrubbed(page.encode(), "a.html")

    assert [one.value.findings[0].rule for one in (linked, delivered)] == ["empty", "empty"]


@pytest.mark.parametrize("page", EMPTY)
def test_among_other_files_a_page_that_shows_nothing_is_reported(page: str) -> None:
    report = scrubbed(packages.archive({"a.html": page.encode()}), "a.zip").report

    assert [(one.what, one.place) for one in report if one.outcome is Outcome.LEFT] == [
        ("a page that shows nothing without its scripts", "a.html")
    ]


def test_a_page_with_a_picture_alone_shows_something() -> None:
    picture = base64.b64encode(pictures.png()).decode()

    assert b"<img" in page_copy(f"<body><img src='data:image/png;base64,{picture}'></body>".encode()).content


def test_links_that_somebody_clicks_stay() -> None:
    content = page_copy(
        f"<p>see <a href='{ELSEWHERE}'>there</a> <a href='javascript:alert(1)'>not there</a></p>".encode()
    ).content

    assert f'<a href="{ELSEWHERE}">there</a> <a>not there</a>'.encode() in content


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ("<p>caf\xe9</p>".encode("latin-1"), "latin-1"),
        ("<meta charset='windows-1252'><p>caf\xe9</p>".encode("cp1252"), ""),
        ("<p>caf\xe9</p>".encode(), ""),
        ("<p>caf\xe9</p>".encode(), "no-such-encoding"),
        ("<p>caf\xe9</p>".encode(), "no\0name"),
    ],
)
def test_a_page_is_read_in_its_encoding(page: bytes, encoding: str) -> None:
    assert "<p>caf\xe9</p>" in page_copy(page, encoding).content.decode()
