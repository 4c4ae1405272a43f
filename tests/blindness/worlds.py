"""Two worlds as data: the same story, in which reviewers write different things and the candidates are other people.

Nothing else differs. Before the reveal, whoever is not the author of a card must be unable to tell one from the other.
"""

import struct
import zlib
from dataclasses import dataclass
from typing import Any

from services.evaluation.domain.standard_rubric import STANDARD

CRITERIA = tuple(criterion.id for criterion in STANDARD.criteria)


@dataclass(frozen=True)
class Card:
    """What stands on a card, by criterion in the order of the form; None is one that was not filled in yet."""

    overall: str | None
    points: tuple[int | None, ...]
    words: str

    def body(self, mark: str) -> dict[str, Any]:
        """As the API takes it; `mark` makes the notes findable."""
        rated = [(name, points) for name, points in zip(CRITERIA, self.points, strict=True) if points is not None]
        ratings = [{"criterion": name, "points": points, "note": f"{mark} {self.words}"} for name, points in rated]
        return {"overall": self.overall, "ratings": ratings}


@dataclass(frozen=True)
class Hand:
    """How one reviewer goes about a card: what is saved on the way, how long it takes, what is sealed."""

    saved: tuple[Card, ...]
    pause: float
    """Seconds before sealing."""
    sealed: Card


@dataclass(frozen=True)
class Person:
    """Who a candidate is; the words occur nowhere else."""

    name: str
    mail: str
    school: str

    @property
    def picture(self) -> bytes:
        """A PNG that says who made it, as a drawing programme would leave it; as large for everybody."""
        author = b"Author\x00" + f"{self.name}, {self.school}".ljust(100).encode()
        return PNG + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + _chunk(b"tEXt", author) + REST

    @property
    def file_name(self) -> str:
        return f"{self.name.replace(' ', '-')}.png"


@dataclass(frozen=True)
class World:
    """One of the two. `tag` names its employer; both are equally long, so that no length differs because of them."""

    tag: str
    hands: tuple[Hand, Hand]
    person_word: str
    school_word: str
    note_word: str

    def person(self, number: int) -> Person:
        name = f"{self.person_word}{number} Candidate"
        return Person(
            name, f"{self.person_word.lower()}{number}@mail.example.com", f"{self.school_word} School {number}"
        )

    @property
    def identity(self) -> tuple[str, ...]:
        """What gives away who a candidate is."""
        return self.person_word, self.school_word

    def note_mark(self, work: int, reviewer: str) -> str:
        return f"{self.note_word}-on-{work}-by-{reviewer}"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = b"\x89PNG\r\n\x1a\n"
REST = _chunk(b"IDAT", zlib.compress(b"\x00\x00")) + _chunk(b"IEND", b"")

STERN = World(
    tag="arctic",
    hands=(
        Hand((Card(None, (1, None, None, None), "Thin."),), 0.0, Card("definitely_no", (1, 2, 1, 2), "Thin.")),
        Hand((), 0.0, Card("no", (2, 1, 2, 1), "Weak.")),
    ),
    person_word="Quercifolia",
    school_word="Brackenridge",
    note_word="zephyrine",
)
"""Low marks in few words, written down in one go; the second seals without having saved anything."""

KIND = World(
    tag="sahara",
    hands=(
        Hand(
            (
                Card(None, (None, None, None, 5), "The figures hold, and their source is named."),
                Card(None, (None, None, 4, 5), "The figures hold, and their source is named in every case. " * 3),
                Card("yes", (5, 4, 4, 5), "The figures hold, and their source is named in every case. " * 6),
                Card("strong_yes", (5, 5, 4, 5), "The figures hold, and their source is named in every case. " * 9),
            ),
            0.15,
            Card("strong_yes", (5, 5, 4, 5), "The figures hold, and their source is named in every case. " * 9),
        ),
        Hand(
            (
                Card("yes", (5, None, None, None), "Clear."),
                Card("strong_yes", (5, 4, 5, 5), "Clear, and every cause is backed by the data. " * 5),
            ),
            0.1,
            Card("strong_yes", (5, 4, 5, 5), "Clear, and every cause is backed by the data. " * 5),
        ),
    ),
    person_word="Tamariskolatifolia",
    school_word="Ulmenwaldstetten",
    note_word="obsidianite",
)
"""High marks in many words, saved again and again, in another order, over a longer time."""

INNOCENT = Card("yes", (3, 4, 3, 4), "Sound.")
"""The third reviewer's card, the same in both worlds: whoever wrote it must not learn what the others wrote."""
