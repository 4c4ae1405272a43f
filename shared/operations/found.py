"""One finding of a command that looks and changes nothing, and how findings are shown."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from shared.operations.terminal import say, say_json, table

COLUMNS = {"what": "what", "state": "", "said": "found"}


@dataclass(frozen=True, slots=True)
class Found:
    """`state` is `ok`, `wrong`, or `note` for what may be meant so."""

    what: str
    state: Literal["ok", "wrong", "note"]
    said: str


def show(found: Sequence[Found], *, as_json: bool) -> int:
    """Prints every finding; 0 when nothing is wrong, otherwise 1."""
    if as_json:
        say_json({"items": [asdict(one) for one in found]})
    else:
        say(table(COLUMNS, [asdict(one) for one in found], longest=40))
    return int(any(one.state == "wrong" for one in found))


def of_store(tried: int, gone: Sequence[str]) -> Found:
    """What the store has of `tried` files; `gone` are the digests that it does not have, or not whole."""
    if not gone:
        return Found("the store has what was delivered", "ok", f"{tried} files")
    said = f"{len(gone)} of {tried} are not there, or changed, such as {gone[0]}: restore them"
    return Found("the store has what was delivered", "wrong", said)
