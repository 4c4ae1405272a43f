"""What is not taken is refused with the reason and the way out, whatever its name says."""

import io
import random
import stat
import zipfile
from collections.abc import Callable, Mapping

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.posting.domain.scrub.copies import scrubbed
from services.posting.domain.scrub.report import Copy, Limits
from shared.rules import Invalid, Oversized, Unsupported
from tests.unit.posting.scrub import offices, packages, pdfs, pictures

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SMALL = Limits(unpacked=2_000_000, entries=20, ratio=50, pixels=10_000, from_ratio=100_000)


def zipped(*infos: tuple[str, bytes, int], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content, mode in infos:
            info = zipfile.ZipInfo("x")
            info.filename, info.external_attr, info.compress_type = name, mode << 16, method
            archive.writestr(info, content)
    return out.getvalue()


def flagged_as_encrypted() -> bytes:
    """What a packer sets when there is a password: bit 0 of both headers."""
    made = bytearray(packages.archive({"a.py": packages.CODE}))
    made[6] |= 1
    made[made.index(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


def protected_pdf() -> bytes:
    return pdfs.changed(lambda _: None, encryption=pikepdf.Encryption(owner="owner", user="user"))


def nested(depth: int) -> bytes:
    content = packages.archive({"a.py": packages.CODE})
    for _ in range(depth):
        content = packages.archive({"a.zip": content})
    return content


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size).replace(b"\0", b"a")


def lying_size() -> bytes:
    """The directory says 10 bytes; the entry unpacks to five million."""
    made = bytearray(packages.archive({"a.csv": b"0," * 2_500_000}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = made.index(signature)
        made[at + offset : at + offset + 4] = (10).to_bytes(4, "little")
    return bytes(made)


def bomb_png() -> bytes:
    whole = pictures.png()
    return whole[:16] + (100_000).to_bytes(4, "big") * 2 + whole[24:]


def bomb_jpeg() -> bytes:
    whole = bytearray(pictures.jpeg())
    at = whole.index(b"\xff\xc0")
    whole[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    return bytes(whole)


def entities() -> bytes:
    dtd = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
    return offices.rewritten(
        offices.document(),
        lambda parts: parts.update({"word/footnotes.xml": (dtd + "<a>&c;</a>").encode()}),
    )


def wide_entities() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    return offices.rewritten(
        offices.document(), lambda parts: parts.update({"word/footnotes.xml": text.encode("utf-16")})
    )


def macros() -> bytes:
    return offices.rewritten(offices.document(), lambda parts: parts.update({"word/vbaProject.bin": b"\0"}))


def thin_bundle() -> bytes:
    return packages.history().replace(b"# v2 git bundle\n", b"# v2 git bundle\n-" + b"0" * 40 + b" before\n")


def pdf_and_zip() -> bytes:
    return pdfs.report() + packages.archive({"a.py": packages.CODE})


def zip_and_pdf() -> bytes:
    return packages.archive({"a.py": packages.CODE}, extra=b"\x7a\x7a\x08\0%PDF-1.7")


REFUSED: Mapping[str, tuple[type[Invalid], str, str, Callable[[], bytes]]] = {
    "program": (Unsupported, "program", "", lambda: b"MZ\x90\x00" + b"\0" * 60),
    "program called pdf": (Unsupported, "program", "report.pdf", lambda: b"\x7fELF\x02\x01\x01\x00"),
    "program in a zip": (Unsupported, "program", "", lambda: packages.archive({"a.txt": b"\x7fELF\x02\x01\x01\x00"})),
    "zip called pdf": (Unsupported, "name_lies", "a.pdf", lambda: packages.archive({"a.py": packages.CODE})),
    "pdf called docx": (Unsupported, "name_lies", "a.docx", pdfs.report),
    "text called pdf": (Unsupported, "name_lies", "a.pdf", lambda: b"hello\n"),
    "picture called text": (Unsupported, "name_lies", "a.txt", pictures.png),
    "pdf and zip": (Unsupported, "two_types", "", pdf_and_zip),
    "zip and pdf": (Unsupported, "two_types", "", zip_and_pdf),
    "old office": (Unsupported, "old_office", "", lambda: OLE),
    "protected office": (Invalid, "protected", "a.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le")),
    "protected pdf": (Invalid, "protected", "", protected_pdf),
    "protected zip": (Invalid, "protected", "", flagged_as_encrypted),
    "macros": (Invalid, "macros", "", macros),
    "other package": (Unsupported, "other_package", "", lambda: packages.archive({"mimetype": b"application/epub+zip"})),
    "other office": (Unsupported, "other_office", "", lambda: packages.archive({"[Content_Types].xml": b"<Types/>", "visio/a.xml": b"<a/>"})),
    "gif": (Unsupported, "unknown_type", "", lambda: b"GIF89a\x01\x00\xff\xff"),
    "empty": (Invalid, "empty", "", lambda: b""),
    "blank": (Invalid, "empty", "", lambda: b" \n"),
    "broken zip": (Invalid, "damaged", "", lambda: b"PK\x03\x04broken"),
    "broken pdf": (Invalid, "damaged", "", lambda: b"%PDF-1.4\nnothing"),
    "broken png": (Invalid, "cut_off", "", lambda: pictures.png()[:200]),
    "broken jpeg": (Invalid, "cut_off", "", lambda: pictures.jpeg()[:200]),
    "broken bundle": (Invalid, "damaged", "", lambda: packages.history()[:-40]),
    "notebook without cells": (Invalid, "damaged", "a.ipynb", lambda: b'{"nbformat": 3, "worksheets": [{"cells": []}]}'),
    "json called notebook": (Unsupported, "name_lies", "a.ipynb", lambda: b'{"nbformat": "none"}'),
    "part of a history": (Invalid, "part_of_a_history", "", thin_bundle),
    "leaves its folder": (Invalid, "leaves_its_folder", "", lambda: zipped(("../../etc/a", b"a", 0o100644))),
    "absolute": (Invalid, "leaves_its_folder", "", lambda: zipped(("/etc/a", b"a", 0o100644))),
    "backslash": (Invalid, "leaves_its_folder", "", lambda: zipped(("..\\a", b"a", 0o100644))),
    "link": (Invalid, "not_a_file", "", lambda: zipped(("a", b"/etc/passwd", stat.S_IFLNK | 0o777))),
    "device": (Invalid, "not_a_file", "", lambda: zipped(("a", b"", stat.S_IFCHR | 0o666))),
    "too dense": (Oversized, "packed_too_densely", "", lambda: packages.archive({"a.csv": b"0," * 600_000})),
    "too dense in office": (Oversized, "packed_too_densely", "", lambda: offices.rewritten(offices.document(), lambda parts: parts.update({"word/a.xml": b"<a>" + b"b" * 900_000 + b"</a>"}))),
    "too much": (Oversized, "unpacks_to_too_much", "", lambda: packages.archive({f"{n}.bin": noise(700_000) for n in range(3)})),
    "too much further in": (Oversized, "unpacks_to_too_much", "", lambda: packages.archive({f"{n}.zip": packages.archive({"a.bin": noise(400_000)}) for n in range(3)})),
    "too many": (Oversized, "too_many_entries", "", lambda: packages.archive({f"{n}.py": packages.CODE for n in range(21)})),
    "too deep": (Oversized, "nested_too_deeply", "", lambda: nested(3)),
    "pixels png": (Oversized, "too_many_pixels", "", bomb_png),
    "pixels jpeg": (Oversized, "too_many_pixels", "", bomb_jpeg),
    "entities": (Invalid, "document_type", "", entities),
    "wide entities": (Invalid, "document_type", "", wide_entities),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_its_reason(case: str) -> None:
    kind, rule, name, make = REFUSED[case]

    with pytest.raises(Invalid) as refused:
        scrubbed(make(), name, limits=SMALL)

    (finding,) = refused.value.findings
    assert (type(refused.value), finding.field, finding.rule) == (kind, "file", rule)
    assert len(finding.message) > 20
    assert ":" in finding.message or ";" in finding.message


def test_what_the_directory_says_of_a_size_is_not_believed() -> None:
    with pytest.raises(Invalid) as refused:
        scrubbed(lying_size(), limits=SMALL)

    assert refused.value.findings[0].rule in ("damaged", "packed_too_densely")


@pytest.mark.parametrize("depth", [1, 2])
def test_archives_within_archives_are_taken_to_a_depth(depth: int) -> None:
    assert scrubbed(nested(depth), limits=SMALL).extension == "zip"


def test_an_unknown_file_in_an_archive_stays_and_is_reported() -> None:
    film = b"\0\0\0\x18ftypmp42" + bytes(range(256))

    copy = scrubbed(packages.archive({"a.mp4": film, "a.py": packages.CODE}))

    with zipfile.ZipFile(io.BytesIO(copy.content)) as archive:
        assert archive.read("a.mp4") == film
    assert [(one.outcome, one.place) for one in copy.report] == [("left", "a.mp4")]


@pytest.mark.parametrize("blank", [b"", b"\n", " \xa0\r\n".encode(), b"\xef\xbb\xbf\n"])
def test_a_blank_file_within_another_stays_as_it_is(blank: bytes) -> None:
    packed = scrubbed(packages.archive({"src/__init__.py": blank, "a.py": packages.CODE}))
    history = scrubbed(packages.history({"__init__.py": blank, "causes.py": packages.CODE}))

    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert archive.read("src/__init__.py") == blank
    assert packed.report == ()
    assert [one.outcome for one in history.report] == ["removed"]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("notes.md", "text/markdown"), ("data.CSV", "text/csv"), ("notes", "text/plain"), ("a.py", "text/plain")],
)
def test_text_stays_as_it_is(name: str, media_type: str) -> None:
    copy = scrubbed(b"one, two\r\n", name)

    assert (copy.content, copy.media_type, copy.report) == (b"one, two\r\n", media_type, ())


def test_a_notebook_with_half_a_character_is_taken() -> None:
    copy = scrubbed(b'{"nbformat": 4, "metadata": {}, "cells": [{"source": "\\ud83d"}]}', "a.ipynb")

    assert copy.extension == "ipynb"
    assert copy.content.decode().count("?") == 1


STARTS = [
    b"",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"%PDF-",
    b"PK\x03\x04",
    b'{"nbformat": 4',
    b"# v2 git bundle\n",
    b"<svg ",
]


@given(st.sampled_from(STARTS), st.binary(max_size=300))
def test_any_bytes_give_a_finding_or_a_copy_of_the_same_type(start: bytes, rest: bytes) -> None:
    found = _copied(start + rest)

    if found is not None:
        again = _copied(found.content)
        assert again is not None
        assert again.media_type == found.media_type


@given(st.sampled_from(["docx", "pdf", "zip", "png", "jpeg", "bundle"]), st.data())
def test_a_file_with_wrong_bytes_gives_a_finding_or_a_copy(kind: str, data: st.DataObject) -> None:
    content = bytearray(SOUND[kind])
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    _copied(bytes(content))


SOUND = {
    "docx": offices.document(), "pdf": pdfs.report(), "zip": packages.archive({"a.py": packages.CODE}),
    "png": pictures.png(), "jpeg": pictures.jpeg(progressive=True), "bundle": packages.history(),
}  # fmt: skip


def _copied(content: bytes) -> Copy | None:
    try:
        return scrubbed(content)
    except Invalid:
        return None


def test_an_archive_whose_offsets_lie_before_its_beginning_is_refused() -> None:
    content = bytearray(SOUND["zip"])
    end = content.rindex(b"PK\x05\x06")
    content[end + 16 + 1] += 1  # the directory, and with it all else, begins 256 bytes too far

    with pytest.raises(Invalid) as refusal:
        scrubbed(bytes(content), "work.zip")

    assert refusal.value.findings[0].rule == "damaged"
