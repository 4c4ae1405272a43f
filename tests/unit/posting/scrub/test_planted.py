"""Real files with the candidate's name in their properties come out without it, and show the same as before."""

import io
import json
import posixpath
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
import pikepdf
import pptx
import pypdf
import pytest
from dulwich.bundle import read_bundle
from dulwich.object_store import MemoryObjectStore
from dulwich.objects import Commit
from dulwich.refs import Ref
from lxml import etree
from PIL import Image

from services.posting.domain.scrub.copies import scrubbed
from services.posting.domain.scrub.report import Copy, Outcome
from tests.unit.posting.scrub import offices, packages, pdfs, pictures
from tests.unit.posting.scrub.scanner import WHO, found

KINDS = (
    pictures.PNGS, pictures.JPEGS, pdfs.PDFS, offices.DOCX, offices.XLSX, offices.PPTX, packages.ZIPS, packages.BUNDLES,
)  # fmt: skip
CORPUS: dict[str, tuple[str, Callable[[], bytes]]] = {
    name: ("", make) for kind in KINDS for name, make in kind.items()
} | dict(packages.TEXTS)


def every(*kinds: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", [name for name in CORPUS if name.partition("-")[0] in kinds])


def made(name: str) -> tuple[bytes, Copy]:
    file_name, make = CORPUS[name]
    content = make()
    return content, scrubbed(content, file_name, WHO)


def test_there_are_many() -> None:
    assert len(CORPUS) >= 60


@pytest.mark.parametrize("name", CORPUS)
def test_nothing_that_was_planted_is_in_the_copy(name: str) -> None:
    content, copy = made(name)

    assert found(content) != []
    assert found(copy.content) == []
    assert [trace for trace in copy.report if trace.outcome is Outcome.FLAGGED] == []
    assert any(trace.outcome is Outcome.REMOVED for trace in copy.report)
    assert found(repr(copy.report).encode()) == []


@pytest.mark.parametrize("name", CORPUS)
def test_a_copy_of_a_copy_is_the_same(name: str) -> None:
    _, copy = made(name)
    again = scrubbed(copy.content, f"a.{copy.extension}", WHO)

    assert (again.media_type, again.extension) == (copy.media_type, copy.extension)
    assert found(again.content) == []
    if "pdf" not in name and name != "zip-in-zip":  # qpdf numbers objects as it meets them
        assert again.content == copy.content


@pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO file")
@every("png", "jpeg")
def test_pictures_keep_every_pixel(name: str) -> None:
    content, copy = made(name)

    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(copy.content)) as after:
        assert after.size == before.size
        assert after.tobytes() == before.tobytes()


@every("pdf")
def test_pdfs_keep_pages_and_text(name: str) -> None:
    content, copy = made(name)
    before, after = pypdf.PdfReader(io.BytesIO(content)), pypdf.PdfReader(io.BytesIO(copy.content))

    assert [page.extract_text() for page in after.pages] == [page.extract_text() for page in before.pages]
    with pikepdf.open(io.BytesIO(copy.content)) as document:
        assert document.check_pdf_syntax() == []
        assert "/Info" not in document.trailer


def test_actions_in_a_row_stay_but_for_those_that_run() -> None:
    def link(document: pikepdf.Pdf) -> None:
        launch = document.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("run.sh")))
        show = pikepdf.Dictionary(S=pikepdf.Name.Named, N=pikepdf.Name.NextPage)
        first = pikepdf.Dictionary(S=pikepdf.Name.Named, N=pikepdf.Name.FirstPage, Next=pikepdf.Array([launch, show]))
        mark = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=first)
        document.pages[0].Annots = pikepdf.Array([mark])

    copy = scrubbed(pdfs.changed(link), "", WHO)

    with pikepdf.open(io.BytesIO(copy.content)) as document:
        kept = document.pages[0].Annots[0].A.Next
        assert [str(one.S) for one in list(kept)] == ["/Named"]
    assert "scripts and actions" in {trace.what for trace in copy.report}


@pytest.mark.parametrize("packed", [False, True])
def test_a_picture_in_jpeg_2000_is_searched_and_reported_as_unread(packed: bool) -> None:
    raw = b"\0\0\0\x0cjP  \r\n\x87\n" + f"xml {WHO.name}".encode()

    def picture(document: pikepdf.Pdf) -> None:
        (one,) = (one for _, one in document.pages[0].Resources.XObject.items())
        filters = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.JPXDecode])
        one.write(zlib.compress(raw) if packed else raw, filter=filters if packed else pikepdf.Name.JPXDecode)

    report = scrubbed(pdfs.changed(picture, pdfs.report(picture=pictures.png())), "a.pdf", WHO).report

    assert {(one.outcome, one.what) for one in report} >= {
        (Outcome.LEFT, "a picture in JPEG 2000"),
        (Outcome.FLAGGED, "the candidate's name in unread content"),
    }


def test_a_highlight_stays_where_it_is_drawn() -> None:
    _, copy = made("pdf-highlight")

    with pikepdf.open(io.BytesIO(copy.content)) as document:
        (mark,) = document.pages[0].Annots
        assert mark.Subtype == pikepdf.Name.Highlight
        assert not {"/T", "/Contents", "/NM", "/M"} & set(mark.keys())


@every("docx")
def test_word_documents_keep_their_text(name: str) -> None:
    content, copy = made(name)

    after = [one.text for one in docx.Document(io.BytesIO(copy.content)).paragraphs]
    assert after == [one.text for one in docx.Document(io.BytesIO(content)).paragraphs]
    assert after[:2] == offices.PARAGRAPHS


@every("xlsx")
def test_workbooks_keep_their_cells(name: str) -> None:
    _, copy = made(name)

    sheet: Any = openpyxl.load_workbook(io.BytesIO(copy.content)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows(max_col=2)] == offices.CELLS


@every("pptx")
def test_presentations_keep_their_slides(name: str) -> None:
    _, copy = made(name)

    shown = pptx.Presentation(io.BytesIO(copy.content))
    assert [slide.shapes.title.text for slide in shown.slides] == offices.PARAGRAPHS


@every("docx", "xlsx", "pptx")
def test_no_relation_and_no_type_leads_nowhere(name: str) -> None:
    _, copy = made(name)

    with zipfile.ZipFile(io.BytesIO(copy.content)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    types = parts["[Content_Types].xml"].decode()
    missing = [one for one in types.split('PartName="')[1:] if one.partition('"')[0].lstrip("/") not in parts]
    assert missing == []
    for rels in (one for one in parts if one.endswith(".rels")):
        assert "comments" not in parts[rels].decode()
        source = rels.replace("_rels/", "").removesuffix(".rels")
        relations = {one.get("Id"): one for one in etree.fromstring(parts[rels])}
        within = [one for one in relations.values() if one.get("TargetMode") != "External"]
        targets = [posixpath.join("/", posixpath.dirname(source), str(one.get("Target"))) for one in within]
        assert [one for one in targets if posixpath.normpath(one).lstrip("/") not in parts] == []
        if source in parts:
            named = etree.fromstring(parts[source]).xpath(f"//@*[namespace-uri()='{offices.RELATION}']")
            assert set(named) <= set(relations)


@every("zip")
def test_archives_keep_their_files(name: str) -> None:
    _, copy = made(name)

    with zipfile.ZipFile(io.BytesIO(copy.content)) as archive:
        assert archive.testzip() is None
        assert archive.read("causes.py") == packages.CODE
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.extra for info in archive.infolist()} == {b""}
        assert archive.comment == b""


@every("bundle")
def test_bundles_keep_history_and_files(name: str) -> None:
    _, copy = made(name)

    store: Any = MemoryObjectStore()
    with read_bundle(io.BytesIO(copy.content)) as bundle:
        bundle.store_objects(store)
        head = store[bundle.references[Ref(b"refs/heads/main")]]
    assert isinstance(head, Commit)
    (parent,) = head.parents
    commits = [head, store[parent]]
    assert {commit.author for commit in commits} == {b"Candidate <candidate@example.invalid>"}
    assert commits[0].commit_time > commits[1].commit_time
    assert (commits[1].message, commits[0].message.split(b"\n")[0][:5]) == (b"Begin\n", b"Count")
    _, folder = store[head.tree][b"src"]
    _, code = store[folder][b"causes.py"]
    assert store[code].data == packages.CODE


@every("ipynb")
def test_notebooks_keep_their_cells(name: str) -> None:
    _, copy = made(name)

    (cell,) = json.loads(copy.content)["cells"]
    assert (cell["source"], cell["outputs"][1]["text"]) == (["causes()"], ["read /home/user/data.csv\n"])


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photograph_keeps_the_side_that_is_up(turned: int) -> None:
    copy = scrubbed(pictures.jpeg(exif=pictures.exif(orientation=turned)), "", WHO)

    with Image.open(io.BytesIO(copy.content)) as after:
        assert after.getexif().get(0x0112, 1) == turned
        assert set(after.getexif()) <= {0x0112}
    assert found(copy.content) == []
