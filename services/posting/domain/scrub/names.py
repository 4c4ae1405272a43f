"""Whether a text names the candidate: whole words, whatever their case and accents; mail addresses exactly."""

import re
import unicodedata
from collections.abc import Iterator

from services.posting.domain.candidate import Identity

NAME, MAIL = "the candidate's name", "the candidate's mail address"
MASK = "[name]"
SHORTEST_ALONE = 3
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_BETWEEN = r"[\W_]{1,3}"
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_UTF16 = ("utf-16-le", "utf-16-be")


class Names:
    """What to look for. A part of the name with two letters or less counts only together with the others."""

    def __init__(self, identity: Identity | None) -> None:
        words = re.findall(r"[^\W_]+", plain(identity.name)) if identity else []
        mail = plain(identity.email) if identity else ""
        alone = [word for word in words if len(word) >= SHORTEST_ALONE and not word.isdigit()]
        together = [_BETWEEN.join(words), _BETWEEN.join(reversed(words)), "".join(words)] if len(words) > 1 else []
        self._name = _either([*together, *alone])
        self._anywhere = [re.compile(one) for one in (together or alone)]
        self._exact = mail
        self._mail = re.compile(rf"(?<![\w.+-]){re.escape(mail)}(?![\w-])") if mail else None

    def found(self, text: str) -> list[str]:
        """`NAME`, `MAIL`, both or nothing."""
        folded = plain(text)
        patterns = ((NAME, self._name), (MAIL, self._mail))
        return [what for what, pattern in patterns if pattern is not None and pattern.search(folded)]

    def found_in_bytes(self, content: bytes) -> list[str]:
        """The same for bytes of unknown encoding, where words have no ends and a single part says nothing."""
        if not self._anywhere:
            return []
        read = [content.decode("latin-1"), content.decode("utf-8", "ignore")]
        read += [content[start:].decode(code, "ignore") for code in _UTF16 for start in (0, 1)]
        folded = [plain(text) for text in read]
        named = any(pattern.search(text) for pattern in self._anywhere for text in folded)
        mailed = bool(self._exact) and any(self._exact in text for text in folded)
        return [what for what, so in ((NAME, named), (MAIL, mailed)) if so]

    def lines(self, text: str) -> Iterator[tuple[int, str]]:
        """Numbers of the lines that name the candidate, from 1, each with what was found."""
        if not self.found(text):
            return
        for number, line in enumerate(text.split("\n"), 1):
            for what in self.found(line):
                yield number, what

    def masked(self, text: str) -> str:
        """The text without the name, fit for a report that reviewers' employers may read."""
        if not text or not self.found(text):
            return text
        folded, origin = "", list[int]()
        for at, character in enumerate(text):
            one = plain(character)
            folded += one
            origin += [at] * len(one)
        masked, last = "", 0
        for start, end in self._spans(folded):
            if origin[start] >= last:
                masked += text[last : origin[start]] + MASK
                last = origin[end - 1] + 1
        return masked + text[last:]

    def _spans(self, folded: str) -> list[tuple[int, int]]:
        patterns = [one for one in (self._mail, self._name) if one is not None]
        spans = (found.span() for pattern in patterns for found in pattern.finditer(folded))
        return sorted(spans, key=lambda span: (span[0], -span[1]))


def plain(text: str) -> str:
    """Without case and accents."""
    if text.isascii():
        return text.lower()
    bare = (one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    return "".join(bare).casefold().translate(_PLAIN)


def _either(alternatives: list[str]) -> re.Pattern[str] | None:
    wanted = [one for one in alternatives if one]
    return re.compile(f"{_START}(?:{'|'.join(wanted)}){_END}") if wanted else None
