"""Words that stand nowhere but on a card, or in a person's data, looked for in every form that text takes on its way."""

import gzip
import re
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator

PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
DEEPEST = 3
"""How often something may be packed in something packed."""


class Words:
    """A search for these words: as text, as UTF-16, each also in hexadecimal or base64, each also compressed."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self._forms = {word: sorted(set(_forms(word))) for word in words}

    def found(self, data: bytes) -> list[str]:
        """Which of them the data holds."""
        layers = list(_layers(data, DEEPEST))
        return [word for word, forms in self._forms.items() if any(form in layer for layer in layers for form in forms)]


def _forms(word: str) -> Iterator[bytes]:
    for spelt in (word, word.lower(), word.upper()):
        for plain in (spelt.encode(), spelt.encode("utf-16-le"), spelt.encode("utf-16-be")):
            yield plain
            yield plain.hex().encode()
            yield plain.hex().upper().encode()
            yield from _base64(plain)


def _base64(plain: bytes) -> Iterator[bytes]:
    """As it stands in base64 of a longer text, which may begin one or two bytes before it."""
    for before in range(3):
        cut = (before + len(plain)) // 3 * 3 - before
        yield b64encode(b"\x00" * before + plain[:cut])[(0, 2, 3)[before] :]


def _layers(data: bytes, deep: int) -> Iterator[bytes]:
    yield data
    for found in PACKED.finditer(data) if deep else ():
        yield from (layer for inner in _unpacked(data[found.start() :]) for layer in _layers(inner, deep - 1))


def _unpacked(data: bytes) -> Iterable[bytes]:
    try:
        if data.startswith(b"\x1f"):
            return [gzip.decompress(data)]
        return [zlib.decompressobj().decompress(data)]
    except (OSError, EOFError, zlib.error):
        return []
