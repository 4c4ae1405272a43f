"""Plain text stays as it is, but for the authors in front matter. Nothing but Python reads it."""

import re

from services.posting.domain.candidate import Identity
from services.posting.domain.scrub import promises
from services.posting.domain.scrub.names import Names
from services.posting.domain.scrub.report import Copy, Work

_KINDS = {
    "md": ("text/markdown", "md"), "markdown": ("text/markdown", "md"), "csv": ("text/csv", "csv"),
    "tsv": ("text/tab-separated-values", "tsv"),
}  # fmt: skip
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_PERSON = re.compile(
    r"^(?:authors?|creators?|by|byline|e?-?mail|owner|affiliations?|institute|orcid|contact|copyright|date|user)\s*:"
    r".*\n(?:[ \t]+.*\n|-[ \t].*\n)*",
    re.MULTILINE | re.IGNORECASE,
)
_STRUCTURED = ("<", "{", "%PDF-", "PK\x03\x04", "# v2 git bundle", "# v3 git bundle")


def decoded(content: bytes) -> str | None:
    """UTF-8 without control characters of binary files; None for anything else."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def is_plain(content: bytes, name: str) -> bool:
    """Whether it is text, and neither markup, a notebook nor what begins like another type."""
    text = decoded(content)
    markup = name.lower().endswith((".html", ".htm", ".xhtml", ".svg"))
    return bool(text and text.strip()) and not markup and not str(text).lstrip().startswith(_STRUCTURED)


def scrubbed_text(content: bytes, name: str, identity: Identity | None) -> Copy:
    """The copy of what `is_plain` let through; raises `Unsupported` for a name that promises something else."""
    work = Work(Names(identity))
    copy = plain_copy(work, content, decoded(content) or "", name, "")
    promises.require_kept(name, copy.extension)
    return Copy(copy.content, copy.media_type, copy.extension, work.report())


def plain_copy(work: Work, content: bytes, text: str, name: str, place: str) -> Copy:
    """The ending of its name tells Markdown and CSV from other text."""
    media_type, extension = _KINDS.get(name.lower().rpartition(".")[2], ("text/plain", "txt"))
    if extension == "md":
        text, content = _without_front_matter(work, text, content, place)
    work.search(text, place)
    return Copy(content, media_type, extension)


def _without_front_matter(work: Work, text: str, content: bytes, place: str) -> tuple[str, bytes]:
    front = _FRONT.match(text.replace("\r\n", "\n"))
    if front is None:
        return text, content
    kept, gone = _FRONT_PERSON.subn("", front.group(1))
    if not gone:
        return text, content
    work.removed("authors and dates in front matter", place)
    whole = text.replace("\r\n", "\n")
    text = f"{whole[: front.start(1)]}{kept}{whole[front.end(1) :]}"
    return text, text.encode()
