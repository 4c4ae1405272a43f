"""Whether a text names the candidate: whole words, whatever their case and accents; mail addresses exactly.

Scripts that put no spaces between words have no whole words: there the name is found within anything.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from services.posting.domain.candidate import Identity

NAME, MAIL = "the candidate's name", "the candidate's mail address"
MASK = "[name]"
SHORTEST_ALONE = 3
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_BETWEEN = r"[\W_]{1,3}"
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2e80-\U0010ffff]")
"""Letters of scripts without spaces between words, Hangul as `plain` takes it apart: there a word has no ends."""
_ENCODINGS = ("utf-8", "latin-1", "utf-16-le", "utf-16-be")
_BETWEEN_BYTES = rb"[\x00-\x2f_]{0,6}"


class Names:
    """What to look for. A part of the name with two letters or less counts only together with the others, if any."""

    def __init__(self, identity: Identity | None) -> None:
        words = _words(plain(identity.name)) if identity else []
        mail = plain(identity.email) if identity else ""
        alone = [word for word in words if len(word) >= SHORTEST_ALONE and not word.isdigit()]
        together = [_BETWEEN.join(words), _BETWEEN.join(reversed(words)), "".join(words)]
        self._name = _either([*together, *alone]) if words else None
        self._bytes = _anywhere(identity) if identity and len(words) > 1 else None
        self._mail_bytes = _one_of([[mail]]) if mail else None
        self._mail = re.compile(rf"(?<![\w.+-]){re.escape(mail)}(?![\w-])") if mail else None

    def found(self, text: str) -> list[str]:
        """`NAME`, `MAIL`, both or nothing."""
        folded = plain(text)
        patterns = ((NAME, self._name), (MAIL, self._mail))
        return [what for what, pattern in patterns if pattern is not None and pattern.search(folded)]

    def found_in_bytes(self, content: bytes) -> list[str]:
        """The same for bytes of unknown encoding, where words have no ends and a single one says nothing."""
        patterns = ((NAME, self._bytes), (MAIL, self._mail_bytes))
        return [what for what, pattern in patterns if pattern is not None and pattern.search(content)]

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
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold())).casefold().translate(_PLAIN)


def _words(text: str) -> list[str]:
    """Letters and digits, with the signs above and below that many scripts write vowels with."""
    return "".join(one if unicodedata.category(one)[0] in "LMN" else " " for one in text).split()


def _anywhere(identity: Identity) -> re.Pattern[bytes]:
    """The words of the name one behind the other, as they are written, in capitals, and without accents."""
    spellings = {identity.name, identity.name.upper(), identity.name.lower(), plain(identity.name)}
    return _one_of([_words(one) for one in spellings])


def _one_of(spellings: list[list[str]]) -> re.Pattern[bytes]:
    encoded = set()
    for encoding in _ENCODINGS:
        for words in spellings:
            with suppress(UnicodeEncodeError):  # not every encoding has every letter
                encoded.add(_BETWEEN_BYTES.join(re.escape(word.encode(encoding)) for word in words))
    return re.compile(b"|".join(sorted(encoded)), re.IGNORECASE)


def _either(alternatives: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(dict.fromkeys(map(_whole, alternatives))))


def _whole(alternative: str) -> str:
    """Not within a longer word, in scripts that have words."""
    start = "" if _UNSPACED.match(alternative) else _START
    end = "" if _UNSPACED.match(alternative[-1]) else _END
    return f"{start}{alternative}{end}"
