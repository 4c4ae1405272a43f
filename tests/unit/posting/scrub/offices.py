"""Office documents with the candidate's name in every place that Office has for one, and none in the text."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
import openpyxl
import pptx
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from pptx.util import Inches

from tests.unit.posting.scrub import pictures
from tests.unit.posting.scrub.scanner import MAIL, NAME

CELLS = [["cause", "departures"], ["price", 512], ["service", 300], ["sum", "=B2+B3"]]
PARAGRAPHS = ["Why customers leave", "Three causes explain 812 of 940 departures."]
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def document(change: Callable[[docx.document.Document], None] = lambda _: None) -> bytes:
    made = docx.Document()
    for paragraph in PARAGRAPHS:
        made.add_paragraph(paragraph)
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def workbook(change: Callable[[openpyxl.Workbook], None] = lambda _: None) -> bytes:
    made = openpyxl.Workbook()
    sheet: Any = made.active
    for row in CELLS:
        sheet.append(row)
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def slides(change: Callable[[pptx.presentation.Presentation], None] = lambda _: None) -> bytes:
    made = pptx.Presentation()
    for paragraph in PARAGRAPHS:
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = paragraph
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rewritten(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same package with other parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def part(
    name: str, content: str, *, source: str = "", kind: str = "other", media: str = "application/xml"
) -> Callable[[dict[str, bytes]], None]:
    """Adds a part with its type, related to `source`."""

    def add(parts: dict[str, bytes]) -> None:
        parts[name] = content.encode()
        override = f'<Override PartName="/{name}" ContentType="{media}"/></Types>'.encode()
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)
        relate(source, f"/{name}", kind)(parts)

    return add


def relate(source: str, target: str, kind: str, *, outside: bool = False) -> Callable[[dict[str, bytes]], None]:
    def add(parts: dict[str, bytes]) -> None:
        folder, _, file = source.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        mode = ' TargetMode="External"' if outside else ""
        entry = f'<Relationship Id="rId977" Type="{RELATION}/{kind}" Target="{target}"{mode}/></Relationships>'
        empty = f'<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode()
        parts[rels] = parts.get(rels, empty).replace(b"</Relationships>", entry.encode())

    return add


def edited(name: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    def edit(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[name], (old, parts[name][:2000])
        parts[name] = parts[name].replace(old.encode(), new.encode(), 1)

    return edit


def _core(made: Any) -> None:
    properties = made.core_properties
    properties.author = properties.last_modified_by = NAME
    properties.keywords, properties.comments, properties.title = MAIL, NAME, f"Work of {NAME}"


def _commented(made: docx.document.Document) -> None:
    made.add_comment(made.paragraphs[0].runs, text=f"mine, {NAME}", author=NAME, initials="CS")


def _pictured(made: docx.document.Document) -> None:
    made.add_picture(io.BytesIO(pictures.jpeg(exif=pictures.exif())))


def _sheet_properties(made: openpyxl.Workbook) -> None:
    made.properties.creator = made.properties.lastModifiedBy = NAME
    made.properties.description = MAIL


def _sheet_comment(made: Any) -> None:
    made.active["B2"].comment = Comment(f"checked by {NAME}", NAME)


def _sheet_picture(made: Any) -> None:
    made.active.add_image(SheetImage(io.BytesIO(pictures.jpeg(comment=NAME.encode()))), "D4")


def _slide_picture(made: pptx.presentation.Presentation) -> None:
    made.slides[0].shapes.add_picture(io.BytesIO(pictures.jpeg(xmp=pictures.XMP.encode())), Inches(1), Inches(2))


def _both(*changes: Callable[[dict[str, bytes]], None]) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        for one in changes:
            one(parts)

    return change


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TRACKED = f'<w:p><w:ins w:id="7" w:author="{NAME}" w:date="2026-01-01T10:00:00Z"><w:r><w:t>added</w:t></w:r></w:ins></w:p><w:sectPr'
_PROPERTY = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Student"><vt:lpwstr>{NAME}</vt:lpwstr>'
    "</property></Properties>"
)
_EXTERNAL = (
    f'<externalLink xmlns="{_X}" xmlns:r="{RELATION}"><externalBook r:id="rId977"><sheetNames><sheetName val="A"/>'
    "</sheetNames></externalBook></externalLink>"
)
_SETTINGS = "word/settings.xml"
_APP = f"<Application>Word</Application><Company>{NAME}</Company><Manager>{NAME}</Manager>"

DOCX: Mapping[str, Callable[[], bytes]] = {
    "docx-properties": lambda: document(_core),
    "docx-company": lambda: rewritten(
        document(),
        lambda parts: parts.update(
            {
                "docProps/app.xml": f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{_APP}<Template>C:\\Users\\{NAME}\\a.dotx</Template></Properties>'.encode()
            }
        ),
    ),
    "docx-custom-properties": lambda: rewritten(
        document(), part("docProps/custom.xml", _PROPERTY, kind="custom-properties")
    ),
    "docx-comments": lambda: document(_commented),
    "docx-people": lambda: rewritten(
        document(),
        part(
            "word/people.xml",
            f'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="{NAME}"><w15:presenceInfo w15:providerId="AD" w15:userId="{MAIL}"/></w15:person></w15:people>',
            source="word/document.xml",
            kind="people",
        ),
    ),
    "docx-tracked-changes": lambda: rewritten(document(), edited("word/document.xml", "<w:sectPr", _TRACKED)),
    "docx-custom-xml": lambda: rewritten(
        document(),
        part("customXml/item1.xml", f"<author>{NAME}</author>", source="word/document.xml", kind="customXml"),
    ),
    "docx-thumbnail": lambda: rewritten(
        document(), lambda parts: parts.update({"docProps/thumbnail.jpeg": pictures.jpeg(comment=NAME.encode())})
    ),
    "docx-photograph": lambda: document(_pictured),
    "docx-template": lambda: rewritten(
        document(),
        _both(
            edited(
                _SETTINGS, "</w:settings>", f'<w:attachedTemplate xmlns:r="{RELATION}" r:id="rId977"/></w:settings>'
            ),
            relate(_SETTINGS, f"file:///C:/Users/{NAME}/Normal.dotm", "attachedTemplate", outside=True),
        ),
    ),
    "docx-variables": lambda: rewritten(
        document(),
        edited(
            _SETTINGS, "</w:settings>", f'<w:docVars><w:docVar w:name="a" w:val="{NAME}"/></w:docVars></w:settings>'
        ),
    ),
    "docx-embedded-workbook": lambda: rewritten(
        document(), lambda parts: parts.update({"word/embeddings/Book1.xlsx": workbook(_sheet_properties)})
    ),
    "docx-remark-in-xml": lambda: rewritten(
        document(), edited("word/document.xml", "<w:body>", f"<!-- {NAME} --><?who {NAME}?><w:body>")
    ),
}
XLSX: Mapping[str, Callable[[], bytes]] = {
    "xlsx-properties": lambda: workbook(_sheet_properties),
    "xlsx-comments": lambda: workbook(_sheet_comment),
    "xlsx-threaded-comments": lambda: rewritten(
        workbook(),
        _both(
            part(
                "xl/persons/person.xml",
                f'<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="{NAME}" id="{{1}}" userId="{MAIL}"/></personList>',
                source="xl/workbook.xml",
                kind="person",
            ),
            part(
                "xl/threadedComments/threadedComment1.xml",
                f"<ThreadedComments><text>{NAME}</text></ThreadedComments>",
                source="xl/worksheets/sheet1.xml",
                kind="threadedComment",
            ),
        ),
    ),
    "xlsx-path": lambda: rewritten(
        workbook(),
        edited(
            "xl/workbook.xml",
            "<sheets>",
            f'<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Users\\{NAME}\\"/><sheets>',
        ),
    ),
    "xlsx-file-sharing": lambda: rewritten(
        workbook(), edited("xl/workbook.xml", "<sheets>", f'<fileSharing userName="{NAME}"/><sheets>')
    ),
    "xlsx-printer": lambda: rewritten(
        workbook(),
        part(
            "xl/printerSettings/printerSettings1.bin",
            f"printer of {NAME}",
            source="xl/worksheets/sheet1.xml",
            kind="printerSettings",
            media="application/octet-stream",
        ),
    ),
    "xlsx-other-workbook": lambda: rewritten(
        workbook(),
        _both(
            part("xl/externalLinks/externalLink1.xml", _EXTERNAL, source="xl/workbook.xml", kind="externalLink"),
            relate(
                "xl/externalLinks/externalLink1.xml",
                f"file:///C:/Users/{NAME}/other.xlsx",
                "externalLinkPath",
                outside=True,
            ),
        ),
    ),
    "xlsx-photograph": lambda: workbook(_sheet_picture),
    "xlsx-revisions": lambda: rewritten(
        workbook(),
        part(
            "xl/revisions/userNames.xml",
            f'<users><userInfo name="{NAME}"/></users>',
            source="xl/workbook.xml",
            kind="usernames",
        ),
    ),
}
PPTX: Mapping[str, Callable[[], bytes]] = {
    "pptx-properties": lambda: slides(_core),
    "pptx-comments": lambda: rewritten(
        slides(),
        _both(
            part(
                "ppt/commentAuthors.xml",
                f'<p:cmAuthorLst xmlns:p="{_P}"><p:cmAuthor id="0" name="{NAME}" initials="CS" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>',
                source="ppt/presentation.xml",
                kind="commentAuthors",
            ),
            part(
                "ppt/comments/comment1.xml",
                f'<p:cmLst xmlns:p="{_P}"><p:cm authorId="0"><p:text>{NAME}</p:text></p:cm></p:cmLst>',
                source="ppt/slides/slide1.xml",
                kind="comments",
            ),
        ),
    ),
    "pptx-authors": lambda: rewritten(
        slides(),
        part(
            "ppt/authors.xml",
            f'<p188:authorLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main"><p188:author name="{NAME}" userId="{MAIL}"/></p188:authorLst>',
            source="ppt/presentation.xml",
            kind="authors",
        ),
    ),
    "pptx-changes": lambda: rewritten(
        slides(),
        part(
            "ppt/changesInfos/changesInfo1.xml",
            f'<pc:chgInfo xmlns:pc="urn:c"><pc:chgData name="{NAME}"/></pc:chgInfo>',
            source="ppt/presentation.xml",
            kind="changesInfo",
        ),
    ),
    "pptx-thumbnail": lambda: rewritten(
        slides(), lambda parts: parts.update({"docProps/thumbnail.jpeg": pictures.jpeg(comment=NAME.encode())})
    ),
    "pptx-photograph": lambda: slides(_slide_picture),
}
