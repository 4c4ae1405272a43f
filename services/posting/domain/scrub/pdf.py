"""PDF: written anew from the objects that pages need; what programs and people left beside them goes.

qpdf (through pikepdf) writes only what is reachable, so earlier states of the file are gone with the old bytes. Notes,
attached files, scripts, signatures and private data of programs are removed; drawn marks (highlights, stamps, text on
the page) stay without their author.
"""

import base64
import io
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

import pikepdf
import pypdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from pypdf.errors import PyPdfError

from services.posting.domain.scrub.pictures import JPEG, jpeg
from services.posting.domain.scrub.report import Work, refused, unsupported
from shared.rules import Invalid

START = b"%PDF-"
_ZIP_END = b"PK\x05\x06"
_PRIVATE = {
    "/Metadata": "XMP",
    "/PieceInfo": "private data of programs",
    "/LastModified": "dates",
    "/AA": "scripts and actions",
    "/AF": "attached files",
    "/CreatorInfo": "names of programs",
    "/JS": "scripts and actions",
    "/XFA": "XFA form",
}
_OF_CATALOG = {
    "/Collection": "attached files", "/Perms": "signatures", "/DSS": "signatures", "/Legal": "signatures",
    "/SpiderInfo": "private data of programs", "/Threads": "article threads", "/Requirements": "scripts and actions",
}  # fmt: skip
_OF_NAMES = {
    "/EmbeddedFiles": "attached files",
    "/JavaScript": "scripts and actions",
    "/Renditions": "films and sounds",
}
_NOTES = frozenset(
    {"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/3D", "/RichMedia", "/Caret"}
)  # fmt: skip
_OF_MARKS = ("/T", "/M", "/CreationDate", "/NM", "/Subj", "/RC", "/IRT", "/Popup", "/OverlayText")
_RUNS = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/GoToR", "/GoToE", "/Sound", "/Movie"}
)
_SHOWN = frozenset(
    {"/Title", "/Alt", "/ActualText", "/E", "/V", "/DV", "/Contents", "/URI", "/TU", "/T", "/Opt", "/Name"}
)
"""Strings that readers see or hear: a name in them is flagged. In any other place it is removed."""
_MOST_PAGES = 2000
_LARGEST_PICTURE = 100 * 1024 * 1024


def pdf(work: Work, content: bytes, place: str) -> bytes:
    """The same pages in a new file."""
    _refuse_polyglot(content)
    try:
        with Pdf.open(io.BytesIO(content), suppress_warnings=True) as document:
            _properties(work, document, place)
            _catalog(work, document, place)
            for number, page in enumerate(document.pages, 1):
                _annotations(work, page.obj, _at(place, f"page {number}"))
            _objects(work, document, place)
            out = io.BytesIO()
            document.save(
                out,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                deterministic_id=True,
                encryption=False,
                fix_metadata_version=False,
            )
    except pikepdf.PasswordError as error:
        raise refused("protected", "the PDF is protected with a password: save it without one") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError) as error:
        raise refused("damaged", "the PDF cannot be read: export it again") from error
    _text(work, out.getvalue(), place)
    return out.getvalue()


def _refuse_polyglot(content: bytes) -> None:
    """A zip reader looks for its directory at the end, a PDF reader at the start: one file could show two things."""
    at = content.rfind(_ZIP_END, max(0, len(content) - 65_557))
    if at < 0:
        return
    comment = int.from_bytes(content[at + 20 : at + 22], "little")
    if at > content.rfind(b"%%EOF") or at + 22 + comment == len(content):
        raise unsupported("two_types", "the file is a PDF and a zip at once")


def _properties(work: Work, document: Pdf, place: str) -> None:
    info = document.trailer.get("/Info")
    if isinstance(info, Dictionary) and len(info.keys()):
        work.removed("document properties", place)
    if "/Prev" in document.trailer or document.is_encrypted:
        work.removed("earlier states of the file" if "/Prev" in document.trailer else "encryption", place)
    for key in list(document.trailer.keys()):
        if key not in ("/Root", "/Size", "/Encrypt"):
            del document.trailer[key]


def _catalog(work: Work, document: Pdf, place: str) -> None:
    root = document.Root
    _drop(work, root, _OF_CATALOG, place)
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        _drop(work, names, _OF_NAMES, place)
    form = root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return
    if "/SigFlags" in form:
        del form["/SigFlags"]
    fields = form.get("/Fields")
    if isinstance(fields, Array):
        kept = [one for one in _items(fields) if not _signs(one)]
        if len(kept) < len(fields):
            work.removed("signatures", place)
            form["/Fields"] = Array(kept)


def _drop(work: Work, holder: Dictionary | Object, keys: dict[str, str], place: str) -> None:
    for key, what in keys.items():
        if key in holder:
            del holder[key]
            work.removed(what, place)


def _annotations(work: Work, page: Object, place: str) -> None:
    """Notes go, drawn marks lose their author; what is written on the page stays, and so do fields of a form."""
    marks = page.get("/Annots")
    if not isinstance(marks, Array):
        return
    kept = []
    for mark in _items(marks):
        if not isinstance(mark, Dictionary):
            continue
        kind = str(mark.get("/Subtype", ""))
        if kind in _NOTES:
            work.removed("notes and attachments on pages", place)
        elif _signs(mark):
            work.removed("signatures", place)
        else:
            kept.append(mark)
            if kind != "/Widget":
                _nameless(work, mark, kind, place)
    page["/Annots"] = Array(kept)


def _nameless(work: Work, mark: Object, kind: str, place: str) -> None:
    gone = [key for key in (*_OF_MARKS, *(() if kind == "/FreeText" else ("/Contents",))) if key in mark]
    for key in gone:
        del mark[key]
    if gone:
        work.removed("author and comment of marks", place)


def _signs(field: Object) -> bool:
    if not isinstance(field, Dictionary):
        return False
    parent = field.get("/Parent")
    kind = field.get("/FT") or (parent.get("/FT") if isinstance(parent, Dictionary) else None)
    return kind == Name.Sig


def _objects(work: Work, document: Pdf, place: str) -> None:
    """Everything that the pages lead to, each object once; what is dropped on the way is not looked into."""
    waiting: list[Object] = [document.Root]
    seen: set[tuple[int, int]] = set()
    while waiting:
        one = waiting.pop()
        if one.is_indirect and one.objgen in seen:
            continue
        if one.is_indirect:
            seen.add(one.objgen)
        if isinstance(one, Array):
            waiting.extend(_below(_items(one)))
            continue
        if not isinstance(one, Dictionary | Stream):
            continue
        _drop(work, one, _PRIVATE, place)
        _actions(work, one, place)
        _strings(work, one, place)
        if isinstance(one, Stream):
            _stream(work, one, place)
        waiting.extend(_below(value for _, value in one.items()))


def _below(values: Iterable[Object]) -> Iterator[Object]:
    return (one for one in values if isinstance(one, Dictionary | Stream | Array))


def _items(array: Array | Object) -> Iterator[Object]:
    for index in range(len(array)):
        yield array[index]


def _actions(work: Work, holder: Dictionary | Stream, place: str) -> None:
    for key in ("/A", "/OpenAction", "/Next", "/PA"):
        action = holder.get(key)
        if isinstance(action, Array):
            kept = [one for one in _items(action) if not _runs(one)]
            if len(kept) < len(action):
                holder[key] = Array(kept)
                work.removed("scripts and actions", place)
        elif _runs(action):
            del holder[key]
            work.removed("scripts and actions", place)


def _runs(action: Object | None) -> bool:
    return isinstance(action, Dictionary) and str(action.get("/S", "")) in _RUNS


def _strings(work: Work, holder: Dictionary | Stream, place: str) -> None:
    for key, value in list(holder.items()):
        texts = _items(value) if isinstance(value, Array) else (value,)
        found = list(
            chain.from_iterable(work.names.found(str(one)) for one in texts if isinstance(one, pikepdf.String))
        )
        for what in sorted(set(found)):
            if key in _SHOWN:
                work.flagged(f"{what} in the text", _at(place, f"entry {key}"))
            else:
                work.removed("other entries that name the candidate", _at(place, f"entry {key}"))
        if found and key not in _SHOWN:
            del holder[key]


def _stream(work: Work, stream: Stream, place: str) -> None:
    """A photograph within the file is one outside, too."""
    if stream.get("/Type") == Name.EmbeddedFile:
        stream.write(b"")
        return
    given = stream.get("/Filter")
    filters = [str(one) for one in (_items(given) if isinstance(given, Array) else (given,)) if one is not None]
    if not filters or filters[-1] not in ("/DCTDecode", "/JPXDecode"):
        return
    picture = _unwrapped(work, stream, filters[:-1], place)
    if picture is not None and filters[-1] == "/JPXDecode":
        work.left("a picture in JPEG 2000", place)
        work.search_bytes(picture, place)
    elif picture is not None and picture.startswith(JPEG):
        _photograph(work, stream, picture, place)


def _photograph(work: Work, stream: Stream, picture: bytes, place: str) -> None:
    parms = stream.get("/DecodeParms")
    last = parms[len(parms) - 1] if isinstance(parms, Array) and len(parms) else parms
    try:
        cleaned = jpeg(work, picture, place)
    except Invalid:
        work.left("a picture that cannot be read", place)
        return
    stream.write(cleaned, filter=Name.DCTDecode, decode_parms=last if isinstance(last, Dictionary) else None)


def _unwrapped(work: Work, stream: Stream, filters: list[str], place: str) -> bytes | None:
    """A picture however it is packed once more; None, and in the report, when it cannot be unpacked."""
    raw = stream.read_raw_bytes()
    try:
        for one in filters:
            raw = _WRAPPED[one](raw)
            work.spend(len(raw), len(raw), place)
    except (KeyError, ValueError, zlib.error):
        work.left("a picture that cannot be read", place)
        return None
    return raw


def _inflated(raw: bytes) -> bytes:
    return zlib.decompressobj().decompress(raw, _LARGEST_PICTURE)


def _from_85(raw: bytes) -> bytes:
    return base64.a85decode(raw.strip().removesuffix(b"~>"), ignorechars=b" \t\n\r\v\0\f")


def _from_hex(raw: bytes) -> bytes:
    digits = b"".join(raw.split()).removesuffix(b">")
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


_WRAPPED = {"/FlateDecode": _inflated, "/ASCII85Decode": _from_85, "/ASCIIHexDecode": _from_hex}


def _text(work: Work, content: bytes, place: str) -> None:
    """Flags pages whose text names the candidate; text that is a picture, or outlines, is not found."""
    try:
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        for number, page in enumerate(pages, 1):
            if number > _MOST_PAGES:
                work.left("text of further pages", _at(place, f"from page {number}"))
                return
            _page(work, page, _at(place, f"page {number}"))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        work.left("text that cannot be read", place)


def _page(work: Work, page: pypdf.PageObject, place: str) -> None:
    try:
        text = page.extract_text()
    except Exception:  # noqa: BLE001  pypdf raises whatever a broken font makes it raise
        work.left("text that cannot be read", place)
        return
    if not text.strip():
        work.left("a page without text, such as a scan", place)
    work.search(text, place)


def _at(place: str, within: str) -> str:
    return f"{place}, {within}" if place else within
