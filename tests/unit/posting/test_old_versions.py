"""What was written before copies had reports is still read."""

from typing import Any

from services.posting.publishing.engagement import _copy
from services.posting.store.engagements import DELIVERABLES
from shared.contracts.posting_v1 import ReviewersCopy

SHA = "ab" * 32
FILE: dict[str, Any] = {"number": 1, "kind": "file", "submitted_at": "2026-11-01T10:00:00Z", "link": None, "sha256": SHA,
                        "size_bytes": 7, "media_type": "application/pdf", "copy_sha256": SHA, "copy_size_bytes": 7,
                        "copy_name": "deliverable-1-v1.pdf", "removed": ["PDF Author"]}  # fmt: skip
LINK: dict[str, Any] = {"number": 2, "kind": "link", "submitted_at": "2026-11-02T10:00:00Z",
                        "link": "https://example.com/work", "removed": []}  # fmt: skip


def row(*versions: dict[str, Any]) -> list[dict[str, Any]]:
    identity = "018f0000-0000-7000-8000-0000000000a1"
    return [
        {
            "id": identity,
            "title": "Report",
            "acceptance": "It is there.",
            "status": "accepted",
            "versions": versions,
            "note": "",
        }
    ]


def test_a_row_without_a_report_is_read_and_published() -> None:
    ((file,), (link,)) = (DELIVERABLES.validate_python(row(FILE)), DELIVERABLES.validate_python(row(FILE, LINK)))

    assert (file.versions[0].removed, file.versions[0].report, file.versions[0].left) == (("PDF Author",), (), ())
    assert (_copy(file).removed, _copy(file).left, _copy(file).link) == (["PDF Author"], [], None)
    assert (_copy(link).link, _copy(link).sha256) == ("https://example.com/work", None)


def test_an_event_without_them_is_read() -> None:
    event = {"deliverable_id": "018f0000-0000-7000-8000-0000000000a1", "title": "Report", "version": 1, "kind": "link"}

    read = ReviewersCopy.model_validate(event)

    assert (read.removed, read.left, read.link) == ([], [], None)
