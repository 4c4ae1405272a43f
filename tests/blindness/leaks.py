"""Mistakes that would give a card or a person away, one per channel, each planted in the product as it runs.

Most of them do not show a mark. They show how much somebody has written, which a service can see of its own ciphertext
and which says a lot about what was written.
"""

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
from fastapi.responses import HTMLResponse
from prometheus_client import REGISTRY, Counter
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.conversion.pages import layout
from services.evaluation import mail
from services.evaluation.handlers import reviews
from services.evaluation.publishing import evaluation as publishing
from services.evaluation.store import evaluations, scorecards
from services.posting.domain.deliverable import DeliverableVersion
from shared.contracts import evaluation_v1
from shared.database import Conn
from tests.blindness.conftest import LATE, PLANTED, Stage

HOW_MUCH = """
    SELECT coalesce(sum(octet_length(s.contents)), 0)::int FROM sealed_scorecards s
    JOIN reviews r ON r.review_id = s.review_id JOIN evaluations e ON e.evaluation_id = r.evaluation_id
    WHERE e.engagement_id = $1
"""
"""Bytes of the sealed cards on one work."""
BY_WORK = """
    SELECT e.engagement_id::text AS work, sum(octet_length(s.contents))::int AS bytes FROM sealed_scorecards s
    JOIN reviews r ON r.review_id = s.review_id JOIN evaluations e ON e.evaluation_id = r.evaluation_id GROUP BY 1
"""
MUCH = 2500
"""Bytes that no two cards in few words have, and two in many words do."""
READ, EVENT, SEQUENCE, LOG, METRIC = PLANTED
"""Works: the first is written about once and read under many leaks; about the others something is written under one."""
FILE, MAIL = LATE


@dataclass(frozen=True)
class Planted:
    """A leak, the attacker's method that must find it, and what that says: `where` and `what` are parts of it."""

    name: str
    channel: str
    work: int
    plant: Callable[[pytest.MonkeyPatch, Stage], AbstractAsyncContextManager[None]]
    where: str
    what: str


async def happens(ground: Stage, number: int) -> None:
    """What the product does while the leak is in it: the work comes in, or is written about, or is only looked at."""
    if number in LATE:
        for play in ground.worlds:
            await play.hand_over(number)
        await ground.house.rest()
    else:
        await ground.write(number)


@asynccontextmanager
async def in_a_body(patch: pytest.MonkeyPatch, _ground: Stage) -> AsyncIterator[None]:
    """Why reviewing does not go on: somebody thought it helps to know how much there is."""
    found = evaluations.of_engagement

    async def of_engagement(conn: Conn, engagement_id: UUID) -> Any:
        evaluation = await found(conn, engagement_id)
        return replace(evaluation, problem=f"{await conn.fetchval(HOW_MUCH, engagement_id)} bytes are sealed")

    patch.setattr(evaluations, "of_engagement", of_engagement)
    yield


@asynccontextmanager
async def in_a_header(patch: pytest.MonkeyPatch, ground: Stage) -> AsyncIterator[None]:
    """An ETag that changes with the cards, so that caches notice."""
    app, much = ground.house.apps["evaluation"], await _much(ground)
    assert app.middleware_stack is not None
    patch.setattr(app, "middleware_stack", _Tagged(app.middleware_stack, much))
    yield


@asynccontextmanager
async def on_a_page(patch: pytest.MonkeyPatch, ground: Stage) -> AsyncIterator[None]:
    """An empty chart, whose axis fits the data."""
    shown, much = layout.shown, await _much(ground)

    def with_axis(request: Any, template: str, who: Any, **said: Any) -> HTMLResponse:
        page = shown(request, template, who, **said)
        longest = much.get(request.path_params.get("engagement_id", ""), 0)
        return HTMLResponse(bytes(page.body) + f'<svg viewBox="0 0 {longest} 10"></svg>'.encode())

    patch.setattr("services.conversion.pages.recommendations.shown", with_axis)
    yield


class Chatty(evaluation_v1.ScorecardSealed):
    """One more optional field."""

    overall: str = ""


@asynccontextmanager
async def in_an_event(patch: pytest.MonkeyPatch, _ground: Stage) -> AsyncIterator[None]:
    """A sealed card says what it comes to, so that somebody can be warned early."""
    outgoing, seal, said = publishing.outgoing, scorecards.seal, dict[UUID, str]()

    async def sealed(conn: Conn, vault: Any, review: Any, opened: Any) -> None:
        said[review.id] = opened.document["overall"]
        await seal(conn, vault, review, opened)

    def with_overall(evaluation: Any, event: Any) -> Any:
        fact = outgoing(evaluation, event)
        if not isinstance(fact, evaluation_v1.ScorecardSealed):
            return fact
        return Chatty(**fact.model_dump(), overall=said[fact.review_id])

    patch.setattr(scorecards, "seal", sealed)
    patch.setattr("services.evaluation.handlers.commits.outgoing", with_overall)
    yield


@asynccontextmanager
async def in_a_sequence(patch: pytest.MonkeyPatch, _ground: Stage) -> AsyncIterator[None]:
    """A number is drawn for each draft, though nothing is published of it."""
    draft = reviews.draft

    async def counted(tx: Any, *arguments: Any, **more: Any) -> Any:
        evaluation = await draft(tx, *arguments, **more)
        await tx.conn.execute("UPDATE evaluations SET sequence = sequence + 1 WHERE evaluation_id = $1", evaluation.id)
        return evaluation

    patch.setattr(reviews, "draft", counted)
    yield


@asynccontextmanager
async def in_a_log(patch: pytest.MonkeyPatch, _ground: Stage) -> AsyncIterator[None]:
    """A line about every draft that is kept."""
    keep = scorecards.keep_draft

    async def told(conn: Conn, vault: Any, review_id: UUID, marks: Any) -> None:
        await keep(conn, vault, review_id, marks)
        logging.getLogger(scorecards.__name__).info("draft.kept review=%s criteria=%d", review_id, len(marks.ratings))

    patch.setattr(scorecards, "keep_draft", told)
    yield


@asynccontextmanager
async def in_a_metric(patch: pytest.MonkeyPatch, _ground: Stage) -> AsyncIterator[None]:
    """Sealed cards are counted by what they come to."""
    counter, seal = Counter("journeywork_cards_sealed", "Sealed cards", ["overall"]), scorecards.seal

    async def sealed(conn: Conn, vault: Any, review: Any, opened: Any) -> None:
        counter.labels(overall=opened.document["overall"]).inc()
        await seal(conn, vault, review, opened)

    patch.setattr(scorecards, "seal", sealed)
    try:
        yield
    finally:
        REGISTRY.unregister(counter)


@asynccontextmanager
async def in_a_file_name(patch: pytest.MonkeyPatch, ground: Stage) -> AsyncIterator[None]:
    """The reviewer's copy keeps the name that the file came with."""
    version_of, people = DeliverableVersion, [play.world.person(FILE) for play in ground.worlds]
    names = {hashlib.sha256(person.picture).hexdigest(): person.file_name for person in people}

    def version(*arguments: Any, **more: Any) -> Any:
        made = version_of(*arguments, **more)
        return replace(made, copy_name=names.get(made.sha256 or "", made.copy_name))

    patch.setattr("services.posting.handlers.deliverables.DeliverableVersion", version)
    yield


@asynccontextmanager
async def in_the_time(patch: pytest.MonkeyPatch, _ground: Stage) -> AsyncIterator[None]:
    """Something is worked out on the way, which takes 20 ms where cards are in many words."""
    found = evaluations.of_engagement

    async def of_engagement(conn: Conn, engagement_id: UUID) -> Any:
        if await conn.fetchval(HOW_MUCH, engagement_id) > MUCH:
            await asyncio.sleep(0.02)
        return await found(conn, engagement_id)

    patch.setattr(evaluations, "of_engagement", of_engagement)
    yield


@asynccontextmanager
async def in_a_grant(_patch: pytest.MonkeyPatch, ground: Stage) -> AsyncIterator[None]:
    """A migration that grants a little too much."""
    await ground.house.query("evaluation", "GRANT SELECT ON sealed_scorecards TO evaluation_relay")
    try:
        yield
    finally:
        await ground.house.query("evaluation", "REVOKE SELECT ON sealed_scorecards FROM evaluation_relay")


@asynccontextmanager
async def in_a_connection(_patch: pytest.MonkeyPatch, ground: Stage) -> AsyncIterator[None]:
    """Another service may connect, to save an event."""
    database = ground.house.dsn("evaluation", "service").rpartition("/")[2]
    await ground.house.query("evaluation", f'GRANT CONNECT ON DATABASE "{database}" TO posting_worker')
    try:
        yield
    finally:
        await ground.house.query("evaluation", f'REVOKE CONNECT ON DATABASE "{database}" FROM posting_worker')


@asynccontextmanager
async def in_a_mail(patch: pytest.MonkeyPatch, ground: Stage) -> AsyncIterator[None]:
    """Whoever is asked is told how much the others had to say about the project's first work."""
    lead, much = mail._lead, await _much(ground)
    first = {work.project_id: much[play.work(READ).engagement_id] for play in ground.worlds for work in play.works}

    def with_size(kind: str, review: Any) -> str:
        return f"{lead(kind, review)} On the first work {first[str(review.project_id)]} bytes were written."

    patch.setattr(mail, "_lead", with_size)
    yield


class _Tagged:
    """Adds the ETag to answers about an evaluation."""

    def __init__(self, app: ASGIApp, much: dict[str, int]) -> None:
        self._app, self._much = app, much

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        size = self._much.get(scope.get("path", "").rpartition("/")[2])

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start" and size is not None:
                message["headers"] = [*message["headers"], (b"etag", f'W/"{size}"'.encode())]
            await send(message)

        await self._app(scope, receive, tagged)


async def _much(ground: Stage) -> dict[str, int]:
    """How much has been written about each work, by engagement."""
    return {row["work"]: row["bytes"] for row in await ground.house.query("evaluation", BY_WORK)}


LEAKS = (
    Planted("an endpoint's body", "endpoints", READ, in_a_body, "evaluations/<engagement 1>", "bytes are sealed"),
    Planted("a response header", "headers", READ, in_a_header, "evaluations/<engagement 1>", "etag: W/"),
    Planted("a page", "pages", READ, on_a_page, "GET /recommendations/<engagement 1>", "<svg viewBox"),
    Planted("an event's field", "events", EVENT, in_an_event, "scorecard.sealed.v1", '"overall":"'),
    Planted("a sequence number", "sequences", SEQUENCE, in_a_sequence, "<evaluation 3>", "sequence "),
    Planted("a log line", "lines", LOG, in_a_log, "a line", "draft.kept"),
    Planted("a metric", "metrics", METRIC, in_a_metric, "journeywork_cards_sealed", ""),
    Planted("a file name", "files", FILE, in_a_file_name, "/file", "Quercifolia6"),
    Planted("the time of answers", "durations", READ, in_the_time, "evaluations/<engagement 1>", " ms, p = "),
    Planted("a grant on a table", "databases", READ, in_a_grant, "evaluation.relay: sealed_scorecards", "may read"),
    Planted("a grant on a database", "databases", READ, in_a_connection, "posting.worker in evaluation", "may connect"),
    Planted("a mail", "mails", MAIL, in_a_mail, "to reviewer-", "bytes were written"),
)
