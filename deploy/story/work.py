"""The work that candidates of the story hand over: small real files, made here."""

import json
import zlib


def report_pdf(title: str, sentences: list[str], *, author: str) -> bytes:
    """A one-page PDF with an `Author` entry in its information dictionary, as a word processor would leave it."""
    lines = [f"BT /F1 18 Tf 72 760 Td ({_escaped(title)}) Tj ET"]
    lines += [f"BT /F1 11 Tf 72 {730 - 16 * row} Td ({_escaped(text)}) Tj ET" for row, text in enumerate(sentences)]
    content = zlib.compress("\n".join(lines).encode("latin-1"))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(content), content),
        b"<< /Author (%b) /Producer (Office 1.0) >>" % _escaped(author).encode("latin-1"),
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, obj in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, obj)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(body),
    )
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def notebook(title: str) -> bytes:
    """A small Jupyter notebook."""
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": [f"# {title}"]},
        {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [], "source": ["1 - 812 / 940"]},
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
