"""XML of strangers, read safely: no document types, no entities, no network."""

from lxml import etree
from lxml.etree import _Element as Element

from services.posting.domain.scrub.report import refused

__all__ = ["Element", "local", "parsed", "remove", "written"]


def parsed(content: bytes, part: str) -> Element:
    """The root; raises `Invalid` for what is no XML, or would define entities."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise refused("document_type", f"{part} defines a document type of its own: save the file again")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root: Element = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise refused("damaged", f"{part} cannot be read: save the file again") from error
    if root.getroottree().docinfo.doctype:
        raise refused("document_type", f"{part} defines a document type of its own: save the file again")
    return root


def written(root: Element) -> bytes:
    out: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return out


def local(name: object) -> str:
    """A tag or attribute without its namespace; `""` for what is no element."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def remove(element: Element) -> None:
    """Takes an element out and leaves the text behind it where it was."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
