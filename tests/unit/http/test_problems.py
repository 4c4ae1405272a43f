"""Every error has one shape for programs and a page for people, and gives nothing away."""

import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from shared.http.problems import MEDIA_TYPE
from tests.unit.http.edge import HTML, SECRET

API = "/conversion/api"


def problem(answer: httpx2.Response, status: int, kind: str) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer.headers["content-type"] == MEDIA_TYPE
    body: dict[str, Any] = answer.json()
    assert body["type"] == f"urn:journeywork:problem:{kind}"
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    assert body["instance"] == answer.request.url.path
    return body


async def test_broken_rules_are_listed_by_field(http: httpx2.AsyncClient) -> None:
    body = problem(await http.get(f"{API}/fail/invalid"), 422, "invalid")
    assert body["findings"] == [{"field": "hours", "rule": "out_of_range", "message": "hours must be between 5 and 40"}]


@pytest.mark.parametrize(
    ("how", "status", "kind"), [("unsupported", 415, "unsupported"), ("oversized", 413, "too-large")]
)
async def test_what_is_not_taken_here_is_listed_like_a_broken_rule(
    http: httpx2.AsyncClient, how: str, status: int, kind: str
) -> None:
    body = problem(await http.get(f"{API}/fail/{how}"), status, kind)
    assert [one["field"] for one in body["findings"]] == ["file"]


async def test_something_else_that_is_away_is_named_and_may_come_back(http: httpx2.AsyncClient) -> None:
    answer = await http.get(f"{API}/fail/elsewhere")
    body = problem(answer, 503, "unavailable")
    assert body["detail"].startswith("the store of files does not answer")
    assert (SECRET in answer.text, answer.headers["retry-after"]) == (False, "5")


async def test_an_announced_size_is_enough_to_refuse(http: httpx2.AsyncClient) -> None:
    read = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal read
        read += 1
        yield b"x"

    answer = await http.post(f"{API}/raw", content=body(), headers={"Content-Length": str(5 * 1024**3)})
    problem(answer, 413, "too-large")
    assert read == 0


async def test_an_illegal_move_names_the_state_and_what_is_allowed(http: httpx2.AsyncClient) -> None:
    body = problem(await http.get(f"{API}/fail/illegal"), 409, "illegal-transition")
    assert (body["state"], body["target"], body["allowed"]) == ("accepted", "extended", ["started"])


@pytest.mark.parametrize(
    ("how", "status", "kind"),
    [("stale", 409, "stale"), ("missing", 404, "not-found"), ("rule", 409, "rule-broken")],
)
async def test_other_broken_rules(http: httpx2.AsyncClient, how: str, status: int, kind: str) -> None:
    problem(await http.get(f"{API}/fail/{how}"), status, kind)


async def test_a_body_of_the_wrong_shape_is_told_by_path(http: httpx2.AsyncClient) -> None:
    sent = {"criteria": [{"weight": 1}, {"weight": 0}, {}]}
    body = problem(await http.post(f"{API}/rubrics", json=sent), 422, "invalid")
    assert [finding["field"] for finding in body["findings"]] == ["criteria[1].weight", "criteria[2].weight"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"null", b'"x"'])
async def test_a_body_that_is_not_readable(http: httpx2.AsyncClient, content: bytes) -> None:
    answer = await http.post(f"{API}/rubrics", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == MEDIA_TYPE


async def test_unknown_addresses_and_methods(http: httpx2.AsyncClient) -> None:
    problem(await http.get(f"{API}/nothing"), 404, "not-found")
    answer = await http.delete(f"{API}/rubrics")
    problem(answer, 405, "method-not-allowed")
    assert answer.headers["allow"] == "POST"


async def test_a_crash_gives_a_number_and_nothing_else(
    http: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="shared.http.problems"):
        answer = await http.get(f"{API}/fail/crash")
    body = problem(answer, 500, "unexpected")
    assert SECRET not in answer.text
    assert "RuntimeError" not in answer.text
    assert body["number"] in body["detail"]
    assert [getattr(record, "number", None) for record in caplog.records] == [body["number"]]
    assert answer.headers["x-correlation-id"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("how", ["read_only", "full", "crowded", "starting", "away"])
async def test_a_database_that_takes_nothing_is_no_crash(http: httpx2.AsyncClient, how: str) -> None:
    answer = await http.get(f"{API}/fail/{how}")
    problem(answer, 503, "unavailable")
    assert int(answer.headers["retry-after"]) > 0
    assert SECRET not in answer.text


async def test_a_connection_that_was_lost_leaves_the_outcome_open(http: httpx2.AsyncClient) -> None:
    body = problem(await http.get(f"{API}/fail/lost"), 503, "unanswered")
    assert "Send it again with the same Idempotency-Key" in body["detail"]


@pytest.mark.parametrize("how", ["invalid", "illegal", "stale", "missing", "rule", "crash", "full"])
async def test_a_browser_gets_a_page_with_a_way_out(http: httpx2.AsyncClient, how: str) -> None:
    page = await http.get(f"/offers/fail/{how}", headers=HTML)
    assert page.headers["content-type"].startswith("text/html")
    assert "<title>Problem: " in page.text
    assert page.text.count("<h1>") == 1
    assert 'role="alert"' in page.text
    assert 'href="/recommendations"' in page.text
    assert SECRET not in page.text
    assert "<script" not in page.text


async def test_programs_get_no_page_whatever_they_accept(http: httpx2.AsyncClient) -> None:
    problem(await http.get(f"{API}/fail/missing", headers=HTML), 404, "not-found")


async def test_what_a_page_repeats_is_escaped(http: httpx2.AsyncClient) -> None:
    page = await http.get("/answers/<b>x", headers=HTML)
    assert page.status_code == 422
    assert "<b>x" not in page.text


async def test_bodies_have_a_limit_whatever_their_length_says(http: httpx2.AsyncClient) -> None:
    assert (await http.post(f"{API}/raw", content=b"x" * 1024)).json() == 1024
    body = problem(await http.post(f"{API}/raw", content=b"x" * 1025), 413, "too-large")
    assert body["limit"] == 1024

    async def endless() -> Any:
        while True:
            yield b"x" * 100

    problem(await http.post(f"{API}/raw", content=endless()), 413, "too-large")
    problem(await http.post(f"{API}/rubrics", json={"criteria": [{"weight": 1}] * 200}), 413, "too-large")


async def test_uploads_have_their_own_limit(http: httpx2.AsyncClient) -> None:
    assert (await http.post(f"{API}/files", files={"file": b"x" * 4000})).json() == 4000
    problem(await http.post(f"{API}/files", files={"file": b"x" * 5000}), 413, "too-large")
