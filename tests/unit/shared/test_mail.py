"""A mail says the same twice, to one person, and nobody can write its headers."""

from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.mail import Mail, compose

SENDER = "Journeywork <conversion@example.com>"


def mail(**changes: str) -> Mail:
    given = {
        "key": "k-1",
        "to": "person@example.com",
        "subject": "Candidate 7",
        "text": "Hello",
        "html": "<p>Hello</p>",
    }
    return Mail(**(given | changes))


def test_plain_text_comes_first_and_html_says_the_same() -> None:
    message = message_from_bytes(
        compose(mail(text="Grüße", html="<p>Grüße</p>"), SENDER).as_bytes(), policy=policy.default
    )
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert [part.get_content().strip() for part in message.iter_parts()] == ["Grüße", "<p>Grüße</p>"]
    assert message["To"] == "person@example.com"
    assert message["Auto-Submitted"] == "auto-generated"


def test_a_repeated_attempt_has_the_same_id() -> None:
    first, second, other = (compose(mail(key=key), SENDER)["Message-ID"] for key in ("k-1", "k-1", "k-2"))
    assert first == second == "<k-1@example.com>"
    assert other != first


@given(st.text(min_size=1))
def test_a_subject_stays_one_header(subject: str) -> None:
    raw = compose(mail(subject=f"x{subject}\r\nBcc: thief@example.com"), SENDER).as_bytes()
    message = message_from_bytes(raw, policy=policy.default)
    assert message["Bcc"] is None
    assert message["To"] == "person@example.com"


@pytest.mark.parametrize(
    "to", ["a@example.com\r\nBcc: thief@example.com", "a@example.com, b@example.com", "nobody", ""]
)
def test_an_address_is_one_address(to: str) -> None:
    with pytest.raises(Exception, match=r".*"):
        compose(mail(to=to), SENDER).as_bytes()
