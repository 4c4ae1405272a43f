"""Word, Excel and PowerPoint (OOXML): comments, properties and histories go; who changed what becomes 'Candidate'."""

import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from services.posting.domain.scrub.archive import Packing, Scrub, entries
from services.posting.domain.scrub.report import Copy, Work, refused, unsupported
from services.posting.domain.scrub.xml import Element, local, parsed, remove, written

TYPES = "[Content_Types].xml"
_KINDS = {
    "word/": ("docx", "wordprocessingml.document"),
    "xl/": ("xlsx", "spreadsheetml.sheet"),
    "ppt/": ("pptx", "presentationml.presentation"),
}
_DROPPED = (
    (re.compile(r"docProps/thumbnail\..*", re.IGNORECASE), "thumbnail"),
    (re.compile(r"docProps/custom\.xml"), "document properties"),
    (re.compile(r"word/(people|comments\w*)\.xml"), "comments and their authors"),
    (re.compile(r"(xl|ppt)/(comments|threadedComments|persons)/.*"), "comments and their authors"),
    (re.compile(r"xl/(comments\d*|threadedComments?\d*)\.xml"), "comments and their authors"),
    (re.compile(r"ppt/(commentAuthors|authors)\.xml"), "comments and their authors"),
    (re.compile(r"xl/revisions/.*|xl/userNames\.xml|ppt/changesInfos/.*|ppt/revisionInfo\.xml"), "history of changes"),
    (re.compile(r"(xl|ppt|word)/printerSettings/.*"), "settings of printers"),
    (re.compile(r"customXml/.*"), "custom XML"),
    (re.compile(r"_xmlsignatures/.*"), "signatures"),
    (re.compile(r"(xl|ppt|word)/webextensions/.*"), "extensions of programs"),
)
_MACROS = re.compile(r".*(vbaProject|vbaData)\.(bin|xml)", re.IGNORECASE)
_EMPTY = {
    "docProps/core.xml": b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>',
    "docProps/app.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"/>',
}
_ELEMENTS = {
    "numbers of editing sessions": "rsids docId revisionPtr documentId",
    "template": "attachedTemplate",
    "sources of mail merge": "mailMerge",
    "variables of the document": "docVars",
    "names of users": "fileSharing",
    "path of the file": "absPath alternateUrls",
    "comments and their authors": "commentRangeStart commentRangeEnd commentReference annotationRef",
    "custom XML": "dataBinding",
}
_ATTRIBUTES = {
    "numbers of editing sessions": "rsid rsidR rsidRPr rsidP rsidRDefault rsidDel rsidTr rsidSect",
    "names of users": "initials refreshedBy userName lastModifiedBy userId providerId",
    "path of the file": "sourceFile odcFile",
}
_ELEMENT_OF = {name: what for what, names in _ELEMENTS.items() for name in names.split()}
_ATTRIBUTE_OF = {name: what for what, names in _ATTRIBUTES.items() for name in names.split()}
_CHANGE = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange",
     "tcPrChange", "trPrChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
     "moveFromRangeStart", "moveToRangeStart", "customXmlInsRangeStart", "customXmlDelRangeStart"}
)  # fmt: skip
_TEXTS = frozenset({"p", "si", "is", "f", "v", "definedName", "oddHeader", "oddFooter", "evenHeader", "evenFooter"})
_PATH = re.compile(r"(?i)^(file:|[a-z]:[\\/]|\\\\|/(users|home)/)")
_WITHIN = frozenset({"p", "si", "is"})


@dataclass
class _Package:
    """The parts of one document by name, in their order."""

    parts: dict[str, bytes]
    roots: dict[str, Element] = field(default_factory=dict)
    dropped: dict[str, str] = field(default_factory=dict)

    def root(self, part: str, shown: str) -> Element:
        if part not in self.roots:
            self.roots[part] = parsed(self.parts[part], shown)
        return self.roots[part]


def office(work: Work, content: bytes, place: str, scrub: Scrub) -> Copy:
    """The same document; raises `Invalid` for one with macros."""
    work.descend(place)
    package = _Package({entry.name: entry.content for entry in entries(work, content, place)})
    kind = next(
        (kind for folder, kind in _KINDS.items() if any(name.startswith(folder) for name in package.parts)), None
    )
    if kind is None:
        raise unsupported("other_office", "this Office document is of another kind")
    if any(_MACROS.fullmatch(name) for name in package.parts):
        raise refused("macros", "the document has macros: save it without them")
    _choose(work, package, place)
    for part in list(package.parts):
        if part.endswith(".rels"):
            _relations(work, package, part, place)
    for part, root in list(_documents(package)):
        _elements(work, root, place)
        _attributes(work, root, place)
        _search(work, root, f"{place}/{part}" if place else part)
    with Packing() as out:
        for part, raw in package.parts.items():
            if part not in package.dropped:
                out.add(part, _written(work, package, part, raw, place, scrub))
    work.ascend()
    return Copy(out.packed, f"application/vnd.openxmlformats-officedocument.{kind[1]}", kind[0])


def _choose(work: Work, package: _Package, place: str) -> None:
    """What is dropped as a whole; the shapes of notes in a sheet go with the notes."""
    for part, raw in package.parts.items():
        found = next((what for pattern, what in _DROPPED if pattern.fullmatch(part)), None)
        if found is None and part.lower().endswith(".vml") and b'ObjectType="Note"' in raw:
            found = "comments and their authors"
        if found is None and part.startswith("docProps/"):
            work.removed("document properties", place)
            if part not in _EMPTY:
                found = "document properties"
        if found is not None:
            package.dropped[part] = found
            package.dropped[_rels_of(part)] = found
            work.removed(found, place)
    if TYPES in package.parts:
        types = package.root(TYPES, TYPES)
        for override in list(types):
            if override.get("PartName", "").lstrip("/") in package.dropped:
                remove(override)


def _rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _source_of(rels: str) -> str:
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _relations(work: Work, package: _Package, rels: str, place: str) -> None:
    """Relations to what was dropped go, with what refers to them; paths on somebody's disk lose the way to the file."""
    source, gone = _source_of(rels), set()
    root = package.root(rels, rels)
    for relation in list(root):
        target = unquote(relation.get("Target", ""))
        if relation.get("TargetMode") == "External":
            _outside(work, relation, target, place)
            if _type(relation) == "attachedTemplate":
                gone.add(relation.get("Id", ""))
                remove(relation)
        elif _resolved(source, target) in package.dropped:
            gone.add(relation.get("Id", ""))
            remove(relation)
    if gone and source in package.parts and source not in package.dropped:
        _unrefer(package.root(source, source), gone)


def _type(relation: Element) -> str:
    """The last word of a relation's type, such as `hyperlink`."""
    return str(relation.get("Type", "")).rpartition("/")[2]


def _outside(work: Work, relation: Element, target: str, place: str) -> None:
    if _PATH.match(target):
        relation.set("Target", "removed" + posixpath.splitext(target.replace("\\", "/"))[1][:8])
        work.removed("path of a file", place)
        return
    for what in work.names.found(target):
        work.flagged(f"{what} in a link", place)


def _resolved(source: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def _unrefer(root: Element, gone: set[str]) -> None:
    for element in list(root.iter()):
        for name, value in list(element.attrib.items()):
            if value in gone and "relationships" in name:
                if local(element.tag) == "pageSetup":
                    del element.attrib[name]
                else:
                    remove(element)


def _documents(package: _Package) -> list[tuple[str, Element]]:
    names = [
        name
        for name in package.parts
        if name.endswith((".xml", ".vml")) and name not in package.dropped and name not in _EMPTY and name != TYPES
    ]
    found = []
    for name in names:
        if name.endswith(".vml") and name not in package.roots and not package.parts[name].lstrip().startswith(b"<"):
            continue
        found.append((name, package.root(name, name)))
    return found


def _elements(work: Work, root: Element, place: str) -> None:
    for element in list(root.iter()):
        name = local(element.tag)
        if what := _ELEMENT_OF.get(name):
            alternative = element.getparent()
            remove(element)
            work.removed(what, place)
            while alternative is not None and local(alternative.tag) in ("Choice", "AlternateContent"):
                above = alternative.getparent()
                if len(alternative) and local(alternative.tag) == "Choice":
                    break
                remove(alternative)
                alternative = above


def _attributes(work: Work, root: Element, place: str) -> None:
    for element in root.iter():
        tag = local(element.tag)
        for name in list(element.attrib):
            short = local(name)
            if short == "author" and element.get(name) != "Candidate":
                element.set(name, "Candidate")
                work.removed("authors of tracked changes", place)
            elif what := _ATTRIBUTE_OF.get(short):
                del element.attrib[name]
                work.removed(what, place)
            elif short == "date" and tag in _CHANGE:
                del element.attrib[name]


def _search(work: Work, root: Element, part: str) -> None:
    """Paragraphs as they are read, although programs cut them into runs; and attributes (alternative texts)."""
    number = 0
    for element in root.iter():
        tag = local(element.tag)
        if tag in _TEXTS:
            number += 1
            for what in work.names.found("".join(str(text) for text in element.itertext())):
                work.flagged(f"{what} in the text", f"{part}, {'paragraph' if tag in _WITHIN else tag} {number}")
        for name, value in element.attrib.items():
            if local(name) == "author":
                continue  # what it says is ours
            for what in work.names.found(str(value)):
                work.flagged(f"{what} in the text", f"{part}, {local(name)}")


def _written(work: Work, package: _Package, part: str, raw: bytes, place: str, scrub: Scrub) -> bytes:
    if part in _EMPTY:
        return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + _EMPTY[part]
    if part in package.roots:
        return written(package.roots[part])
    return scrub(work, raw, part, f"{place}/{part}" if place else part).content
