"""Archives, git bundles and texts with the candidate's name in their properties, and none in the work."""

import base64
import io
import json
import zipfile
from collections.abc import Callable, Mapping

from dulwich.bundle import create_bundle_from_repo, write_bundle
from dulwich.objects import Blob, Commit, ObjectID, Tag, Tree
from dulwich.refs import Ref
from dulwich.repo import MemoryRepo

from tests.unit.posting.scrub import offices, pdfs, pictures
from tests.unit.posting.scrub.scanner import MAIL, NAME

CODE = b"def causes() -> int:\n    return 812\n"
_WHO = f"{NAME} <{MAIL}>".encode()


def archive(files: Mapping[str, bytes], *, comment: bytes = b"", extra: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6))
            info.extra, info.compress_type = extra, zipfile.ZIP_DEFLATED
            made.writestr(info, content)
        made.comment = comment
    return out.getvalue()


def _extra() -> bytes:
    """A field of an unknown program, with the name in it."""
    body = NAME.encode()
    return (0x7A7A).to_bytes(2, "little") + len(body).to_bytes(2, "little") + body


def history(
    files: Mapping[str, bytes] | None = None,
    *,
    message: bytes = b"Count the causes\n",
    signature: bytes | None = None,
    tag: bool = False,
    branch: bytes = b"refs/heads/main",
    version: int = 2,
) -> bytes:
    """A bundle of two commits, the second a child of the first."""
    repo = MemoryRepo()
    tree = Tree()
    for name, content in (files or {"causes.py": CODE}).items():
        blob = Blob.from_string(content)
        repo.object_store.add_object(blob)
        tree.add(name.encode(), 0o100644, blob.id)
    folder = Tree()
    folder.add(b"src", 0o040000, tree.id)
    for one in (tree, folder):
        repo.object_store.add_object(one)
    first = _commit(folder, [], b"Begin\n", None)
    second = _commit(folder, [first.id], message, signature)
    for commit in (first, second):
        repo.object_store.add_object(commit)
    repo.refs[Ref(branch)] = second.id
    if tag:
        made = Tag()
        made.object, made.name, made.tagger = (Commit, second.id), b"v1", _WHO
        made.tag_time, made.tag_timezone, made.message = (
            1_770_000_000,
            3600,
            b"Release\n\nSigned-off-by: " + _WHO + b"\n",
        )
        repo.object_store.add_object(made)
        repo.refs[Ref(b"refs/tags/v1")] = made.id
    refs = [one for one in repo.refs.keys() if one.startswith(b"refs/")]  # noqa: SIM118  no mapping
    with create_bundle_from_repo(repo, refs, version=version) as bundle:
        if tag:
            bundle.references[Ref(b"refs/tags/v1")] = made.id
        out = io.BytesIO()
        write_bundle(out, bundle)
    return out.getvalue()


def _commit(tree: Tree, parents: list[ObjectID], message: bytes, signature: bytes | None) -> Commit:
    made = Commit()
    made.tree, made.parents, made.author, made.committer, made.message = tree.id, parents, _WHO, _WHO, message
    made.author_time = made.commit_time = 1_770_000_000
    made.author_timezone = made.commit_timezone = 7200
    if signature:
        made.gpgsig = signature
    return made


def notebook(**more: object) -> bytes:
    picture = base64.b64encode(pictures.png(exif=pictures.exif())).decode()
    outputs = [
        {"output_type": "display_data", "metadata": {"who": NAME}, "data": {"image/png": picture}},
        {"output_type": "stream", "name": "stdout", "text": [f"read /home/{NAME.split()[1]}/data.csv\n"]},
    ]
    cell = {"cell_type": "code", "id": "a", "metadata": more.pop("cell", {}), "source": ["causes()"], "outputs": outputs,
            "execution_count": 1}  # fmt: skip
    whole = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": {"name": "python3"}, **more},
        "cells": [cell],
    }
    return json.dumps(whole).encode()


_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
    ' xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" {attributes} width="9" height="9">{more}'
    '<rect width="9" height="9" fill="#123456"/></svg>'
)
_PAGE = "<!doctype html><html><head><title>Causes</title>{head}</head><body><p>812 of 940</p>{more}</body></html>"


def _inline() -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(pictures.jpeg(exif=pictures.exif())).decode()}"


ZIPS: Mapping[str, Callable[[], bytes]] = {
    "zip-comment": lambda: archive({"causes.py": CODE}, comment=NAME.encode()),
    "zip-extra-fields": lambda: archive({"causes.py": CODE}, extra=_extra()),
    "zip-with-pdf": lambda: archive({"causes.py": CODE, "report.pdf": pdfs.report(author=NAME)}),
    "zip-with-office": lambda: archive({"causes.py": CODE, "report.docx": offices.DOCX["docx-properties"]()}),
    "zip-with-photograph": lambda: archive({"causes.py": CODE, "a.jpg": pictures.jpeg(exif=pictures.exif())}),
    "zip-in-zip": lambda: archive(
        {"causes.py": CODE, "more.zip": archive({"report.pdf": pdfs.report(author=NAME)}, comment=NAME.encode())}
    ),
    "zip-with-git-folder": lambda: archive(
        {"causes.py": CODE, ".git/config": f"[user]\nname = {NAME}\n".encode(), "__MACOSX/._a": NAME.encode()}
    ),
}
BUNDLES: Mapping[str, Callable[[], bytes]] = {
    "bundle-authors": history,
    "bundle-version-3": lambda: history(version=3),
    "bundle-trailers": lambda: history(
        message=b"Count\n\nBody.\n\nSigned-off-by: " + _WHO + b"\nCo-authored-by: " + _WHO + b"\n"
    ),
    "bundle-signature": lambda: history(
        signature=b"-----BEGIN PGP SIGNATURE-----\n" + NAME.encode() + b"\n-----END PGP SIGNATURE-----"
    ),
    "bundle-tag": lambda: history(tag=True),
    "bundle-with-photograph": lambda: history({"causes.py": CODE, "a.jpg": pictures.jpeg(exif=pictures.exif())}),
}
TEXTS: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "ipynb-authors": ("a.ipynb", lambda: notebook(authors=[{"name": NAME}])),
    "ipynb-other-entry": (
        "a.ipynb",
        lambda: notebook().replace(b'{"nbformat"', f'{{"by": "{NAME}", "nbformat"'.encode(), 1),
    ),
    "ipynb-colab": (
        "a.ipynb",
        lambda: notebook(cell={"executionInfo": {"user": {"displayName": NAME, "userId": MAIL}}}),
    ),
    "markdown-front-matter": (
        "a.md",
        f"---\ntitle: Causes\nauthor:\n  - {NAME}\nemail: {MAIL}\n---\n# 812 of 940\n".encode,
    ),
    "svg-metadata": (
        "a.svg",
        lambda: _SVG.format(attributes=f'sodipodi:docname="{NAME}.svg"', more=f"<metadata>{NAME}</metadata>").encode(),
    ),
    "svg-remark": (
        "a.svg",
        f"<?xml version='1.0'?><!-- {NAME} -->{_SVG.format(attributes='', more='')}".encode,
    ),
    "svg-photograph": (
        "a.svg",
        lambda: _SVG.format(attributes="", more=f'<image href="{_inline()}" width="4" height="4"/>').encode(),
    ),
    "html-photograph": ("a.html", lambda: _PAGE.format(head="", more=f'<img alt="curve" src="{_inline()}">').encode()),
    "html-head": (
        "a.html",
        lambda: _PAGE.format(head=f'<meta name="author" content="{NAME}"><!-- {NAME} -->', more="").encode(),
    ),
    "html-script": (
        "a.html",
        lambda: _PAGE.format(
            head="", more=f"<script>var who = '{NAME}'</script><form action='/{NAME}'></form>"
        ).encode(),
    ),
}
