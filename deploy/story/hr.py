"""The HR systems of the story: CloudEvents in both modes over Kafka and HTTP, and Greenhouse's signed webhooks."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
from aiokafka import AIOKafkaProducer

from deploy.story.cast import DELIVERABLES
from deploy.story.clients import persistently

GREENHOUSE = Path(__file__).parents[2] / "tests" / "fixtures" / "greenhouse"


def project_wish(
    external_id: str, title: str, staff: Mapping[str, str], *, now: datetime, **changes: Any
) -> dict[str, Any]:
    """The data of `hr.project.requested`; `staff` maps the roles of the cast to work mails."""
    wish: dict[str, Any] = {
        "external_project_id": external_id,
        "title": title,
        "brief": "Find out why customers leave, and say what would keep them. The data is made up for this purpose.",
        "hours": 16,
        "fee": {"amount": "400.00", "currency": "EUR"},
        "seats": 3,
        "deliverables": [{"title": t, "acceptance": a} for t, a in DELIVERABLES],
        "skills": ["data analysis", "writing"],
        "hiring_manager": staff["manager"],
        "supervisor": staff["supervisor"],
        "reviewers": [mail for key, mail in staff.items() if key.startswith("reviewer-")],
        "apply_by": (now + timedelta(days=7)).isoformat(),
        "deliver_by": (now + timedelta(days=21)).isoformat(),
        "review_by": (now + timedelta(days=30)).isoformat(),
        "decide_by": (now + timedelta(days=37)).isoformat(),
    }
    return {name: value for name, value in (wish | changes).items() if value is not None}


class HrSystem:
    """An HR system with its registered source: writes to `hr.project.v1` and over HTTP, signs Greenhouse webhooks."""

    def __init__(self, producer: AIOKafkaProducer, http: httpx2.AsyncClient, source: str, api_key: str) -> None:
        self._producer, self._http, self.source, self._api_key = producer, http, source, api_key
        self.sent: dict[str, datetime] = {}

    def _attributes(self, event_id: str, type_: str) -> dict[str, str]:
        return {
            "specversion": "1.0",
            "id": event_id,
            "source": self.source,
            "type": type_,
            "time": datetime.now(UTC).isoformat(),
        }

    async def binary(self, event_id: str, data: Mapping[str, Any], type_: str = "hr.project.requested") -> None:
        """A CloudEvent in Kafka's binary mode: attributes as headers, data as the value."""
        self.sent.setdefault(str(data.get("title")), datetime.now(UTC))
        headers = [(f"ce_{name}", text.encode()) for name, text in self._attributes(event_id, type_).items()]
        headers.append(("content-type", b"application/json"))
        key = str(data.get("external_project_id", event_id)).encode()
        await self._producer.send_and_wait("hr.project.v1", json.dumps(data).encode(), key=key, headers=headers)

    async def structured(self, event_id: str, data: Mapping[str, Any], type_: str = "hr.project.requested") -> None:
        """The same in structured mode: one JSON document."""
        document = self._attributes(event_id, type_) | {"datacontenttype": "application/json", "data": data}
        headers = [("content-type", b"application/cloudevents+json; charset=UTF-8")]
        key = str(data.get("external_project_id", event_id)).encode()
        await self._producer.send_and_wait("hr.project.v1", json.dumps(document).encode(), key=key, headers=headers)

    async def over_http(
        self, event_id: str, data: Mapping[str, Any], type_: str = "hr.project.requested"
    ) -> httpx2.Response:
        """The same over HTTP in binary mode, with the API key."""
        self.sent.setdefault(str(data.get("title")), datetime.now(UTC))
        headers = {f"ce-{name}": text for name, text in self._attributes(event_id, type_).items()}
        headers |= {"content-type": "application/json", "authorization": f"Bearer {self._api_key}"}
        body = json.dumps(data).encode()
        return await persistently(lambda: self._http.post("/posting/api/hr-events", content=body, headers=headers))

    async def asks(self, path: str, **params: Any) -> Any:
        """A GET with the API key: the state of an event, the outcomes so far."""
        headers = {"authorization": f"Bearer {self._api_key}"}
        response = await persistently(lambda: self._http.get(path, headers=headers, params=params))
        return response.raise_for_status().json()


class Greenhouse:
    """Greenhouse's own webhook bodies (public documentation, Apache-2.0) with one job id, signed as it signs them."""

    def __init__(self, http: httpx2.AsyncClient, url: str, secret: str) -> None:
        self._http, self._url, self._secret = http, url, secret

    @staticmethod
    def body(file: str, *, job_id: int, **changes: Any) -> dict[str, Any]:
        """The documented body with this job's id and the given changes in its payload."""
        document: dict[str, Any] = json.loads((GREENHOUSE / file).read_text())
        payload = document["payload"]
        if "job" in payload:
            payload["job"]["id"] = job_id
            payload["job"] |= changes
        else:
            payload |= {"job_id": job_id} | changes
        return document

    async def send(self, body: Mapping[str, Any], *, signature: str | None = None) -> httpx2.Response:
        """Posts the body with its HMAC-SHA256 in `Signature`; another signature may be given to see it refused."""
        raw = json.dumps(body).encode()
        made = "sha256 " + hmac.new(self._secret.encode(), raw, hashlib.sha256).hexdigest()
        headers = {
            "content-type": "application/json",
            "signature": made if signature is None else signature,
            "greenhouse-event-id": str(uuid4()),
        }
        return await persistently(lambda: self._http.post(self._url, content=raw, headers=headers))
