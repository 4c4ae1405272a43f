"""Which family of formats a file belongs to, by its first bytes, and its copy."""

from services.posting.domain.candidate import Identity
from services.posting.domain.scrub import archive, bundle, office, pdf, pictures, promises, text
from services.posting.domain.scrub.names import Names
from services.posting.domain.scrub.plain import decoded
from services.posting.domain.scrub.report import Copy, Limits, Work, refused, unsupported

_ANY = "application/octet-stream"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe", b"\0asm", b"dex\n",
)  # fmt: skip


def scrubbed(content: bytes, name: str = "", identity: Identity | None = None, limits: Limits | None = None) -> Copy:
    """Raises `Unsupported` for a type that is not accepted, `Oversized` for what unpacks to too much, else `Invalid`.

    Of the `name` that came with it only the ending counts: it tells Markdown and CSV from other text, and must not lie.
    """
    work = Work(Names(identity), limits or Limits())
    copy = _copy(work, content, decoded(content), name, "")
    promises.require_kept(name, copy.extension)
    return Copy(copy.content, copy.media_type, copy.extension, work.report())


def page_copy(content: bytes, encoding: str = "", identity: Identity | None = None) -> Copy:
    """The same for a page of the web, whatever its first bytes look like."""
    work = Work(Names(identity))
    cleaned = text.html(work, content, "", _within, encoding=encoding)
    return Copy(cleaned, "text/html", "html", work.report())


def _known(content: bytes) -> bool:
    return content.startswith((pictures.PNG, pictures.JPEG, pdf.START, archive.START, *bundle.START))


def _copy(work: Work, content: bytes, read: str | None, name: str, place: str) -> Copy:
    """By what the content begins with; `read` is its text, None when it is not text."""
    if read is None and content.startswith(_PROGRAMS):
        problem = f"{work.names.masked(place) or 'the file'} is a program"
        raise unsupported("program", f"{problem}: leave it out, and libraries too; or")
    if _known(content):
        return _binary(work, content, place)
    if content.startswith(_OLE):
        raise _old_office(content)
    if read is None:
        raise unsupported("unknown_type", "this type of file is not known here, and it is no text in UTF-8")
    if not read.strip():
        raise refused("empty", "the file is empty: send the one with your work")
    return text.text_copy(work, content, read, name, place, _within)


def _binary(work: Work, content: bytes, place: str) -> Copy:
    if content.startswith(pictures.PNG):
        return Copy(pictures.png(work, content, place), "image/png", "png")
    if content.startswith(pictures.JPEG):
        return Copy(pictures.jpeg(work, content, place), "image/jpeg", "jpg")
    if content.startswith(pdf.START):
        return Copy(pdf.pdf(work, content, place), "application/pdf", "pdf")
    if content.startswith(bundle.START):
        return Copy(bundle.bundle(work, content, place, _within), "application/x-git-bundle", "bundle")
    if office.TYPES in archive.names(content):
        return office.office(work, content, place, _within)
    return Copy(archive.archive(work, content, place, _within), "application/zip", "zip")


def _within(work: Work, content: bytes, name: str, place: str) -> Copy:
    """A file within another: what is blank or unknown stays as it is, and of the unknown the report says so."""
    read = decoded(content)
    if read is not None and not read.strip():
        return Copy(content, _ANY, "bin")
    if content.startswith(_OLE) or not (read or content.startswith(_PROGRAMS) or _known(content)):
        work.left("a file of a type that is not known here", place)
        work.search_bytes(content, place)
        return Copy(content, _ANY, "bin")
    copy = _copy(work, content, read, name, place)
    if not promises.kept(name, copy.extension) and copy.extension != "txt":
        work.left("a name that does not say what the file is", place)
    return copy


def _old_office(content: bytes) -> Exception:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return refused("protected", "the document is protected with a password: save it without one")
    return unsupported(
        "old_office", "the document has the format of Office before 2007: save it as docx, xlsx or pptx; or"
    )
