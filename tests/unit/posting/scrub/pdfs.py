"""PDF files with the candidate's name in every place that PDF has for one, and none on the page."""

import io
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.unit.posting.scrub import pictures
from tests.unit.posting.scrub.scanner import MAIL, NAME

WORDS = "Three causes explain 812 of 940 departures."


def report(*, pages: int = 2, author: str | None = None, picture: bytes | None = None, text: str = WORDS) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 300))
    if author is not None:
        canvas.setAuthor(author)
        canvas.setTitle(f"Report of {author}")
        canvas.setKeywords([author, MAIL])
    for number in range(pages):
        canvas.drawString(20, 250, text)
        canvas.drawString(20, 230, f"Page {number + 1}")
        if picture is not None:
            canvas.drawImage(ImageReader(io.BytesIO(picture)), 20, 20, 48, 32)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(change: Callable[[Pdf], None], start: bytes | None = None, **options: Any) -> bytes:
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(start or report())) as document:
        change(document)
        document.save(out, **options)
    return out.getvalue()


def _mark(kind: str, **more: Any) -> Callable[[Pdf], None]:
    def add(document: Pdf) -> None:
        mark = Dictionary(
            Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[20, 240, 90, 260], T=String(NAME), NM=String(NAME),
            M=String("D:20260101"), C=[1, 1, 0], **more,
        )  # fmt: skip
        document.pages[0].Annots = document.make_indirect(Array([document.make_indirect(mark)]))

    return add


def _attach(document: Pdf) -> None:
    document.attachments["notes.txt"] = pikepdf.AttachedFileSpec(
        document, f"by {NAME}".encode(), filename=f"{NAME}.txt", description=NAME
    )


def _attach_to_page(document: Pdf) -> None:
    stream = document.make_stream(NAME.encode(), Type=Name.EmbeddedFile)
    spec = Dictionary(Type=Name.Filespec, F=String(f"{NAME}.txt"), EF=Dictionary(F=stream))
    _mark("FileAttachment", FS=document.make_indirect(spec), Contents=String(NAME))(document)


def _xmp(holder: Callable[[Pdf], pikepdf.Object]) -> Callable[[Pdf], None]:
    def add(document: Pdf) -> None:
        stream = document.make_stream(pictures.XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
        holder(document).Metadata = stream

    return add


def _first_picture(document: Pdf) -> pikepdf.Object:
    (picture,) = (one for _, one in document.pages[0].Resources.XObject.items())
    return picture


def _photograph(document: Pdf) -> None:
    picture = _first_picture(document)
    picture.write(pictures.jpeg(exif=pictures.exif(), xmp=pictures.XMP.encode()), filter=Name.DCTDecode)


def _set(key: str, value: Callable[[Pdf], object], holder: Callable[[Pdf], pikepdf.Object]) -> Callable[[Pdf], None]:
    def add(document: Pdf) -> None:
        holder(document)[key] = value(document)

    return add


def _root(document: Pdf) -> pikepdf.Object:
    return document.Root


def _page(document: Pdf) -> pikepdf.Object:
    return document.pages[0].obj


def _script(_: Pdf) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{NAME}')"))


def _launch(_: Pdf) -> Dictionary:
    return Dictionary(S=Name.Launch, F=String(f"/home/{NAME}/run.sh"))


def _names_script(document: Pdf) -> None:
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String(NAME), _script(document)])))


def _private(_: Pdf) -> Dictionary:
    return Dictionary(Illustrator=Dictionary(LastModified=String("D:2026"), Private=String(NAME)))


def _signed(document: Pdf) -> None:
    signature = Dictionary(Type=Name.Sig, Name=String(NAME), Reason=String(NAME), ContactInfo=String(MAIL))
    field = document.make_indirect(
        Dictionary(FT=Name.Sig, T=String("Signature1"), V=document.make_indirect(signature), Subtype=Name.Widget,
                   Type=Name.Annot, Rect=[0, 0, 50, 50])
    )  # fmt: skip
    document.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
    document.pages[0].Annots = Array([field])


def _xfa(document: Pdf) -> None:
    stream = document.make_stream(f"<xdp><author>{NAME}</author></xdp>".encode())
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Array([String("template"), stream]))


def _threads(document: Pdf) -> None:
    document.Root.Threads = Array([Dictionary(I=Dictionary(Author=String(NAME), Title=String(NAME)))])


def _layers(document: Pdf) -> None:
    usage = Dictionary(CreatorInfo=Dictionary(Creator=String(NAME), Subtype=Name.Artwork))
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer 1"), Usage=usage))
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))


def _incremental() -> bytes:
    """The first state names the candidate; the second, appended to it, does not."""
    first = report(author=NAME)
    with Pdf.open(io.BytesIO(first)) as document:
        number, root, size = document.docinfo.objgen[0], document.Root.objgen[0], len(document.objects) + 1
    start = first.rstrip().rpartition(b"startxref")[2].split()[0]
    body = first + f"\n{number} 0 obj\n<< /Title (Report) >>\nendobj\n".encode()
    at, table = body.rindex(f"{number} 0 obj".encode()), len(body)
    return (
        body
        + (
            f"xref\n{number} 1\n{at:010d} 00000 n \ntrailer\n<< /Size {size} /Root {root} 0 R /Info {number} 0 R"
            f" /Prev {start.decode()} >>\nstartxref\n{table}\n%%EOF\n"
        ).encode()
    )


def _properties(document: Pdf) -> None:
    document.docinfo["/Company"] = NAME
    document.docinfo["/SourceModified"] = NAME


def _wide(document: Pdf) -> None:
    document.docinfo["/Author"] = String(b"\xfe\xff" + NAME.encode("utf-16-be"))


PDFS: Mapping[str, Callable[[], bytes]] = {
    "pdf-properties": lambda: report(author=NAME),
    "pdf-further-properties": lambda: changed(_properties),
    "pdf-wide-properties": lambda: changed(_wide),
    "pdf-packed-objects": lambda: changed(
        _properties, report(author=NAME), object_stream_mode=pikepdf.ObjectStreamMode.generate
    ),
    "pdf-xmp": lambda: changed(_xmp(_root)),
    "pdf-xmp-of-page": lambda: changed(_xmp(_page)),
    "pdf-xmp-of-picture": lambda: changed(_xmp(_first_picture), report(picture=pictures.png())),
    "pdf-photograph": lambda: report(picture=pictures.jpeg(exif=pictures.exif(), comment=NAME.encode())),
    "pdf-plain-photograph": lambda: changed(_photograph, report(picture=pictures.png())),
    "pdf-highlight": lambda: changed(
        _mark("Highlight", Contents=String(NAME), QuadPoints=[20, 260, 90, 260, 20, 240, 90, 240])
    ),
    "pdf-note": lambda: changed(_mark("Text", Contents=String(f"{NAME} was here"))),
    "pdf-stamp": lambda: changed(_mark("Stamp", RC=String(NAME), Subj=String(NAME))),
    "pdf-attached-file": lambda: changed(_attach),
    "pdf-file-on-page": lambda: changed(_attach_to_page),
    "pdf-script": lambda: changed(_names_script),
    "pdf-opening-action": lambda: changed(_set("/OpenAction", _script, _root)),
    "pdf-actions-of-page": lambda: changed(_set("/AA", lambda one: Dictionary(O=_launch(one)), _page)),
    "pdf-private-data": lambda: changed(_set("/PieceInfo", _private, _page)),
    "pdf-unknown-entry": lambda: changed(_set("/Madeby", lambda _: String(NAME), _page)),
    "pdf-signature": lambda: changed(_signed),
    "pdf-xfa": lambda: changed(_xfa),
    "pdf-threads": lambda: changed(_threads),
    "pdf-layers": lambda: changed(_layers),
    "pdf-earlier-state": _incremental,
    "pdf-trailing-data": lambda: report() + b"\n% " + NAME.encode() + b"\n",
}
