"""What the attacker looks with: words in disguise, names for ids, a clock that neither cries wolf nor sleeps."""

import gzip
import zlib
from base64 import b64encode, urlsafe_b64encode
from urllib.parse import quote

import numpy as np
import pytest

from deploy.story.work import report_pdf
from services.posting.domain.scrub.copies import scrubbed
from tests.blindness import timing, worlds
from tests.blindness.canon import Canon
from tests.blindness.heard import Leak, Piece, differences
from tests.blindness.words import Words

WORD = "obsidianite"
TEXT = f"The note says {WORD}, twice."
ID, OTHER = "0198c5a0-0000-7000-8000-000000000001", "0198c5a0-0000-7000-8000-000000000002"


@pytest.mark.parametrize(
    "said",
    [
        TEXT.encode(),
        TEXT.upper().encode(),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode().hex().encode(),
        quote(TEXT).encode(),
        *(b64encode(b"." * before + TEXT.encode()) for before in range(3)),
        *(urlsafe_b64encode(b"." * before + TEXT.encode("utf-16-le")) for before in range(3)),
        b"prefix" + gzip.compress(TEXT.encode(), mtime=0),
        b"prefix" + zlib.compress(TEXT.encode()) + b"suffix",
        zlib.compress(b"outer" + gzip.compress(b64encode(TEXT.encode()), mtime=0)),
    ],
)
def test_a_word_is_found_in_every_form(said: bytes) -> None:
    assert Words("zephyrine", WORD).found(said) == [WORD]


def test_a_word_that_is_not_there_is_not_found() -> None:
    assert Words(WORD).found(b"\x1f\x8b\x08 no archive, x\x9c no stream, obsidian it is") == []


def test_what_chance_names_is_alike_and_what_it_does_not_name_is_not() -> None:
    first, second = Canon("arctic"), Canon("sahara")
    first.know(ID, "review")
    second.know(OTHER, "review")
    said = "{} at 2030-01-01T00:00:00.123456Z by {}@example.com"
    same = [(first, [Piece("a", said.format(ID, "arctic"))]), (second, [Piece("a", said.format(OTHER, "sahara"))])]
    assert differences("x", same) == []
    swapped = [(first, [Piece("a", f"{ID} {OTHER} {ID}")]), (second, [Piece("a", f"{OTHER} {ID} {ID}")])]
    assert [leak.where for leak in differences("x", swapped)] == ["a"]
    missing = [(first, [Piece("a", "1"), Piece("a", "1")]), (second, [Piece("a", "1")])]
    assert differences("x", missing) == [Leak("x", "a #2", "only in the first world: '1'")]


@pytest.mark.parametrize("seed", range(20))
def test_noise_is_no_leak(seed: int) -> None:
    noise = np.random.default_rng(seed)
    first, second = 0.005 + noise.exponential(0.02, size=(2, 40))
    assert not timing.compared(first.tolist(), second.tolist()).tells


@pytest.mark.parametrize("seed", range(20))
def test_twenty_milliseconds_are_found_in_noise(seed: int) -> None:
    noise = np.random.default_rng(seed)
    first, second = 0.005 + noise.exponential(0.01, size=(2, 40))
    found = timing.compared((first + 0.02).tolist(), second.tolist())
    assert found.tells
    assert found.effect == pytest.approx(0.02, abs=0.01)


def test_copies_of_pdfs_do_not_tell_how_long_a_name_is() -> None:
    first, second = (report_pdf("Churn", ["Price."], author=one.person(1).name) for one in (worlds.STERN, worlds.KIND))

    assert scrubbed(first).content == scrubbed(second).content
