"""Markup of strangers: what people read stays, nothing runs, and reading it tells nobody that it is read."""

import pytest

from services.posting.domain.scrub.copies import page_copy, scrubbed

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
    ],
)  # fmt: skip
def test_a_page_loads_nothing_from_elsewhere(markup: str) -> None:
    content = page_copy(f"<html><body><h1>Findings</h1>{markup}</body></html>".encode()).content.decode()

    assert "Findings" in content
    assert ELSEWHERE not in content.replace(f'<image href="{ELSEWHERE}"></image>', "")


@pytest.mark.parametrize(
    "markup",
    [
        f"<image href='{ELSEWHERE}'/>", f"<style>@import '{ELSEWHERE}';</style>", f"<script>fetch('{ELSEWHERE}')</script>",
        f"<rect style='fill: url({ELSEWHERE}#a)'/>", f"<rect onload=\"fetch('{ELSEWHERE}')\"/>",
        f"<use href='{ELSEWHERE}#a'/>", f"<foreignObject><p>{ELSEWHERE}</p></foreignObject>",
    ],
)  # fmt: skip
def test_a_drawing_loads_nothing_from_elsewhere(markup: str) -> None:
    drawing = f"<svg xmlns='http://www.w3.org/2000/svg'><text>Findings</text>{markup}</svg>"

    content = scrubbed(drawing.encode(), "a.svg").content.decode()

    assert "Findings" in content
    assert ELSEWHERE not in content


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
    ],
)
def test_a_page_is_read_in_its_encoding(page: bytes, encoding: str) -> None:
    assert "<p>caf\xe9</p>" in page_copy(page, encoding).content.decode()
