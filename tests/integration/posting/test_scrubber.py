"""The process that scrubs: bounded in time and memory, without secrets, and large files never lie in ours."""

import asyncio
import hashlib
import io
import json
import random
import tempfile
import tracemalloc
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from services.posting import scrubber
from services.posting.domain.scrub.report import Outcome
from services.posting.scrubber import Scrubber
from services.posting.settings import ScrubSettings
from shared.rules import Invalid, Unsupported
from tests.integration.posting.conftest import Api, Posting
from tests.integration.posting.project import P, publish
from tests.unit.posting.scrub import pdfs, pictures
from tests.unit.posting.scrub.scanner import WHO, found

MB = 1024 * 1024


def on_disk(content: bytes) -> BinaryIO:
    file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115
    file.write(content)
    return file


async def test_what_comes_back_is_the_copy_with_its_report() -> None:
    with on_disk(pdfs.report(author="Candidate Sevenfold", text="by Sevenfold")) as file:
        made = await Scrubber(ScrubSettings()).scrub(file, "a.pdf", WHO)

    with made.file:
        content = made.file.read()
    assert (made.media_type, made.extension, made.size_bytes) == ("application/pdf", "pdf", len(content))
    assert made.sha256 == hashlib.sha256(content).hexdigest()
    assert found(content) != []  # the text stays, and the report says where
    assert [one.place for one in made.report if one.outcome is Outcome.FLAGGED] == ["page 1, line 1", "page 2, line 1"]


async def test_a_refusal_comes_back_as_what_it_is() -> None:
    with on_disk(b"MZ\x90\x00") as file, pytest.raises(Unsupported) as refused:
        await Scrubber(ScrubSettings()).scrub(file, "a.pdf", WHO)

    assert refused.value.findings[0].rule == "program"


async def test_what_takes_too_long_is_refused() -> None:
    with on_disk(pdfs.report(pages=1500)) as file, pytest.raises(Invalid) as refused:
        await Scrubber(ScrubSettings(seconds=1)).scrub(file, "a.pdf", WHO)

    assert refused.value.findings[0].rule == "too_complex"


async def test_what_takes_too_much_memory_is_refused() -> None:
    block = random.Random(7).randbytes(4096).hex().encode() * 2
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", block * (450 * MB // len(block)))
    with on_disk(packed.getvalue()) as file, pytest.raises(Invalid) as refused:
        await Scrubber(ScrubSettings(memory=512 * MB)).scrub(file, "a.zip", WHO)

    assert refused.value.findings[0].rule == "too_complex"


async def test_the_process_knows_no_setting_and_shows_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scrubber, "CHILD", "tests.unit.posting.scrub.tattling")
    monkeypatch.setenv("POSTING_PRIVACY__KEY", "5a" * 32)
    with on_disk(pictures.png()) as file, pytest.raises(Invalid) as said:
        await Scrubber(ScrubSettings()).scrub(file, "Candidate Sevenfold.png", WHO)

    seen = json.loads(said.value.findings[0].message)
    assert set(seen["environment"]) <= {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "LC_CTYPE"}
    assert all(argument.isdecimal() for argument in seen["arguments"])
    assert seen["told"] == ["identity", "name", "page"]


async def test_so_many_at_once_and_no_more() -> None:
    made = Scrubber(ScrubSettings(at_once=1))
    files = [on_disk(pictures.png(exif=pictures.exif())) for _ in range(3)]

    copies = await asyncio.gather(*(made.scrub(file, "a.png", WHO) for file in files))

    assert len({copy.sha256 for copy in copies}) == 1
    for file in (*files, *(copy.file for copy in copies)):
        file.close()


def _large(path: Path) -> str:
    """A zip of 40 MB of noise, and its digest."""
    noise = random.Random(7)
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive,
        archive.open("a.bin", "w", force_zip64=False) as entry,
    ):
        for _ in range(40):
            entry.write(noise.randbytes(MB))
    return hashlib.sha256(path.read_bytes()).hexdigest()


async def test_a_large_upload_takes_little_of_our_memory(api: Api, posting: Posting, tmp_path: Path) -> None:
    project = await publish(api, posting, seats=1)
    await project.select(1)
    await project.answer(1, "confirm")
    mine = await project.engagement(1)
    path = f"{P}/engagements/{mine['engagement_id']}/deliverables/{mine['deliverables'][0]['deliverable_id']}/versions"
    large = tmp_path / "large.zip"
    digest = await asyncio.to_thread(_large, large)

    async def body() -> AsyncIterator[bytes]:
        yield f'--b\r\nContent-Disposition: form-data; name="sha256"\r\n\r\n{digest}\r\n'.encode()
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\n\r\n'
        with large.open("rb") as file:
            while chunk := file.read(64 * 1024):
                yield chunk
        yield b"\r\n--b--\r\n"

    tracemalloc.start()
    try:
        done = await project.candidate(1).post(
            path, content=body(), headers={"Content-Type": "multipart/form-data; boundary=b"}, timeout=120
        )
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    newest: dict[str, Any] = done.json()["deliverables"][0]["versions"][0]
    assert (done.status_code, newest["sha256"]) == (201, digest)
    assert newest["size_bytes"] > 40 * MB
    assert peak < 16 * MB
