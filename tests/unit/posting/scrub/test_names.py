"""Where the work names the candidate: whole words, whatever their case and accents, and where that is."""

import io
import json
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from services.posting.domain.candidate import Identity
from services.posting.domain.scrub.copies import scrubbed
from services.posting.domain.scrub.names import MAIL, MASK, NAME, Names
from services.posting.domain.scrub.report import Outcome
from tests.unit.posting.scrub import offices, packages, pdfs
from tests.unit.posting.scrub.scanner import WHO

NAMED = "by Candidate Sevenfold"
ACCENTED = Identity("Zoë Müller-Ångström", "zoe@example.com")


def flags(content: bytes, name: str = "", identity: Identity = WHO) -> list[tuple[str, str]]:
    report = scrubbed(content, name, identity).report
    return [(one.what, one.place) for one in report if one.outcome is Outcome.FLAGGED]


@pytest.mark.parametrize(
    "text",
    [
        "Zoë Müller-Ångström",
        "ZOE MULLER ANGSTROM",
        "zoe_muller.txt",
        "Zoe\u0308",
        "Angström's work",
        "(Müller)",
        "ZoëMüllerÅngström",
    ],
)
def test_a_name_is_found_without_case_and_accents(text: str) -> None:
    assert Names(ACCENTED).found(text) == [NAME]


@pytest.mark.parametrize("text", ["Zoetrope", "muellers", "angstroms", "a zo", "", "Mueller"])
def test_a_part_of_a_word_is_no_name(text: str) -> None:
    assert Names(ACCENTED).found(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zoe@example.com", [NAME, MAIL]),
        ("<ZOE@EXAMPLE.COM>", [NAME, MAIL]),
        ("x.zoe@example.com", [NAME]),
        ("zoe@example.community", [NAME]),
    ],
)
def test_a_mail_address_is_found_exactly(text: str, found: list[str]) -> None:
    assert Names(ACCENTED).found(text) == found


def test_short_parts_count_together_only() -> None:
    names = Names(Identity("Al Wu", "al@example.com"))

    assert [names.found(text) for text in ("Al", "wu", "Al Wu", "Wu, Al", "al_wu.pdf", "all wused")] == [
        [],
        [],
        [NAME],
        [NAME],
        [NAME],
        [],
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Wu", "by Wu, in May"),
        ("李明", "作者李明的报告"),
        ("李 明", "李明"),
        ("山田 太郎", "この調査は山田太郎による"),
        ("김철수", "김철수는 썼다"),
        ("สมชาย ใจดี", "โดยสมชายใจดีเขียน"),
        ("Иван Петров", "автор: ПЕТРОВ И."),
        ("प्रिया शर्मा", "शर्मा का काम"),
        ("مريم حداد", "عمل مريم"),
    ],
)
def test_a_name_of_one_word_or_of_any_script_is_found_and_masked(name: str, text: str) -> None:
    names = Names(Identity(name, "somebody@example.com"))

    assert names.found(text) == [NAME]
    assert names.found(names.masked(text)) == []
    assert MASK in names.masked(text)


@pytest.mark.parametrize(
    ("name", "text"), [("Wu", "wused"), ("Иван Петров", "петрович"), ("李 明", "明天"), ("-", "a")]
)
def test_what_is_not_the_name_is_not_found(name: str, text: str) -> None:
    assert Names(Identity(name, "somebody@example.com")).found(text) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_name_of_any_script_is_found_in_bytes(encoding: str) -> None:
    names = Names(Identity("Иван Петров", "ivan@example.com"))

    assert names.found_in_bytes(b"\xff" + "Иван Петров".encode(encoding)) == [NAME]


@pytest.mark.parametrize("name", ["Иван Петров", "-", "Wu"])
def test_bytes_without_the_name_do_not_hold_it(name: str) -> None:
    assert Names(Identity(name, "somebody@example.com")).found_in_bytes(b"\xff???? ??????, wu") == []


def test_without_an_identity_nothing_is_found() -> None:
    assert Names(None).found("anything") == []


def test_a_report_masks_the_name() -> None:
    assert Names(ACCENTED).masked("home/Zoë Müller-Ångström/zoe@example.com.pdf") == f"home/{MASK}/{MASK}.pdf"


def tagged() -> bytes:
    return packages.history(
        {"src.py": f"# {NAMED}\n".encode(), "sevenfold.txt": b"a\n"},
        message=b"Count\n\nfor Sevenfold\n",
        branch=b"refs/heads/sevenfold",
    )


def with_slide() -> bytes:
    def name(made: Any) -> None:
        made.slides[1].shapes.title.text = NAMED

    return offices.slides(name)


def with_runs() -> bytes:
    """Programs cut a name into runs as they please."""

    def name(made: Any) -> None:
        paragraph = made.add_paragraph("by Candi")
        for run in ("date Seven", "fold"):
            paragraph.add_run(run).bold = True

    return offices.document(name)


def with_cell() -> bytes:
    def name(made: Any) -> None:
        made.active["C3"] = NAMED
        made.active.title = "Sevenfold"

    return offices.workbook(name)


def on_second_page() -> bytes:
    def name(document: Any) -> None:
        with pikepdf.open(io.BytesIO(pdfs.report(pages=1, text=NAMED))) as other:
            document.pages.append(other.pages[0])

    return pdfs.changed(name, pdfs.report(pages=1))


PLACES: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "text": ("a.md", f"# Causes\n\n{NAMED}\n".encode, {"line 3"}),
    "pdf": ("a.pdf", on_second_page, {"page 2, line 1"}),
    "docx": ("a.docx", with_runs, {"word/document.xml, paragraph 3"}),
    "xlsx": ("a.xlsx", with_cell, {"xl/worksheets/sheet1.xml, paragraph 7", "xl/workbook.xml, name"}),
    "pptx": ("a.pptx", with_slide, {"ppt/slides/slide2.xml, paragraph 1"}),
    "ipynb": ("a.ipynb", lambda: json.dumps({"nbformat": 4, "cells": [{"cell_type": "markdown", "source": ["# x\n", NAMED]}]}).encode(), {"cell 1, line 2"}),
    "zip": ("a.zip", lambda: packages.archive({"src/candidate_sevenfold.py": b"x = 1\n", "b.py": f"\n# {NAMED}".encode()}), {f"src/{MASK}.py", "b.py, line 2"}),
    "bundle": ("a.bundle", tagged, {f"src/{MASK}.txt", "src/src.py, line 1", "commit 2, line 3", f"refs/heads/{MASK}"}),
    "html": ("a.html", lambda: b"<html><body><a href='mailto:candidate.sevenfold@example.com'>mail</a></body></html>", {"href"}),
}  # fmt: skip


@pytest.mark.parametrize("kind", PLACES)
def test_the_place_of_a_name_is_told(kind: str) -> None:
    name, make, places = PLACES[kind]

    assert {place for _, place in flags(make(), name)} == places


@pytest.mark.parametrize(
    "document",
    [
        {"_meta": {"requires": ["nbformat"]}, "nbformat": {"version": "==5.10"}, "author": NAMED},
        {"nbformat": "4", "author": NAMED},
    ],
)
@pytest.mark.parametrize("name", ["Pipfile.lock", "a.json", ""])
def test_other_json_that_speaks_of_notebooks_is_searched_and_stays(document: dict[str, Any], name: str) -> None:
    content = json.dumps(document).encode()

    copy = scrubbed(content, name, WHO)

    assert (copy.content, copy.media_type) == (content, "text/plain")
    assert [one.place for one in copy.report] == ["line 1"]


def test_what_a_cell_shows_is_searched_or_reported_as_unread() -> None:
    shown = {"text/plain": "812", "application/json": {"by": NAMED}, "image/gif": "R0lGODlh", "audio/wav": "UklGRg=="}
    output = {"output_type": "display_data", "metadata": {}, "data": shown}
    cell = {"cell_type": "code", "metadata": {}, "source": "", "outputs": [output]}
    content = json.dumps({"nbformat": 4, "metadata": {}, "cells": [cell]}).encode()

    report = scrubbed(content, "a.ipynb", WHO).report

    assert [(one.what, one.place, one.times) for one in report] == [
        ("the candidate's name in the text", "cell 1, line 1", 1),
        ("a file of a type that is not known here", "cell 1", 2),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        7,
        {"outputs": 7},
        {"outputs": [7]},
        {"outputs": [{"data": [NAMED]}]},
        {"attachments": [NAMED]},
        {"attachments": {"a.png": NAMED}},
    ],
)
def test_what_no_notebook_holds_is_reported_as_unread(cell: object) -> None:
    report = scrubbed(json.dumps({"nbformat": 4, "cells": [cell]}).encode(), "a.ipynb", WHO).report

    assert [(one.outcome, one.what, one.place) for one in report] == [
        (Outcome.LEFT, "a file of a type that is not known here", "cell 1")
    ]


def test_what_is_flagged_stays_in_the_copy() -> None:
    content = f"{NAMED}\n".encode()

    assert scrubbed(content, "a.txt", WHO).content == content


def test_a_name_in_bytes_that_nobody_reads_is_flagged() -> None:
    film = b"\0\0\0\x18ftypmp42\xff" + "Candidate Sevenfold".encode("utf-16-le")

    assert flags(packages.archive({"a.mp4": film})) == [("the candidate's name in unread content", "a.mp4")]


def test_a_long_report_is_cut_and_says_so() -> None:
    report = scrubbed("\n".join([NAMED] * 500).encode(), "a.txt", WHO).report

    assert (len(report), report[-1].what, report[-1].times) == (98, "more of the same", 403)


def test_a_scan_is_reported_as_unread() -> None:
    def wordless(document: pikepdf.Pdf) -> None:
        document.add_blank_page()

    report = scrubbed(pdfs.changed(wordless), "", WHO).report

    assert [(one.what, one.place) for one in report if one.outcome is Outcome.LEFT] == [
        ("a page without text, such as a scan", "page 3")
    ]
