"""Pieces of what was heard in a world, and what two worlds must have in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.blindness.canon import Canon


@dataclass(frozen=True)
class Leak:
    """What gave something away, where, and how it differs or which word stands there."""

    channel: str
    where: str
    what: str


@dataclass(frozen=True)
class Piece:
    """Something that was heard, under a name that says where. `named` may tell who the candidate is."""

    where: str
    text: str
    named: bool = False


def differences(channel: str, worlds: Sequence[tuple[Canon, Iterable[Piece]]]) -> list[Leak]:
    """Every piece that is not in both worlds, or not alike. Pieces that share a name are counted."""
    first, second = [_canonical(canon, pieces) for canon, pieces in worlds]
    return [
        Leak(channel, where, _difference(first.get(where), second.get(where)))
        for where in dict.fromkeys((*first, *second))
        if first.get(where) != second.get(where)
    ]


def _canonical(canon: Canon, pieces: Iterable[Piece]) -> dict[str, str]:
    found: dict[str, str] = {}
    for piece in pieces:
        where = canon.text(piece.where)
        number = sum(1 for other in found if other == where or other.startswith(f"{where} #"))
        found[f"{where} #{number + 1}" if number else where] = canon.text(piece.text)
    return found


def _difference(first: str | None, second: str | None) -> str:
    if first is None or second is None:
        return f"only in the {'second' if first is None else 'first'} world: {(first or second or '')[:200]!r}"
    at = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second)))
    return f"{first[max(0, at - 40) : at + 60]!r} against {second[max(0, at - 40) : at + 60]!r}"
