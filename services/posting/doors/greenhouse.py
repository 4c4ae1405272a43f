"""Greenhouse's own webhooks: checked by its signature, then read as requests.

Greenhouse signs the raw body with HMAC-SHA256 and sends `Signature: sha256 <hex>`; `Greenhouse-Event-ID` names the
event. A job knows neither hours nor pay nor who supervises: custom fields that the employer mapped may say so, the
employer's template says the rest.
Source of names and bodies: Greenhouse's public API documentation (see `tests/fixtures/greenhouse`).
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from services.posting.domain.employer import Fee, Template
from services.posting.domain.guard import Definition
from services.posting.domain.hr_event import Ask, Named, Reading, Withdraw
from services.posting.handlers.hr_events import Arrival
from services.posting.store.employers import Source
from shared.contracts import findings_of
from shared.rules import Finding

SCHEME = "sha256 "


class _Body(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _CustomField(_Body):
    type: str | None = None
    value: Any = None


class _Job(_Body):
    id: int
    name: str | None = None
    notes: str | None = None
    status: Literal["draft", "open", "closed"] | None = None
    openings: list[Any] = []
    custom_fields: dict[str, _CustomField] = {}


class _JobPayload(_Body):
    job: _Job


class _JobEvent(_Body):
    payload: _JobPayload


class _Post(_Body):
    job_id: int
    title: str | None = None
    content: str | None = None
    live: bool


class _PostEvent(_Body):
    payload: _Post


class _Action(_Body):
    action: str


def is_signed(header: str | None, body: bytes, secret: bytes) -> bool:
    """Whether the header holds the signature of this body under this secret; compared in constant time."""
    if header is None or not header.startswith(SCHEME):
        return False
    expected = hmac.new(secret, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(header.removeprefix(SCHEME).strip().encode(), expected.encode())


def arrival(source: Source, template: Template, body: bytes, event_id: str | None, *, location: str) -> Arrival:
    """An event whose signature was checked; without an id of its own the body's digest names it."""
    digest = hashlib.sha256(body).digest()
    name = event_id if event_id and event_id.isprintable() and len(event_id) <= 200 else digest.hex()
    reading, event_type = _read(body, template)
    named = Named(name, source.source, event_type)
    return Arrival(named, reading, digest, location, source.employer_id)


def _read(body: bytes, template: Template) -> tuple[Reading, str | None]:
    if b"\\u0000" in body:
        return Reading(None, (Finding("payload", "not_text", "a text holds a NUL character: remove it"),)), None
    try:
        action = _Action.model_validate_json(body).action
        reader = _READERS.get(action)
        reading = reader(body, template) if reader else Reading(None)
    except ValidationError as error:
        return Reading(None, tuple(findings_of(error))), None
    return reading, f"greenhouse.{action}"[:200] if action.isprintable() else None


def _job(body: bytes, template: Template, *, approved: bool | None) -> Reading:
    job = _JobEvent.model_validate_json(body).payload.job
    said, unread = _mapped(job.custom_fields, template.custom_fields)
    definition = Definition(
        title=_text(job.name),
        brief=said.pop("brief", None) or _text(job.notes),
        seats=said.pop("seats", None) or len(job.openings) or None,
        **said,
    )
    closed = False if job.status == "closed" else None
    read = frozenset(ours for ours, theirs in template.custom_fields.items() if theirs in job.custom_fields)
    return Reading(
        Ask(str(job.id), definition, approved=approved, publish=closed, complete=False, unread=unread, read=read)
    )


def _job_said(body: bytes, template: Template) -> Reading:
    return _job(body, template, approved=None)


def _job_approved(body: bytes, template: Template) -> Reading:
    return _job(body, template, approved=True)


def _job_deleted(body: bytes, _template: Template) -> Reading:
    job = _JobEvent.model_validate_json(body).payload.job
    return Reading(Withdraw(str(job.id), "deleted in the HR system"))


def _post(body: bytes, _template: Template) -> Reading:
    post = _PostEvent.model_validate_json(body).payload
    definition = Definition(title=_text(post.title), brief=_text(post.content))
    return Reading(Ask(str(post.job_id), definition, approved=None, publish=post.live, complete=False))


_READERS: Mapping[str, Callable[[bytes, Template], Reading]] = {
    "job_created": _job_said,
    "job_updated": _job_said,
    "job_approved": _job_approved,
    "job_deleted": _job_deleted,
    "job_post_created": _post,
    "job_post_updated": _post,
}


def _mapped(
    fields: Mapping[str, _CustomField], mapping: Mapping[str, str]
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """What the employer's custom fields say in our words, and those that say nothing we understand."""
    said: dict[str, Any] = {}
    unread: list[Finding] = []
    for ours, theirs in mapping.items():
        custom = fields.get(theirs)
        if custom is None or custom.value in (None, "", []):
            continue
        value = _CONVERT[ours](custom.value)
        if value is None:
            unread.append(
                Finding(ours, "not_understood", f"custom field {theirs!r} does not hold a value for {ours}: correct it")
            )
        else:
            said[ours] = value
    return said, tuple(unread)


def _text(value: Any) -> str | None:
    """Plain text of a text that may be HTML; None for anything else or nothing."""
    if not isinstance(value, str):
        return None
    parser = _Words()
    parser.feed(value)
    parser.close()
    return parser.text() or None


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < 10**9 else None


def _count(value: Any) -> int | None:
    number = _number(value)
    return int(number) if number is not None and number == int(number) else None


def _fee(value: Any) -> Fee | None:
    """A currency field: `{"amount": 400, "unit": "EUR"}`."""
    if not isinstance(value, Mapping):
        return None
    amount, unit = _number(value.get("amount")), value.get("unit")
    if amount is None or amount < 0 or amount != round(amount, 2):
        return None
    if not isinstance(unit, str) or not (unit.isascii() and unit.isalpha() and unit.isupper() and len(unit) == 3):
        return None
    return Fee(amount.quantize(Decimal("0.01")), unit)


def _mail(value: Any) -> str | None:
    """A work mail in a text, or that of a user field."""
    if isinstance(value, Mapping):
        value = value.get("email")
    return value.strip().lower() if isinstance(value, str) and "@" in value else None


def _mails(value: Any) -> tuple[str, ...] | None:
    """Work mails in a multiple choice, or in a text between commas."""
    parts = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else [value]
    mails = [_mail(part) for part in parts]
    return tuple(mail for mail in mails if mail) if mails and all(mails) else None


_CONVERT: Mapping[str, Callable[[Any], Any]] = {
    "brief": _text,
    "hours": _number,
    "fee": _fee,
    "seats": _count,
    "hiring_manager": _mail,
    "supervisor": _mail,
    "reviewers": _mails,
}


class _Words(HTMLParser):
    """Keeps the words and the paragraphs."""

    _BREAKS = frozenset({"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser's hook
        if tag in self._BREAKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        self._parts.append(data)

    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._parts).splitlines())
        return "\n".join(line for line in lines if line)
