"""Pictures keep their pixels, their colours and the side that is up; everything else that they carry goes."""

import struct
import zlib

from services.posting.domain.scrub.report import Work, oversized, refused

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV",
     b"cLLI", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT"}
)  # fmt: skip
_PNG_NAMED = {b"tEXt": "PNG text", b"zTXt": "PNG text", b"iTXt": "PNG text", b"eXIf": "EXIF", b"tIME": "PNG time"}
_LARGEST_PROFILE = 16 * 1024 * 1024
_JFIF, _JFXX, _EXIF, _ICC, _ADOBE = b"JFIF\0", b"JFXX\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_KEPT = frozenset({0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xDA})
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_SCAN, _END = 0xDA, 0xD9
_ORIENTATION = 0x0112


def png(work: Work, content: bytes, place: str) -> bytes:
    """Only chunks that change how it looks; a colour profile that names the candidate goes too."""
    kept, at = [PNG], len(PNG)
    while at + 12 <= len(content):
        (length,), kind = struct.unpack(">I", content[at : at + 4]), content[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(content):
            raise refused("cut_off", "the picture is cut off: save it again")
        body = content[at + 8 : end - 4]
        if kind == b"IHDR":
            if length < 8:
                raise refused("cut_off", "the picture is cut off: save it again")
            _refuse_bomb(work, *struct.unpack(">II", body[:8]))
        if _kept(work, kind, body, place):
            kept.append(content[at:end])
        at = end
        if kind == b"IEND":
            break
    else:
        raise refused("cut_off", "the picture is cut off: save it again")
    if at < len(content):
        work.removed("data behind the picture", place)
    return b"".join(kept)


def _kept(work: Work, kind: bytes, body: bytes, place: str) -> bool:
    if kind == b"iCCP":
        if not _names(work, body.partition(b"\0")[0] + b"\n" + _inflated(body)):
            return True
        work.removed("colour profile", place)
        return False
    if kind in _PNG_KEPT:
        return True
    what = "XMP" if body.startswith(b"XML:com.adobe.xmp") else _PNG_NAMED.get(kind, "other chunks of the PNG")
    work.removed(what, place)
    return False


def _inflated(body: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(body.partition(b"\0")[2][1:], _LARGEST_PROFILE)
    except zlib.error:
        return b""


def _names(work: Work, content: bytes) -> bool:
    return bool(work.names.found_in_bytes(content))


def jpeg(work: Work, content: bytes, place: str) -> bytes:
    """Only segments that change how it looks; of EXIF the side that is up, where dropping it would turn the picture."""
    kept, at, turned = [content[:2]], 2, 1
    marker = 0
    while marker != _END:
        marker, at = _marker(content, at)
        if marker == _END or marker in _STANDALONE:
            kept.append(bytes((0xFF, marker)))
            continue
        body = _body(content, at)
        at += 2 + len(body)
        if marker in _FRAMES and len(body) >= 5:
            _refuse_bomb(work, int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"))
        if marker == 0xE1 and body.startswith(_EXIF):
            turned = _orientation(body[len(_EXIF) :])
        wanted = _segment(work, marker, body, place)
        if wanted is not None:
            kept.append(bytes((0xFF, marker)) + (len(wanted) + 2).to_bytes(2, "big") + wanted)
        if marker == _SCAN:
            end = _scan_end(content, at)
            kept.append(content[at:end])
            at = end
    if content[at:].strip(b"\0"):
        work.removed("data behind the picture", place)
    if turned != 1:
        kept.insert(1, _upright(turned))
    return b"".join(kept)


def _body(content: bytes, at: int) -> bytes:
    length = int.from_bytes(content[at : at + 2], "big")
    if length < 2 or at + length > len(content):
        raise refused("cut_off", "the picture is cut off: save it again")
    return content[at + 2 : at + length]


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """The next marker and where it ends; 0xFF may be repeated in front of it."""
    if content[at : at + 1] != b"\xff":
        raise refused("cut_off", "the picture is damaged: save it again")
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise refused("cut_off", "the picture is cut off: save it again")
    return content[at], at + 1


def _segment(work: Work, marker: int, body: bytes, place: str) -> bytes | None:
    """What of a segment stays."""
    if marker in _KEPT or marker in _FRAMES:
        return body
    if marker == 0xE0 and body.startswith(_JFIF) and len(body) >= 14:
        if len(body) > 14:
            work.removed("thumbnail", place)
        return body[:12] + b"\0\0"
    if marker == 0xEE and body.startswith(_ADOBE):
        return body[:12]
    if marker == 0xE2 and body.startswith(_ICC) and not _names(work, body):
        return body
    work.removed(_what(marker, body), place)
    return None


def _what(marker: int, body: bytes) -> str:
    if marker == 0xE1:
        return "EXIF" if body.startswith(_EXIF) else "XMP"
    if marker == 0xE0:
        return "thumbnail"
    if marker == 0xE2:
        return "colour profile" if body.startswith(_ICC) else "further pictures (MPF)"
    return {0xED: "IPTC", 0xFE: "JPEG comment"}.get(marker, "other segments of the JPEG")


def _scan_end(content: bytes, at: int) -> int:
    """Where the compressed pixels end: at a marker that is neither stuffing nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise refused("cut_off", "the picture is cut off: save it again")
        following = content[at + 1]
        if following not in (0x00, 0xFF) and following not in _STANDALONE:
            return at
        at += 1 if following == 0xFF else 2


def _orientation(tiff: bytes) -> int:
    """The tag 0x0112 of EXIF's first directory; 1, upright, where there is none."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        if order is None:
            return 1
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for index in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * index)
            if tag == _ORIENTATION:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _upright(turned: int) -> bytes:
    """An EXIF segment that says which side is up, and nothing else."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)
    body = _EXIF + tiff
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body


def _refuse_bomb(work: Work, width: int, height: int) -> None:
    if width * height > work.limits.pixels:
        most = work.limits.pixels // 1_000_000
        raise oversized(
            "too_many_pixels", f"the picture has {width} x {height} pixels: make it {most} megapixels at most"
        )
