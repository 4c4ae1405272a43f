"""One project all the way: a wish, one candidate, the work, three reviews, a decision, an offer, an answer, a hire.

Driven step by step through the public API; a step that cannot be taken yet, or whose answer is unknown, is taken again
later. So the deeper topics carry events in every case, whatever is broken at the moment.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from aiokafka.errors import KafkaError

from deploy.faults.client import Asked

if TYPE_CHECKING:
    from deploy.faults.load import Load

P, E, C = "/posting/api", "/evaluation/api", "/conversion/api"
_TEXT = b"Price, service and onboarding explain 812 of 940 departures.\n"
WORK = {"file": ("report.md", _TEXT, "text/markdown"), "sha256": (None, sha256(_TEXT).hexdigest())}
"""Text is looked through in the service itself, so that handing over costs no more than other commands."""
PATIENCE = 60
"""Fruitless tries of one step after which the journey is given up."""


class Journey:
    """Where one project stands. `over` when it ended or stands still."""

    def __init__(self, load: "Load", event_id: str, wish: dict[str, object]) -> None:
        self._load, self._event_id, self._wish = load, event_id, wish
        self._steps: list[Callable[[], Awaitable[bool]]] = [
            self._wished, self._published, self._applied, self._shortlisted, self._selected, self._confirmed,
            self._engaged, self._delivered, self._accepted, self._sealed, self._decided, self._offered, self._approved,
            self._extended,
        ]  # fmt: skip
        self._at, self._fruitless, self._busy = 0, 0, False
        self._project = self._application = self._engagement = self._offer = ""
        self._candidate = load.employer.candidates[hash(event_id) % len(load.employer.candidates)]

    @property
    def over(self) -> bool:
        return self._at >= len(self._steps) or self._fruitless > PATIENCE

    async def step(self) -> None:
        """Tries the next step once; only one client at a time is on a journey."""
        if self._busy or self.over:
            return
        self._busy = True
        try:
            if await self._steps[self._at]():
                self._at, self._fruitless = self._at + 1, 0
            else:
                self._fruitless += 1
        except (TimeoutError, KafkaError):
            self._fruitless += 1
        finally:
            self._busy = False

    async def _get(self, who: str, path: str, **params: Any) -> Any:
        return await self._load.clients.get(self._load.employer.token(who), path, **params)

    async def _post(self, who: str, path: str, body: Any = None, *, publishes: bool = True) -> Any:
        """The body of the answer; None when it was refused, which also a step that was taken before is."""
        asked = Asked("POST", path, body or {}, publishes=publishes)
        got = await self._load.command(self._load.employer.token(who), asked)
        return (got.body or {}) if got.outcome == "ok" else None

    async def _wished(self) -> bool:
        await self._load.send_wish(self._event_id, self._wish)
        return True

    async def _published(self) -> bool:
        projects = await self._get("manager", f"{P}/projects", limit=50)
        found = [one for one in (projects or {"items": []})["items"] if one["title"] == self._wish["title"]]
        self._project = found[0]["project_id"] if found and found[0]["status"] == "published" else ""
        return bool(self._project)

    async def _applied(self) -> bool:
        body = {"answers": {"motivation": "I like to find out why."}, "conflicts": []}
        done = await self._post(self._candidate, f"{P}/projects/{self._project}/applications", body)
        self._application = done["application_id"] if done else ""
        return bool(done)

    async def _shortlisted(self) -> bool:
        await self._post("manager", f"{P}/applications/{self._application}/review", publishes=False)
        return await self._post("manager", f"{P}/applications/{self._application}/shortlist") is not None

    async def _selected(self) -> bool:
        return await self._post("manager", f"{P}/applications/{self._application}/select") is not None

    async def _confirmed(self) -> bool:
        return await self._post(self._candidate, f"{P}/applications/{self._application}/confirm") is not None

    async def _engaged(self) -> bool:
        mine = await self._get(self._candidate, f"{P}/me/engagements", limit=100)
        found = [one for one in (mine or {"items": []})["items"] if one["project_id"] == self._project]
        self._engagement = found[0]["engagement_id"] if found else ""
        return bool(found)

    async def _delivered(self) -> bool:
        path = f"{P}/engagements/{self._engagement}"
        detail = await self._get(self._candidate, path)
        open_ = [one for one in (detail or {}).get("deliverables", ()) if one["status"] == "expected"]
        for one in open_:
            asked = Asked("POST", f"{path}/deliverables/{one['deliverable_id']}/versions")
            await self._load.command(self._load.employer.token(self._candidate), asked, files=WORK)
        return detail is not None and not open_

    async def _accepted(self) -> bool:
        path = f"{P}/engagements/{self._engagement}"
        detail = await self._get("supervisor", path)
        waiting = [one for one in (detail or {}).get("deliverables", ()) if one["status"] == "submitted"]
        for one in waiting:
            await self._post("supervisor", f"{path}/deliverables/{one['deliverable_id']}/accept")
        return detail is not None and not waiting

    async def _sealed(self) -> bool:
        """Every reviewer seals what they have; done when the recommendation is there."""
        for who in self._load.employer.reviewers:
            reviews = await self._get(who, f"{E}/reviews", limit=50)
            for one in (reviews or {"items": []})["items"]:
                await self._seal(who, one["review_id"])
        return await self._recommendation() is not None

    async def _seal(self, who: str, review_id: str) -> None:
        task = await self._get(who, f"{E}/reviews/{review_id}")
        if not task or task.get("status") == "sealed":
            return
        ratings = [
            {"criterion": one["criterion_id"], "points": len(one["levels"]) - 1, "note": "Seen in the work."}
            for one in task["rubric"]["criteria"]
        ]
        card = {"overall": "yes", "ratings": ratings}
        await self._post(who, f"{E}/reviews/{review_id}/seal", card)

    async def _recommendation(self) -> Any:
        view = await self._get("manager", f"{C}/recommendations/{self._engagement}")
        return (view or {}).get("recommendation")

    async def _decided(self) -> bool:
        known = await self._recommendation()
        if known and known.get("decision"):
            return True
        body = {"version": (known or {}).get("version", 1), "reason": "The figures were checked against the source."}
        return await self._post("manager", f"{C}/recommendations/{self._engagement}/convert", body) is not None

    async def _offered(self) -> bool:
        start = datetime.now(UTC) + self._load.wanders + timedelta(days=30)
        terms = {
            "job_title": "Data analyst", "salary": {"amount": "52000.00", "currency": "EUR"}, "salary_period": "year",
            "employment_type": "full_time", "weekly_hours": 40, "location": "Berlin",
            "start_on": start.date().isoformat(),
        }  # fmt: skip
        done = await self._post("manager", f"{C}/offers", {"engagement_id": self._engagement, "terms": terms})
        self._offer = done["offer_id"] if done else ""
        return bool(done)

    async def _approved(self) -> bool:
        await self._post("manager", f"{C}/offers/{self._offer}/request-approval")
        await self._post("finance", f"{C}/approvals/{self._offer}/approve", {"comment": "Within the band."})
        await self._post("people", f"{C}/approvals/{self._offer}/approve", {"comment": ""})
        view = await self._get("manager", f"{C}/offers/{self._offer}")
        return bool(view) and view["status"] == "approved"

    async def _extended(self) -> bool:
        return await self._post("manager", f"{C}/offers/{self._offer}/extend") is not None
