"""Looks for planted words in every form in which a file may hold them: plain, wide, hexadecimal, base64, packed."""

import base64
import io
import re
import zipfile
import zlib

from services.posting.domain.candidate import Identity

NAME, MAIL = "Candidate Sevenfold", "candidate.sevenfold@example.com"
WHO = Identity(NAME, MAIL)
PLANTED = ("sevenfold",)
_STARTS = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}={0,2}")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}\s*){6,}")
_85 = re.compile(rb"(?<!end)stream\r?\n([!-uz\s]+)~>")
_OCTAL = re.compile(rb"\\([0-7]{3})")


def found(content: bytes, depth: int = 0) -> list[str]:
    """Which planted words are in there, and how; empty when the content is clean."""
    hits = [f"{form}: {word}" for form, text in _forms(content) for word in PLANTED if word in text]
    if depth < 5:
        for how, inner in _within(content):
            hits += [f"{how} > {hit}" for hit in found(inner, depth + 1)]
    return hits


def _forms(content: bytes) -> list[tuple[str, str]]:
    wide = [
        (f"{code}+{start}", content[start:].decode(code, "ignore").lower())
        for code in ("utf-16-le", "utf-16-be", "utf-32-le")
        for start in (0, 1)
    ]
    octal = _OCTAL.sub(lambda one: bytes([int(one.group(1), 8) & 0xFF]), content)
    return [("plain", content.decode("latin-1").lower()), ("octal", octal.decode("latin-1").lower()), *wide]


def _within(content: bytes) -> list[tuple[str, bytes]]:
    parts = []
    for start in _STARTS.finditer(content):
        try:
            inner = zlib.decompressobj().decompress(content[start.start() :], 4_000_000)
        except zlib.error:
            continue
        if len(inner) > 8:
            parts.append(("inflated", inner))
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts.append(("names", "\n".join(archive.namelist()).encode()))
            parts += [(info.filename, archive.read(info)) for info in archive.infolist()]
    parts += [("base85", _from_85(one)) for one in _85.findall(content)]
    if len(content) < 300_000:
        parts += [("hex", bytes.fromhex(re.sub(rb"\s", b"", one).decode())) for one in _HEX.findall(content)]
        parts += [("base64", _decoded(one)) for one in _BASE64.findall(content)]
    return parts


def _from_85(text: bytes) -> bytes:
    try:
        return base64.a85decode(text, ignorechars=b" \t\n\r")
    except ValueError:
        return b""


def _decoded(text: bytes) -> bytes:
    bare = text.rstrip(b"=")
    try:
        return base64.b64decode(bare[: len(bare) // 4 * 4])
    except ValueError:
        return b""
