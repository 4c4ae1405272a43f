"""API keys, and where a browser may be sent after signing in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.auth import keys, new_key
from shared.auth.login import safe_return
from shared.auth.principal import person_of


def test_a_key_is_found_by_its_id_and_matched_by_the_digest_of_its_secret() -> None:
    made = new_key()
    parsed = keys.parse(made.text)
    assert parsed is not None
    assert parsed[0] == made.id
    assert keys.matches(parsed[1], made.digest)
    assert not keys.matches(parsed[1][:-1] + "!", made.digest)
    assert made.digest not in made.text.encode()


def test_keys_differ() -> None:
    assert len({new_key().text for _ in range(50)}) == 50


def test_secrets_with_underscores_are_whole() -> None:
    made = keys.ApiKey("0" * 16, f"jw_{'0' * 16}_{'a_b-' * 10}abc")
    parsed = keys.parse(made.text)
    assert parsed is not None
    assert keys.matches(parsed[1], made.digest)


@pytest.mark.parametrize(
    "text", ["", "jw_", "jw_1_2", "hp_" + "0" * 16 + "_" + "x" * 43, "jw_" + "0" * 16 + "_" + "x" * 44]
)
def test_other_texts_are_no_keys(text: str) -> None:
    assert keys.parse(text) is None


@pytest.mark.parametrize(
    "target", ["/", "/recommendations/7?print=1#top", "/a//b", "/answers/7?next=https://x.example"]
)
def test_a_page_of_this_site_is_returned_to(target: str) -> None:
    assert safe_return(target, "/home") == target


@pytest.mark.parametrize(
    "target",
    [
        None,
        "",
        "home",
        "https://thief.example",
        "//thief.example",
        "///thief.example",
        "/\\thief.example",
        "\\\\thief.example",
        "/\t/thief.example",
        "/\n/thief.example",
        "/%0d%0a\r\nSet-Cookie: a=b",
        " //thief.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "http:/thief.example",
        "/\u2028/x",
    ],
)
def test_another_site_is_not(target: str | None) -> None:
    assert safe_return(target, "/home") == "/home"


@given(st.text())
def test_whatever_is_asked_the_browser_stays_here(target: str) -> None:
    back = safe_return(target, "/home")
    assert back.startswith("/")
    assert not back.startswith(("//", "/\\"))
    assert back.isprintable()


def test_a_person_is_the_same_at_one_provider_and_another_at_another() -> None:
    assert person_of("https://a.example", "7") == person_of("https://a.example", "7")
    assert person_of("https://a.example", "7") != person_of("https://b.example", "7")
