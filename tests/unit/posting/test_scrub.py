"""The reviewer's copy lacks the obvious traces of its maker, and the type is what the content says."""

import io
import json
import struct
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.posting.domain.scrub import Copy, scrubbed
from shared.rules import Invalid

MAKER = b"Candidate Seven"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def office(part: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "<document>The findings</document>")
        core = f"<cp:coreProperties><dc:creator>{MAKER.decode()}</dc:creator>"
        core += f"<cp:lastModifiedBy>{MAKER.decode()}</cp:lastModifiedBy></cp:coreProperties>"
        archive.writestr("docProps/core.xml", core)
        archive.writestr("docProps/app.xml", f"<Properties><Company>{MAKER.decode()}</Company></Properties>")
    return out.getvalue()


def test_a_picture_loses_its_texts_and_keeps_its_pixels() -> None:
    header, pixels = chunk(b"IHDR", b"\0" * 13), chunk(b"IDAT", zlib.compress(b"\0\0"))
    traces = chunk(b"tEXt", b"Author\0" + MAKER) + chunk(b"eXIf", MAKER) + chunk(b"tIME", b"\x07\xea\x0b\x18\0\0\0")
    start, end = b"\x89PNG\r\n\x1a\n", chunk(b"IEND", b"")

    copy = scrubbed(start + header + traces + pixels + end)

    assert copy.content == start + header + pixels + end
    assert (copy.media_type, copy.extension) == ("image/png", "png")
    assert copy.removed == ("PNG eXIf", "PNG tEXt", "PNG tIME")


def test_a_photograph_loses_exif_iptc_and_comment() -> None:
    def segment(marker: int, data: bytes) -> bytes:
        return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data

    tables, scan = segment(0xDB, b"\0" * 65), b"\xff\xda\x00\x02picture\xff\xd9"
    traces = segment(0xE1, b"Exif\0\0" + MAKER) + segment(0xED, MAKER) + segment(0xFE, MAKER)

    copy = scrubbed(b"\xff\xd8" + traces + tables + scan)

    assert copy.content == b"\xff\xd8" + tables + scan
    assert copy.removed == ("JPEG EXIF or XMP", "JPEG IPTC", "JPEG comment")


def test_a_pdf_keeps_its_length_and_says_what_was_not_looked_into() -> None:
    info = b"1 0 obj << /Author (" + MAKER + rb" \(dr\) (jr)) /Creator <" + MAKER.hex().encode() + b"> >> endobj "
    packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + MAKER + b"</x:xmpmeta>"
    pdf = b"%PDF-1.7\n" + info + packet + b" /Type /ObjStm 2 0 obj (body) endobj"

    copy = scrubbed(pdf)

    assert len(copy.content) == len(pdf)
    assert MAKER not in copy.content
    assert MAKER.hex().encode() not in copy.content
    assert copy.content.endswith(b"(body) endobj")
    assert copy.removed == (
        "PDF Author", "PDF Creator", "PDF XMP", "not looked into: packed or encrypted parts of the PDF",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("part", "extension"), [("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("ppt/slides.xml", "pptx")]
)
def test_an_office_document_loses_its_properties(part: str, extension: str) -> None:
    copy = scrubbed(office(part))

    assert copy.extension == extension
    assert copy.removed == ("Office properties in docProps/app.xml", "Office properties in docProps/core.xml")
    with zipfile.ZipFile(io.BytesIO(copy.content)) as archive:
        assert b"The findings" in archive.read(part)
        assert all(MAKER not in archive.read(name) for name in archive.namelist())


def test_a_notebook_loses_its_authors() -> None:
    notebook = {"nbformat": 4, "metadata": {"authors": [{"name": MAKER.decode()}]}, "cells": []}

    copy = scrubbed(json.dumps(notebook).encode())

    assert (copy.extension, copy.removed) == ("ipynb", ("notebook authors",))
    assert MAKER not in copy.content


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("notes.md", "text/markdown"), ("data.CSV", "text/csv"), ("notes", "text/plain"), ("a.pdf", "text/plain")],
)
def test_text_is_text_whatever_its_name_says(name: str, media_type: str) -> None:
    assert scrubbed(b"one, two\n", name).media_type == media_type


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90\x00", b"\x7fELF\x02\x01\x01\x00", b"GIF89a\x01\x00", b"PK\x03\x04broken", b"a\0b", office("other/part.xml"),
     b"\x89PNG\r\n\x1a\n\x00\x00\xff\xffIHDR" + b"\0" * 20],
)  # fmt: skip
def test_what_is_of_no_accepted_type_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        scrubbed(content)

    assert [(one.field, one.rule) for one in refused.value.findings] == [("file", "not_accepted")]


@given(
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"%PDF-", b"PK\x03\x04", b'{"nbformat": 4']),
    st.binary(max_size=300),
)
def test_any_bytes_give_a_finding_or_a_copy_of_the_same_type(start: bytes, rest: bytes) -> None:
    found = _copied(start + rest)

    if found is not None:
        again = _copied(found.content)
        assert again is not None
        assert again.media_type == found.media_type


def _copied(content: bytes) -> Copy | None:
    try:
        return scrubbed(content)
    except Invalid:
        return None
