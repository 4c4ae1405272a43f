"""Text with a structure: notebooks, SVG and HTML lose the properties that they carry."""

import base64
import binascii
import json
import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from services.posting.domain.scrub.archive import Scrub
from services.posting.domain.scrub.plain import plain_copy
from services.posting.domain.scrub.report import Copy, Work, refused
from services.posting.domain.scrub.xml import Element, local, parsed, remove, written
from shared.rules import Invalid

_MARKUP = frozenset({"html", "htm", "xhtml"})
_HOME = re.compile(r"(?i)((?:/home|/users|[a-z]:\\+users|[a-z]:/users)(?:/|\\+))[^/\\\s\"':<>|]+")
_PICTURES = {"image/png": "png", "image/jpeg": "jpg"}
_UNKNOWN = "a file of a type that is not known here"
_NOTEBOOK = frozenset({"nbformat", "nbformat_minor", "metadata", "cells"})
_KERNEL = frozenset({"kernelspec", "language_info"})
_CELL = frozenset({"tags", "collapsed", "jupyter", "slideshow", "name", "scrolled"})
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})")
_LOADING = frozenset(
    {"srcset", "ping", "action", "formaction", "background", "nonce", "style", "manifest", "lowsrc", "attributionsrc"}
)
_DATA = re.compile(r"(?is)data:image/(png|jpe?g);base64,(.*)")
_RUNS = frozenset(
    {
        "script",
        "style",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "link",
        "base",
        "meta",
        "noscript",
        "template",
        "set",
        "animate",
    }
)
_OF_SVG = frozenset(
    {"", "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"}
)
_STYLED = frozenset({"script", "foreignObject", "metadata", "handler", "listener"})
_ELSEWHERE = re.compile(r"(?i)@import|\b(?:url|src|image|image-set)\(\s*+['\"]?+(?!#)")
_ESCAPED = re.compile(r"(?s)\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+(svg|html)[^>\[]*>", re.IGNORECASE)


def text_copy(work: Work, content: bytes, text: str, name: str, place: str, scrub: Scrub) -> Copy:
    """The copy of what `decoded` has read; the ending of its name tells HTML, Markdown and CSV from other text."""
    ending, start = name.lower().rpartition(".")[2], text.lstrip()[:2000]
    if start.startswith("{") and '"nbformat"' in text and (document := _notebook_in(text)) is not None:
        return _notebook(work, document, place, scrub)
    if re.match(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE\s+svg[^>]*>\s*)?<svg[\s>]", start, re.DOTALL):
        return Copy(_svg(work, content, place, scrub), "image/svg+xml", "svg")
    if ending in _MARKUP or re.match(r"(?i)<!doctype html|<html[\s>]", start):
        return Copy(html(work, content, place, scrub), "text/html", "html")
    return plain_copy(work, content, text, name, place)


def _notebook_in(text: str) -> dict[str, Any] | None:
    """The document; None for other JSON, which may speak of notebooks, and for what is no JSON."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) and isinstance(document.get("nbformat"), int) else None


def _notebook(work: Work, document: dict[str, Any], place: str, scrub: Scrub) -> Copy:
    """Cells stay; who ran them, when, and under which path goes."""
    if not isinstance(document.get("cells"), list):
        raise refused("damaged", "the notebook has no list of cells: open it in Jupyter, and save it again")
    document = _only(work, document, _NOTEBOOK, place)
    document["metadata"] = _only(work, document.get("metadata"), _KERNEL, place)
    if isinstance(spec := document["metadata"].get("kernelspec"), dict):
        document["metadata"]["kernelspec"] = {
            key: spec[key] for key in ("name", "display_name", "language") if key in spec
        }
    for number, cell in enumerate(document["cells"], 1):
        within = f"{place}, cell {number}" if place else f"cell {number}"
        if isinstance(cell, dict):
            _cell(work, cell, within, scrub)
        else:
            work.left(_UNKNOWN, within)
    written_anew = json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    return Copy(written_anew, "application/x-ipynb+json", "ipynb")


def _only(work: Work, metadata: Any, kept: frozenset[str], place: str) -> dict[str, Any]:
    given = metadata if isinstance(metadata, dict) else {}
    if set(given) - kept:
        work.removed("properties of the notebook", place)
    return {key: value for key, value in given.items() if key in kept}


def _cell(work: Work, cell: dict[str, Any], place: str, scrub: Scrub) -> None:
    cell["metadata"] = _only(work, cell.get("metadata"), _CELL, place)
    work.search(_joined(cell.get("source")), place)
    for bag in _parts(work, cell.get("attachments"), dict, place):
        _bag(work, bag, place, scrub)
    for output in _parts(work, cell.get("outputs"), list, place):
        if isinstance(output, dict):
            _output(work, output, place, scrub)
        else:
            work.left(_UNKNOWN, place)


def _parts(work: Work, holder: Any, kind: type[dict[str, Any] | list[Any]], place: str) -> list[Any]:
    """What is in a part of a cell, which the format lets be missing."""
    if holder is not None and not isinstance(holder, kind):
        work.left(_UNKNOWN, place)
    return list(holder.values() if isinstance(holder, dict) else holder) if isinstance(holder, kind) else []


def _output(work: Work, output: dict[str, Any], place: str, scrub: Scrub) -> None:
    if output.get("metadata"):
        output["metadata"] = {}
        work.removed("properties of the notebook", place)
    for key in ("text", "traceback", "evalue"):
        if key in output:
            output[key] = _homeless(work, output[key], place)
            work.search(_joined(output[key]), place)
    if "data" in output:
        _bag(work, output["data"], place, scrub)


def _bag(work: Work, bag: Any, place: str, scrub: Scrub) -> None:
    """What a cell shows, by media type."""
    if not isinstance(bag, dict):
        work.left(_UNKNOWN, place)
        return
    for kind, value in list(bag.items()):
        if ending := _PICTURES.get(kind):
            bag[kind] = _picture(work, _joined(value), f"{place}.{ending}", scrub)
        elif kind.startswith("text/") or kind == "image/svg+xml":
            bag[kind] = _homeless(work, value, place)
            work.search(_joined(value), place)
        elif kind.startswith("application/"):
            bag[kind] = _homeless(work, value, place)
            work.search(json.dumps(value, ensure_ascii=False), place)
        else:
            work.left(_UNKNOWN, place)


def _picture(work: Work, encoded: str, place: str, scrub: Scrub) -> str:
    try:
        raw = base64.b64decode(encoded)
        return base64.b64encode(scrub(work, raw, place, place).content).decode()
    except (binascii.Error, ValueError, Invalid):
        work.left("a picture that cannot be read", place)
        return encoded


def _joined(value: Any) -> str:
    if isinstance(value, list):
        return "".join(str(one) for one in value)
    return value if isinstance(value, str) else ""


def _homeless(work: Work, value: Any, place: str) -> Any:
    """Paths that begin with somebody's home folder no longer say whose it is."""
    if isinstance(value, str):
        text, gone = _HOME.subn(r"\1user", value)
        if gone:
            work.removed("names of home folders", place)
        return text
    if isinstance(value, list):
        return [_homeless(work, one, place) for one in value]
    if isinstance(value, dict):
        return {key: _homeless(work, one, place) for key, one in value.items()}
    return value


def _svg(work: Work, content: bytes, place: str, scrub: Scrub) -> bytes:
    """Shapes and texts stay; scripts, what loads from elsewhere, and notes of drawing programs go."""
    if b"<!--" in content:
        work.removed("remarks in the markup", place)
    root = parsed(_DOCTYPE.sub(b"", content, count=1), place or "the picture")
    if _space(root.tag) not in _OF_SVG:
        raise refused("damaged", f"{place or 'the picture'} is no SVG although it begins like one: export it again")
    for element in list(root.iter()):
        tag = local(element.tag)
        if _space(element.tag) not in _OF_SVG or tag in _STYLED or _sets_a_link(element) or _styles(element):
            work.removed("metadata and scripts of the SVG", place)
            remove(element)
            continue
        for name, value in list(element.attrib.items()):
            known = _space(name) in _OF_SVG
            kept = _svg_attribute(work, tag, local(name).lower(), str(value), place, scrub) if known else None
            if kept is None:
                del element.attrib[name]
                work.removed("metadata and scripts of the SVG", place)
            elif kept != value:
                element.set(name, kept)
    etree.cleanup_namespaces(root)
    _search(work, root, place)
    return written(root)


def _space(name: object) -> str:
    """The namespace of a tag or attribute; `""` for none."""
    return name.rpartition("}")[0].lstrip("{") if isinstance(name, str) else ""


def _sets_a_link(element: Element) -> bool:
    """An animation may put an address where there was none."""
    name = str(element.get("attributeName", "")).strip().rpartition(":")[2].lower()
    return name in ("href", "src") or name.startswith("on")


def _styles(element: Element) -> bool:
    return local(element.tag) == "style" and _loads("".join(element.itertext()))


def _svg_attribute(work: Work, tag: str, name: str, value: str, place: str, scrub: Scrub) -> str | None:
    """What stays of it; None when it runs or loads something."""
    if name.startswith("on") or name == "base" or _loads(value):
        return None
    if name not in ("href", "src") or value.startswith("#"):
        return value
    if tag == "a":
        return value if value.startswith(("https:", "http:")) else None
    return _inline(work, value, place, scrub)


def _loads(style: str) -> bool:
    """Whether styles name something that lies elsewhere, however they write it."""
    plain = _ESCAPED.sub(lambda one: chr(int(one[1], 16) % 0x110000) if one[1] else one[2], style)
    return _ELSEWHERE.search(plain) is not None


def _inline(work: Work, address: str, place: str, scrub: Scrub) -> str | None:
    """A picture within the markup, scrubbed like one outside; None for what lies elsewhere or is of another type."""
    found = _DATA.fullmatch(address.strip())
    if found is None:
        return None
    kind = f"image/{found.group(1).lower().replace('jpg', 'jpeg')}"
    within = f"{place}, picture.{_PICTURES[kind]}" if place else f"picture.{_PICTURES[kind]}"
    return f"data:{kind};base64,{_picture(work, found.group(2), within, scrub)}"


def html(work: Work, content: bytes, place: str, scrub: Scrub, *, encoding: str = "") -> bytes:
    """What people read of a page: structure, text, links, pictures; nothing that runs, loads or says who wrote it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        root = lxml_html.document_fromstring(_unencoded(content, encoding).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise refused("damaged", "the page cannot be read: save it again") from error
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in _RUNS:
            if element.getparent() is not None:
                remove(element)
                work.removed("scripts, forms and head of the page", place)
            continue
        if element.tag == "form":
            element.drop_tag()
            work.removed("scripts, forms and head of the page", place)
            continue
        for name, value in list(element.attrib.items()):
            kept = _html_attribute(work, element.tag, name.lower(), str(value), place, scrub)
            if kept is None:
                del element.attrib[name]
                work.removed("scripts, forms and head of the page", place)
            elif kept != value:
                element.set(name, kept)
    _require_shown(work, root, place)
    _search(work, root, place)
    head = root.find("head")
    if head is not None:
        head.insert(0, lxml_html.Element("meta", charset="utf-8"))
    out: bytes = etree.tostring(root, method="html", encoding="utf-8")
    return b"<!DOCTYPE html>\n" + out


def _require_shown(work: Work, root: Element, place: str) -> None:
    """Reviewers cannot judge a page that scripts would have to fill first; among other files it is one of many."""
    body = root.find("body")
    if body is not None and ("".join(map(str, body.itertext())).strip() or body.xpath(".//svg | .//*[@src]")):
        return
    if not work.depth:
        raise refused("empty", "the page shows nothing without its scripts: send what it shows as a PDF or a picture")
    work.left("a page that shows nothing without its scripts", place)


def _unencoded(content: bytes, encoding: str) -> str:
    """The text of a page: its encoding is what the server says, else the page, else UTF-8."""
    said = _CHARSET.search(content[:2048])
    for name in (encoding, said.group(1).decode("ascii", "replace") if said else "", "utf-8"):
        try:
            return content.decode(name, "replace")
        except (LookupError, ValueError):  # a name that nobody knows, or that is none
            continue
    return content.decode("utf-8", "replace")


def _html_attribute(work: Work, tag: str, name: str, value: str, place: str, scrub: Scrub) -> str | None:
    """What stays of it; None when it runs or loads: reading a copy must tell nobody that it is read."""
    if name.startswith(("on", "data-")) or name in _LOADING or _loads(value):
        return None
    if name not in ("src", "poster", "href", "xlink:href") or value.startswith("#"):
        return value
    if name == "href" and tag in ("a", "area"):
        scheme = re.sub(r"[\0-\x20]+", "", value).lower()
        return value if scheme.startswith(("https:", "http:", "mailto:")) else None
    return _inline(work, value, place, scrub)


def _search(work: Work, root: Element, place: str) -> None:
    work.search("".join(str(text) for text in root.itertext()), place)
    for element in root.iter():
        for name, value in element.attrib.items():
            for what in work.names.found(str(value)):
                work.flagged(f"{what} in the text", f"{place}, {local(name)}" if place else local(name))
