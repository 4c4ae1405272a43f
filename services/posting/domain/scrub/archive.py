"""Zip archives: unpacked under limits that are counted, each file in it scrubbed, packed anew without a trace."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Self

from services.posting.domain.scrub.report import Copy, Work, refused, unsupported

START = b"PK\x03\x04"
_CHUNK = 1024 * 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644 << 16
_JUNK = frozenset({"__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".git", ".hg", ".svn", ".idea", ".vscode"})
Scrub = Callable[[Work, bytes, str, str], Copy]
"""How a file within is scrubbed: the work, its bytes, its name, its place."""
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    struct.error,
    ValueError,
)
"""What the library raises for archives whose bytes are wrong: also plain ValueError, for offsets before the file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as it came out of an archive."""

    name: str
    content: bytes


def entries(work: Work, content: bytes, place: str) -> Iterator[Entry]:
    """Files in their order; raises for what a careful unpacker would not unpack."""
    _refuse_polyglot(content)
    seen = set()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.comment:
                work.removed("comment of the archive", place)
            for info in archive.infolist():
                name = _checked(work, info)
                if name in seen:
                    raise refused("two_of_a_name", f"{work.names.masked(name)} is in the archive twice: keep one")
                seen.add(name)
                if info.extra or info.comment:
                    work.removed("times, users and comments of packed files", place)
                if not info.is_dir():
                    yield Entry(name, _unpacked(work, archive, info))
    except _DAMAGED as error:
        raise refused("damaged", "the archive cannot be read: pack it again as a plain zip") from error


def names(content: bytes) -> frozenset[str]:
    """What an archive says is in it; raises for packages that would be scrubbed as if they were a plain zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = frozenset(archive.namelist())
    except _DAMAGED as error:
        raise refused("damaged", "the archive cannot be read: pack it again as a plain zip") from error
    if "mimetype" in found:
        raise unsupported("other_package", "this is a document or book of a kind that is not known here")
    return found


def _refuse_polyglot(content: bytes) -> None:
    """The names and extra fields in front of the first file's bytes have room for the start of a PDF."""
    name, extra = struct.unpack("<HH", content[26:30]) if len(content) >= 30 else (0, 0)
    if b"%PDF-" in content[: 30 + name + extra]:
        raise unsupported("two_types", "the file is a zip and a PDF at once")


def _checked(work: Work, info: zipfile.ZipInfo) -> str:
    """The name, once it is one that stays within the folder where somebody unpacks it."""
    name = info.orig_filename
    work.enter(name)
    shown = work.names.masked(name[:100])
    if any(one in name for one in "\\\0:") or name.startswith("/") or ".." in name.split("/"):
        raise refused("leaves_its_folder", f"{shown!r} would be unpacked outside of its folder: use plain names")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise refused("not_a_file", f"{shown!r} is a link or a device: pack files only")
    if info.flag_bits & 0x1:
        raise refused("protected", f"{shown!r} is protected with a password: pack it without one")
    return name


def _unpacked(work: Work, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Bytes are counted as they come out: what the directory says of their size may be a lie."""
    out = bytearray()
    before = work.unpacked
    with archive.open(info) as packed:
        while chunk := packed.read(_CHUNK):
            out += chunk
            work.unpacked = before
            work.spend(len(out), info.compress_size, info.filename)
    return bytes(out)


def archive(work: Work, content: bytes, place: str, scrub: Scrub) -> bytes:
    """A zip of the same files, scrubbed; folders of version control and of desktops are left out."""
    work.descend(place)
    with Packing() as out:
        for entry in entries(work, content, place):
            within = f"{place}/{entry.name}" if place else entry.name
            junk = next((part for part in entry.name.split("/") if part.lower() in _JUNK), None)
            if junk is not None:
                work.removed(f"folder or file {junk}", place)
                continue
            work.search_name(entry.name, "file", within)
            out.add(entry.name, scrub(work, entry.content, entry.name, within).content)
    work.ascend()
    return out.packed


class Packing:
    """A new zip whose entries carry a name and bytes, and nothing else; `packed` once the block has ended."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._zip = zipfile.ZipFile(self._out, "w", zipfile.ZIP_DEFLATED)
        self.packed = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
        self.packed = self._out.getvalue()

    def add(self, name: str, content: bytes) -> None:
        info = zipfile.ZipInfo(name, _EPOCH)
        info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _FILE_MODE, 3
        self._zip.writestr(info, content)
