"""The reviewer's copy of a file: its type by content, its name neutral, the obvious traces of its maker removed.

Pure: bytes in, bytes out, with a list of what was removed and what could not be. Metadata that sits deeper than the
places named here stays, and the list says so.
"""

import io
import json
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass

from shared.rules import Finding, Invalid

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TRACES = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_JPEG_TRACES = {b"\xe1": "JPEG EXIF or XMP", b"\xed": "JPEG IPTC", b"\xfe": "JPEG comment"}
_JPEG_SCAN = b"\xff\xda"
_PDF_NAMES = rb"/(Author|Creator|Company|Manager|LastModifiedBy)\s*"
_PDF_TRACES = (
    re.compile(_PDF_NAMES + rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.){0,500}\)){0,2000})\)", re.DOTALL),
    re.compile(_PDF_NAMES + rb"<([0-9A-Fa-f\s]{0,8000})>"),
)
_PDF_ELSEWHERE = re.compile(_PDF_NAMES + rb"\d+\s+\d+\s+R")
_XMP = re.compile(rb"<x:xmpmeta\b.{0,200000}?</x:xmpmeta>", re.DOTALL)
_OFFICE = {"word/": ("docx", "wordprocessingml.document"), "xl/": ("xlsx", "spreadsheetml.sheet"),
           "ppt/": ("pptx", "presentationml.presentation")}  # fmt: skip
_OFFICE_TRACES = re.compile(
    rb"(<(dc:creator|cp:lastModifiedBy|Company|Manager|dcterms:created|dcterms:modified)\b[^>]*>)[^<]*(</\2>)"
)
_TEXTS = {"md": ("text/markdown", "md"), "csv": ("text/csv", "csv")}
_LARGEST_UNPACKED = 500 * 1024 * 1024
ACCEPTED = "PDF, PNG, JPEG, zip, docx, xlsx, pptx, text, Markdown, CSV or a Jupyter notebook"


@dataclass(frozen=True, slots=True)
class Copy:
    """The reviewer's copy; `removed` names what is gone, or what could not be looked into."""

    content: bytes
    media_type: str
    extension: str
    removed: tuple[str, ...]


def scrubbed(content: bytes, name: str = "") -> Copy:
    """Raises `Invalid` when the content is of a type that is not accepted, whatever its name says.

    Of the `name` that came with it only the ending counts, and only to tell Markdown and CSV from other text.
    """
    if content.startswith(_PNG):
        return _png(content)
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    return _text(content, name)


def _refused(problem: str) -> Invalid:
    return Invalid(Finding("file", "not_accepted", f"{problem}: send {ACCEPTED}"))


def _png(content: bytes) -> Copy:
    kept, removed, at = [_PNG], set(), len(_PNG)
    while at + 12 <= len(content):
        (length,), kind = struct.unpack(">I", content[at : at + 4]), content[at + 4 : at + 8]
        chunk = content[at : at + 12 + length]
        if len(chunk) < 12 + length:
            raise _refused("the picture is cut off")
        if kind in _PNG_TRACES:
            removed.add(f"PNG {kind.decode()}")
        else:
            kept.append(chunk)
        at += 12 + length
    return Copy(b"".join(kept), "image/png", "png", tuple(sorted(removed)))


def _jpeg(content: bytes) -> Copy:
    kept, removed, at = [content[:2]], set(), 2
    while content[at : at + 2] != _JPEG_SCAN:
        marker, length = content[at + 1 : at + 2], int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at : at + 1] != b"\xff" or length < 2 or at + 2 + length > len(content):
            raise _refused("the picture is cut off")
        if trace := _JPEG_TRACES.get(marker):
            removed.add(trace)
        else:
            kept.append(content[at : at + 2 + length])
        at += 2 + length
    return Copy(b"".join((*kept, content[at:])), "image/jpeg", "jpg", tuple(sorted(removed)))


def _pdf(content: bytes) -> Copy:
    """Blanks in place: the file keeps its length, so the offsets within it stay right."""
    removed: set[str] = set()

    def blank(found: re.Match[bytes]) -> bytes:
        removed.add(f"PDF {found.group(1).decode()}")
        whole, start, end = found.group(0), found.start(2) - found.start(), found.end(2) - found.start()
        return whole[:start] + b" " * (end - start) + whole[end:]

    def blank_packet(found: re.Match[bytes]) -> bytes:
        removed.add("PDF XMP")
        return b" " * len(found.group(0))

    for traces in _PDF_TRACES:
        content = traces.sub(blank, content)
    content = _XMP.sub(blank_packet, content)
    if _PDF_ELSEWHERE.search(content):
        removed.add("not looked into: PDF properties kept elsewhere in the file")
    if b"/Metadata" in content and "PDF XMP" not in removed:
        removed.add("not looked into: PDF metadata streams")
    if b"/Encrypt" in content or b"/ObjStm" in content:
        removed.add("not looked into: packed or encrypted parts of the PDF")
    return Copy(content, "application/pdf", "pdf", tuple(sorted(removed)))


def _archive(content: bytes) -> Copy:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_UNPACKED:
                raise _refused("the archive unpacks to more than 500 MB")
            if "[Content_Types].xml" not in names:
                return Copy(content, "application/zip", "zip", ("not looked into: files in the archive",))
            return _office(archive, names)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
        raise _refused("the archive cannot be read") from error


def _office(archive: zipfile.ZipFile, names: list[str]) -> Copy:
    kind = next((kind for folder, kind in _OFFICE.items() if any(name.startswith(folder) for name in names)), None)
    if kind is None:
        raise _refused("this Office document is of another kind")
    removed: set[str] = set()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in names:
            data = archive.read(name)
            if name.startswith("docProps/"):
                data, count = _OFFICE_TRACES.subn(rb"\1\3", data)
                removed.update({f"Office properties in {name}"} if count else ())
            copy.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    media_type = f"application/vnd.openxmlformats-officedocument.{kind[1]}"
    return Copy(out.getvalue(), media_type, kind[0], tuple(sorted(removed)))


def _text(content: bytes, name: str) -> Copy:
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise _refused("this type of file is not known here") from error
    if "\x00" in text or not text.strip():
        raise _refused("the file is empty or no text")
    if text.lstrip().startswith("{") and '"nbformat"' in text:
        return _notebook(content, text)
    media_type, extension = _TEXTS.get(name.lower().rpartition(".")[2], ("text/plain", "txt"))
    return Copy(content, media_type, extension, ())


def _notebook(content: bytes, text: str) -> Copy:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return Copy(content, "text/plain", "txt", ())
    metadata = document.get("metadata")
    authors = metadata.pop("authors", None) if isinstance(metadata, dict) else None
    cleaned = json.dumps(document, ensure_ascii=False, indent=1).encode()
    return Copy(cleaned, "application/x-ipynb+json", "ipynb", ("notebook authors",) if authors else ())
