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
from services.posting.scrubber import Scrubbed, Scrubber
from services.posting.settings import ScrubSettings
from shared.rules import Invalid, Unsupported
from tests.integration.posting.conftest import Api, Posting
from tests.integration.posting.project import P, publish
from tests.unit.posting.scrub import pdfs, pictures
from tests.unit.posting.scrub.scanner import WHO, found

MB = 1024 * 1024
PAGES = 9000
"""So many take far more than three seconds of processor time."""


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


async def test_what_takes_too_long_is_refused_and_nothing_else() -> None:
    made = Scrubber(ScrubSettings(seconds=3))

    with on_disk(pdfs.report()) as file, (await made.scrub(file, "a.pdf", WHO)).file as copy:
        assert copy.read(5) == b"%PDF-"
    with on_disk(pdfs.report(pages=PAGES)) as file, pytest.raises(Invalid) as refused:
        await made.scrub(file, "a.pdf", WHO)

    assert refused.value.findings[0].rule == "too_complex"


async def test_what_takes_too_much_memory_is_refused() -> None:
    block = random.Random(7).randbytes(4096).hex().encode() * 2
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as entry:
        for _ in range(300 * MB // len(block)):
            entry.write(block)
    with on_disk(packed.getvalue()) as file, pytest.raises(Invalid) as refused:
        await Scrubber(ScrubSettings(memory=512 * MB)).scrub(file, "a.zip", WHO)

    assert refused.value.findings[0].rule == "too_complex"


DEATHS = {
    "killed": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "out of memory": "def scrubbed(*_): raise MemoryError\nfrom services.posting import scrub_child as child\n"
    "child.scrubbed = scrubbed\nchild.main()",
    "too deep": "def scrubbed(*_): raise RecursionError\nfrom services.posting import scrub_child as child\n"
    "child.scrubbed = scrubbed\nchild.main()",
}


@pytest.mark.parametrize("death", DEATHS)
async def test_what_the_process_dies_of_is_refused(death: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    standing_in(DEATHS[death], tmp_path, monkeypatch)

    with on_disk(pictures.png()) as file, pytest.raises(Invalid) as refused:
        await Scrubber(ScrubSettings()).scrub(file, "a.png", WHO)

    assert refused.value.findings[0].rule == "too_complex"


async def test_a_fault_of_ours_is_none_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    standing_in("raise KeyError('a fault')", tmp_path, monkeypatch)

    with on_disk(pictures.png()) as file, pytest.raises(RuntimeError, match="ended with 1"):
        await Scrubber(ScrubSettings()).scrub(file, "a.png", WHO)

    assert [(one.levelname, one.getMessage()) for one in caplog.records] == [("ERROR", "scrub.failed")]


def standing_in(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on this code runs where the process that scrubs would."""
    (folder / "standing_in.py").write_text(code)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr(scrubber, "CHILD", "standing_in")


async def test_a_process_that_ends_as_it_is_given_up_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ended:
        async def communicate(self, _: bytes) -> tuple[bytes, bytes]:
            raise TimeoutError

        def kill(self) -> None:
            raise ProcessLookupError

        async def wait(self) -> int:
            return 0

    async def started(*_: object, **__: object) -> Ended:
        return Ended()

    monkeypatch.setattr(asyncio, "create_subprocess_exec", started)
    with on_disk(pictures.png()) as file, pytest.raises(Invalid) as refused:
        await Scrubber(ScrubSettings()).scrub(file, "a.png", WHO)

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


async def test_so_many_at_once_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    made, apart = Scrubber(ScrubSettings(at_once=2)), Scrubber._apart
    running = most = 0

    async def counted(self: Scrubber, file: BinaryIO, asked: dict[str, Any]) -> Scrubbed:
        nonlocal running, most
        running += 1
        most = max(most, running)
        try:
            return await apart(self, file, asked)
        finally:
            running -= 1

    monkeypatch.setattr(Scrubber, "_apart", counted)
    files = [on_disk(pictures.png(exif=pictures.exif())) for _ in range(4)]

    copies = await asyncio.gather(*(made.scrub(file, "a.png", WHO) for file in files))

    assert most == 2
    assert len({copy.sha256 for copy in copies}) == 1
    for file in (*files, *(copy.file for copy in copies)):
        file.close()


async def test_plain_text_waits_for_nobody() -> None:
    made = Scrubber(ScrubSettings(at_once=1))

    async with made._turn:
        with on_disk(b"# Causes\n") as file, (await asyncio.wait_for(made.scrub(file, "a.md", WHO), 10)).file as copy:
            assert copy.read() == b"# Causes\n"


def _large(path: Path) -> str:
    """A zip of 40 MB of noise, and its digest."""
    noise = random.Random(7)
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive,
        archive.open("a.bin", "w", force_zip64=False) as entry,
    ):
        for _ in range(40):
            entry.write(noise.randbytes(MB))
    with path.open("rb") as made:
        return hashlib.file_digest(made, "sha256").hexdigest()


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
