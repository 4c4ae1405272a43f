"""Pictures with the candidate's name in every place that pictures have for one."""

import io
import struct
import zlib
from collections.abc import Callable, Mapping

from PIL import Image, ImageCms, PngImagePlugin

from tests.unit.posting.scrub.scanner import MAIL, NAME

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    f'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="{NAME} {MAIL}"/></rdf:RDF></x:xmpmeta>'
)


def image() -> Image.Image:
    """Small, and different in every corner."""
    made = Image.new("RGB", (48, 32))
    made.putdata([(x * 5, y * 7, (x * y) % 256) for y in range(32) for x in range(48)])
    return made


def exif(*, orientation: int | None = None) -> Image.Exif:
    made = Image.Exif()
    made[0x013B], made[0x8298], made[0x010E] = NAME, f"(c) {MAIL}", f"by {NAME}"
    if orientation is not None:
        made[0x0112] = orientation
    return made


def png(**options: object) -> bytes:
    out = io.BytesIO()
    image().save(out, "PNG", **options)
    return out.getvalue()


def jpeg(**options: object) -> bytes:
    out = io.BytesIO()
    image().save(out, "JPEG", quality=90, **options)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def with_chunk(kind: bytes, data: bytes) -> bytes:
    whole = png()
    return whole[:33] + chunk(kind, data) + whole[33:]


def with_segment(marker: int, data: bytes, whole: bytes | None = None) -> bytes:
    whole = whole or jpeg()
    return whole[:2] + segment(marker, data) + whole[2:]


def _texts(*, packed: bool = False, international: bool = False) -> bytes:
    info = PngImagePlugin.PngInfo()
    if international:
        info.add_itxt("Author", NAME, zip=packed)
    else:
        info.add_text("Author", NAME, zip=packed)
    return png(pnginfo=info)


def _profile() -> bytes:
    """A real profile whose description, inside of the packed chunk, is the candidate."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile + NAME.encode()


def _named_profile() -> bytes:
    data = b"sRGB\0\0" + zlib.compress(_profile())
    return with_chunk(b"iCCP", data)


def _thumbnail() -> bytes:
    """A JFIF thumbnail of raw pixels that spell the name."""
    pixels = (NAME.encode() + b"\0" * 30)[:48]
    whole = jpeg()
    end = 2 + 2 + int.from_bytes(whole[4:6], "big")
    body = whole[6 : end - 2] + bytes((4, 4)) + pixels
    return whole[:2] + segment(0xE0, body) + whole[end:]


def _between_scans() -> bytes:
    """A comment behind the first scan of a progressive picture."""
    whole = jpeg(progressive=True)
    second = whole.index(b"\xff\xc4", whole.index(b"\xff\xda"))
    return whole[:second] + segment(0xFE, NAME.encode()) + whole[second:]


def _further_pictures() -> bytes:
    """What phones append: a second picture, and where to find it."""
    return with_segment(0xE2, b"MPF\0" + NAME.encode()) + jpeg(exif=exif())


PNGS: Mapping[str, Callable[[], bytes]] = {
    "png-text": _texts,
    "png-packed-text": lambda: _texts(packed=True),
    "png-international-text": lambda: _texts(international=True),
    "png-packed-international-text": lambda: _texts(packed=True, international=True),
    "png-xmp": lambda: with_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP.encode()),
    "png-exif": lambda: png(exif=exif()),
    "png-profile": _named_profile,
    "png-private-chunk": lambda: with_chunk(b"nmEd", NAME.encode()),
    "png-trailer": lambda: png() + f"PK {NAME}".encode(),
}
JPEGS: Mapping[str, Callable[[], bytes]] = {
    "jpeg-exif": lambda: jpeg(exif=exif()),
    "jpeg-xmp": lambda: jpeg(xmp=XMP.encode()),
    "jpeg-long-xmp": lambda: with_segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + NAME.encode()),
    "jpeg-iptc": lambda: with_segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x17\x1c\x02\x50" + NAME.encode()),
    "jpeg-comment": lambda: jpeg(comment=NAME.encode()),
    "jpeg-comment-between-scans": _between_scans,
    "jpeg-profile": lambda: jpeg(icc_profile=_profile()),
    "jpeg-thumbnail": _thumbnail,
    "jpeg-further-pictures": _further_pictures,
    "jpeg-private-segment": lambda: with_segment(0xE7, NAME.encode()),
    "jpeg-trailer": lambda: jpeg() + NAME.encode(),
}
