"""What is handed over, over HTTP: who is told what the copy lacks and where it names somebody, and what is refused."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest

from shared.blobs import FolderReader
from tests.integration.posting.conftest import Api, Posting
from tests.integration.posting.project import P, Published, deliver, files, link, publish, supervise
from tests.unit.posting.scrub import offices, packages, pdfs, test_refusals
from tests.unit.posting.scrub.scanner import MAIL, NAME, found


@pytest.fixture
async def project(api: Api, posting: Posting) -> Published:
    """Somebody with the planted name at work on two deliverables."""
    made = await publish(api, posting, seats=1)
    await made.select(1)
    await made.described(1, name=NAME, email=MAIL)
    done = await made.answer(1, "confirm")
    assert done.status_code == 200, done.text
    return made


async def version(answer: httpx2.Response, position: int = 0) -> dict[str, Any]:
    assert answer.status_code == 201, answer.text
    newest: dict[str, Any] = answer.json()["deliverables"][position]["versions"][-1]
    return newest


def lines(newest: dict[str, Any], outcome: str) -> list[tuple[str, str]]:
    return [(one["what"], one["place"]) for one in newest["report"] if one["outcome"] == outcome]


async def test_a_copy_in_the_store_carries_nothing_of_what_was_planted(project: Published, tmp_path: Path) -> None:
    sent = packages.archive(
        {"a.pdf": pdfs.report(author=NAME), "b.docx": offices.DOCX["docx-comments"]()}, comment=NAME.encode()
    )

    newest = await version(await deliver(project, 1, 0, sent, name="work.zip"))

    copy = FolderReader(tmp_path / "reviewers").get(newest["copy_sha256"])
    assert found(sent) != []
    assert found(copy) == []
    assert "comments and their authors" in newest["removed"]
    assert newest["flagged"] == 0


async def test_the_candidate_is_told_at_once_where_they_are_named_and_can_mend_it(project: Published) -> None:
    first = await version(await deliver(project, 1, 0, f"# Causes\n\nby {NAME}, {MAIL}\n".encode(), name="a.md"))
    second = await version(await deliver(project, 1, 0, b"# Causes\n", name="a.md"))

    assert lines(first, "flagged") == [
        ("the candidate's name in the text", "line 3"), ("the candidate's mail address in the text", "line 3"),
    ]  # fmt: skip
    assert (first["flagged"], second["number"], second["flagged"], second["report"]) == (2, 2, 0, [])


async def test_the_supervisor_reads_the_report_before_accepting_and_it_names_nobody(project: Published) -> None:
    sent = packages.archive({f"{NAME}.py": packages.CODE})
    await deliver(project, 1, 0, sent, name="work.zip")
    path = f"{P}/engagements/{(await project.engagement(1))['engagement_id']}"

    read = await project.api.staff(project.employer, "partner").get(path)
    seen = (await project.supervisor.get(path)).json()["deliverables"][0]["versions"][0]

    assert lines(seen, "flagged") == [("the candidate's name in the name of a file", "[name].py")]
    assert NAME not in read.text
    rows = await project.posting.query("SELECT deliverables::text AS kept FROM engagements")
    assert "sevenfold" not in rows[0]["kept"].lower()


async def test_what_crosses_to_reviewers_says_what_was_removed_and_names_nobody(project: Published) -> None:
    film = b"\0\0\0\x18ftypmp42\xff"
    await deliver(project, 1, 0, packages.archive({f"{NAME}.mp4": film}, comment=NAME.encode()), name="work.zip")
    await link(project, 1, 1, "https://example.com/slides")
    for position in (0, 1):
        await supervise(project, 1, position, "accept")

    completed = await project.last("engagement.completed")

    report, slides = completed["deliverables"]
    assert (report["removed"], report["left"]) == (
        ["comment of the archive"],
        ["a file of a type that is not known here"],
    )
    assert (slides["link"], slides["file_name"]) == ("https://example.com/slides", "deliverable-2-v1.html")
    assert "sevenfold" not in json.dumps(completed).lower()


async def test_reviewers_get_the_snapshot_of_a_link_and_not_the_address_when_it_names_somebody(
    project: Published, tmp_path: Path
) -> None:
    newest = await version(await link(project, 1, 0, "https://example.com/candidate-sevenfold/churn"))
    await link(project, 1, 1, "https://example.com/slides")
    for position in (0, 1):
        await supervise(project, 1, position, "accept")

    copy = FolderReader(tmp_path / "reviewers").get(newest["copy_sha256"])
    (kept, _) = (await project.last("engagement.completed"))["deliverables"]
    assert b"812 of 940" in copy
    assert (newest["withheld"], newest["link"]) == (True, "https://example.com/candidate-sevenfold/churn")
    assert lines(newest, "flagged") == [("the candidate's name in the address of the link", "")]
    assert (kept["link"], kept["sha256"]) == (None, newest["copy_sha256"])


async def test_a_repeated_request_gets_the_first_answer(project: Published) -> None:
    mine = await project.engagement(1)
    path = f"{P}/engagements/{mine['engagement_id']}/deliverables/{mine['deliverables'][0]['deliverable_id']}/versions"
    content, key = b"# Causes\n", {"Idempotency-Key": "deliver-once"}
    sent: dict[str, Any] = {
        "files": {"file": ("a.md", content)},
        "data": {"sha256": hashlib.sha256(content).hexdigest()},
    }

    first = await project.candidate(1).post(path, headers=key, **sent)
    again = await project.candidate(1).post(path, headers=key, **sent)

    assert (first.status_code, again.status_code, again.headers["idempotent-replayed"]) == (201, 201, "true")
    assert first.json() == again.json()


@pytest.mark.parametrize(
    ("status", "rule", "name", "content"),
    [
        (415, "program", "report.pdf", lambda: b"MZ\x90\x00" + b"\0" * 60),
        (415, "name_lies", "report.pdf", lambda: packages.archive({"a.py": packages.CODE})),
        (415, "two_types", "report.pdf", test_refusals.pdf_and_zip),
        (415, "old_office", "report.doc", lambda: test_refusals.OLE),
        (422, "protected", "report.pdf", test_refusals.protected_pdf),
        (422, "protected", "report.zip", test_refusals.flagged_as_encrypted),
        (422, "protected", "report.docx", lambda: test_refusals.OLE + "EncryptedPackage".encode("utf-16-le")),
        (413, "too_many_pixels", "a.png", test_refusals.bomb_png),
        (413, "nested_too_deeply", "a.zip", lambda: test_refusals.nested(3)),
        (413, "packed_too_densely", "a.zip", lambda: packages.archive({"a.csv": b"0," * 20_000_000})),
        (422, "document_type", "a.docx", test_refusals.entities),
        (422, "leaves_its_folder", "a.zip", lambda: test_refusals.zipped(("../a", b"a", 0o100644))),
    ],
)
async def test_what_is_refused_says_why_and_costs_nothing(
    project: Published, tmp_path: Path, status: int, rule: str, name: str, content: Callable[[], bytes]
) -> None:
    refused = await deliver(project, 1, 0, content(), name=name)

    assert (refused.status_code, [one["rule"] for one in refused.json()["findings"]]) == (status, [rule])
    assert files(tmp_path) == []
    assert (await project.engagement(1))["deliverables"][0]["versions"] == []


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("http://example.com/work", "not_an_address"),
        ("https://me:secret@example.com/work", "with_a_password"),
        ("https://127.0.0.1/work", "not_public"),
        ("https://169.254.169.254/latest/meta-data", "not_public"),
        ("https://[::1]/work", "not_public"),
        ("https://localhost/work", "not_public"),
        ("https://work.invalid/", "unknown_host"),
        ("https://198.51.100.7:22/", "other_port"),
    ],
)
async def test_a_link_that_leads_nowhere_public_is_refused(project: Published, address: str, rule: str) -> None:
    refused = await link(project, 1, 0, address)

    assert (refused.status_code, [(one["field"], one["rule"]) for one in refused.json()["findings"]]) == (
        422,
        [("link", rule)],
    )


async def test_five_gigabytes_are_refused_before_a_byte_is_read(project: Published) -> None:
    mine = await project.engagement(1)
    path = f"{P}/engagements/{mine['engagement_id']}/deliverables/{mine['deliverables'][0]['deliverable_id']}/versions"
    read = 0

    async def body() -> Any:
        nonlocal read
        while True:
            read += 1
            yield b"x" * 65536

    headers = {"Content-Type": "multipart/form-data; boundary=b", "Content-Length": str(5 * 1024**3)}
    refused = await project.candidate(1).post(path, content=body(), headers=headers)

    assert (refused.status_code, refused.json()["limit"], read) == (413, 100 * 1024**2, 0)
