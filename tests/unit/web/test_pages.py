"""Templates escape, undefined names are errors, the base layout and the error page keep what every page promises."""

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from shared.web import HERE, WAYS_OUT, sentence, templates


@pytest.fixture
def error_page() -> str:
    return (
        templates()
        .get_template("error.html")
        .render(
            service="conversion",
            home="/recommendations",
            path="/x",
            csrf="t<o>k",
            title="<script>alert(1)</script>",
            detail="a & b",
            way_out="Go back.",
            sign_in=None,
            findings=[{"field": "hours", "message": "<b>5</b>"}],
        )
    )


def test_what_is_put_in_is_escaped(error_page: str) -> None:
    assert "<script" not in error_page
    assert "<b>5</b>" not in error_page
    assert "a &amp; b" in error_page
    assert 'value="t&lt;o&gt;k"' in error_page


def test_a_page_has_what_every_reader_needs(error_page: str) -> None:
    assert re.search(r'<html lang="en">', error_page)
    assert error_page.index('href="#main"') < error_page.index("<header")
    for element in ("<header", "<main", "<h1>"):
        assert error_page.count(element) == 1
    assert 'id="main" tabindex="-1"' in error_page
    assert 'name="viewport"' in error_page
    assert "style=" not in error_page, "the policy refuses inline styles"


def test_signing_out_is_a_form_and_only_for_who_is_signed_in(error_page: str) -> None:
    assert re.search(r'method="post" action="/conversion/auth/logout"', error_page)
    nobody = (
        templates()
        .get_template("error.html")
        .render(service="conversion", home="/", csrf="", title="", detail="", way_out="", sign_in=None, findings=[])
    )
    assert "logout" not in nobody


def test_a_name_that_nobody_gave_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ missing }}")
    with pytest.raises(UndefinedError):
        templates(tmp_path).get_template("page.html").render()


def test_a_services_template_comes_before_the_shared_one(tmp_path: Path) -> None:
    (tmp_path / "error.html").write_text("mine")
    assert templates(tmp_path).get_template("error.html").render() == "mine"


def test_stylesheets_load_nothing_from_elsewhere() -> None:
    for sheet in (HERE / "static").glob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", sheet.read_text()), sheet.name


def test_the_licence_of_what_is_not_ours_is_there() -> None:
    assert "MIT" in (HERE / "static" / "pico.LICENSE.md").read_text()


def test_every_way_out_is_whole_sentences() -> None:
    assert all(said == sentence(said) for said in WAYS_OUT.values())


@pytest.mark.parametrize(
    ("said", "written"), [("no such offer", "No such offer."), ("Why?", "Why?"), ("", "."), (" a. ", "A.")]
)
def test_sentences_begin_and_end(said: str, written: str) -> None:
    assert sentence(said) == written
