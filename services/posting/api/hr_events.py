"""HTTP requests of HR systems: CloudEvents, Greenhouse's webhooks, and what became of either."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

from services.posting import consumers
from services.posting.api.text import FindingView
from services.posting.domain.hr_event import Answer, Named, Status
from services.posting.doors import cloudevents, greenhouse
from services.posting.handlers import hr_events
from services.posting.store import employers as employer_store
from shared.http import Call, Unauthenticated, requires
from shared.http.caller import Doors
from shared.http.problems import MEDIA_TYPE
from shared.messaging import transaction
from shared.rules import NotFound

router = APIRouter(tags=["HR systems"])


class HrEventView(BaseModel):
    """What became of an event: `accepted`, `rejected` or `waiting` with findings, or `ignored` (a type of no interest).

    `hr_event_id` is ours, `event_id` the sender's; either finds it again.
    """

    hr_event_id: UUID
    event_id: str | None
    source: str | None
    type: str | None
    status: Status
    findings: list[FindingView]
    project_id: UUID | None
    received_at: datetime

    @classmethod
    def of(cls, named: Named, answer: Answer) -> "HrEventView":
        return cls(
            hr_event_id=answer.hr_event_id,
            event_id=named.event_id,
            source=named.source,
            type=named.type,
            status=answer.status,
            findings=[FindingView(field=one.field, rule=one.rule, message=one.message) for one in answer.findings],
            project_id=answer.project_id,
            received_at=answer.received_at,
        )


@router.post("/hr-events", status_code=202, response_model=HrEventView)
async def receive_event(call: Annotated[Call, requires("send", "hr_event")], request: Request) -> Response:
    """A CloudEvent in binary or structured mode, whose source belongs to the key's employer; 422 when it is refused."""
    body = await request.body()
    employer_id = call.principal.employer_id
    if employer_id is None:
        raise Unauthenticated("this key speaks for no employer")
    arrival = cloudevents.of_http(
        request.headers, body, location=f"request {call.correlation_id}", employer_id=employer_id
    )
    async with call.transaction() as tx:
        answer = await consumers.accept(tx, arrival)
    return _answered(HrEventView.of(arrival.named, answer), request)


@router.get("/hr-events/{event_id}")
async def read_event(
    call: Annotated[Call, requires("read", "hr_event")],
    event_id: str,
    source: Annotated[str | None, Query()] = None,
) -> HrEventView:
    """By our id or by the sender's own; `source` tells apart two systems that use the same ids."""
    if "\x00" in event_id + (source or ""):
        raise NotFound("HR event", event_id)
    async with call.transaction() as tx:
        found = await hr_events.look_up(tx, event_id, source=source)
    if found is None:
        raise NotFound("HR event", event_id)
    return HrEventView.of(*found)


def webhooks(unseal: Callable[[bytes], bytes]) -> APIRouter:
    """The doors whose callers are known by a signature instead of a role; `unseal` decrypts a source's secret."""
    signed = APIRouter(tags=["HR systems"])

    @signed.post("/webhooks/greenhouse/{source_key}", response_model=HrEventView)
    async def receive_greenhouse(request: Request, source_key: str) -> Response:
        """Greenhouse's own webhook. Any other answer than 200 would make Greenhouse send the same again."""
        doors: Doors = request.app.state.doors
        body = await request.body()
        correlation_id: str = request.state.correlation_id
        async with transaction(doors.pool, employer_id=None, correlation_id=correlation_id) as tx:
            source = None if "\x00" in source_key else await employer_store.webhook_of_key(tx.conn, source_key)
            if source is None or source.webhook is None:
                raise NotFound("webhook", source_key)
            if not greenhouse.is_signed(request.headers.get("signature"), body, unseal(source.webhook.secret)):
                raise Unauthenticated("the header Signature does not fit this body and secret: nothing was stored")
            await tx.enter(source.employer_id)
            template = (await employer_store.load(tx.conn)).template
            arrival = greenhouse.arrival(
                source,
                template,
                body,
                request.headers.get("greenhouse-event-id"),
                location=f"request {correlation_id}",
            )
            answer = await consumers.accept(tx, arrival)
        return JSONResponse(HrEventView.of(arrival.named, answer).model_dump(mode="json"))

    return signed


def _answered(view: HrEventView, request: Request) -> Response:
    content: dict[str, Any] = view.model_dump(mode="json")
    headers = {"Location": f"/posting/api/hr-events/{view.hr_event_id}"}
    if view.status is not Status.REJECTED:
        return JSONResponse(content, status_code=202, headers=headers)
    problem = {
        "type": "urn:journeywork:problem:hr-event-rejected",
        "title": "The event was refused",
        "status": 422,
        "detail": "; ".join(f"{one.field}: {one.message}" for one in view.findings),
        "instance": request.url.path,
    }
    # what the event became has a word `status` of its own, which gives way to the problem's number
    return JSONResponse(content | problem, status_code=422, headers=headers, media_type=MEDIA_TYPE)
