"""A file's name promises nothing but its ending, and that must be true."""

from services.posting.domain.scrub.report import unsupported

_ENDINGS = {
    "pdf": {"pdf"}, "png": {"png"}, "jpg": {"jpg"}, "jpeg": {"jpg"}, "docx": {"docx"}, "xlsx": {"xlsx"},
    "pptx": {"pptx"}, "zip": {"zip", "docx", "xlsx", "pptx"}, "ipynb": {"ipynb"}, "bundle": {"bundle"}, "svg": {"svg"},
    "html": {"html"}, "htm": {"html"}, "md": {"md"}, "csv": {"csv"}, "txt": {"txt"}, "json": {"txt", "ipynb"},
}  # fmt: skip
"""What content a name may promise. Other endings (`.py`, `.log`) promise nothing."""
_PROMISE = "its name ends in .{}, but it is {}"
_WORDS = {
    "pdf": "a PDF", "png": "a PNG", "jpg": "a JPEG", "docx": "a Word document", "xlsx": "an Excel workbook",
    "pptx": "a PowerPoint presentation", "zip": "a zip", "bundle": "a git bundle", "svg": "an SVG", "html": "HTML",
    "ipynb": "a notebook",
}  # fmt: skip


def kept(name: str, extension: str) -> bool:
    """Whether content of the type `extension` is what the name's ending says."""
    return extension in _ENDINGS.get(_ending(name), {extension})


def require_kept(name: str, extension: str) -> None:
    """Raises `Unsupported` for a name that lies."""
    if not kept(name, extension):
        problem = _PROMISE.format(_ending(name), _WORDS.get(extension, "text"))
        raise unsupported("name_lies", f"{problem}; give it the name of what it is")


def _ending(name: str) -> str:
    return name.lower().rpartition(".")[2] if "." in name else ""
