"""One world of the two, played on the product: an employer, its staff, candidates at work, reviewers who write."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import orjson
from prometheus_client import REGISTRY

from services.posting.domain.employer import DEFAULT_FEE_FLOOR
from services.posting.domain.member import Details, Role
from services.posting.handlers import employers
from services.posting.handlers.employers import Registration
from shared.contracts.defaults import DEFAULT_RUBRIC_ID
from shared.messaging import transaction
from shared.privacy import Vault
from tests.blindness.canon import Canon
from tests.blindness.house import House
from tests.blindness.worlds import INNOCENT, Card, World

P, E, C = "/posting/api", "/evaluation/api", "/conversion/api"
STAFF: Mapping[str, tuple[str, ...]] = {
    "manager": ("hiring_manager",),
    "supervisor": ("supervisor",),
    "reviewer-1": ("reviewer",),
    "reviewer-2": ("reviewer",),
    "reviewer-3": ("reviewer",),
    "outsider": ("reviewer",),
    "approver": ("approver",),
    "partner": ("hr_partner",),
    "operator": ("operator",),
}
"""`outsider` reviews for the same employer, but nothing of these projects. The administrator comes with it."""
WRITERS = ("reviewer-1", "reviewer-2")
"""Whose cards are secret; the third reviewer is the colleague who would like to know."""
PATIENCE = 60.0
Ids = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Caller:
    """Somebody who sends requests."""

    name: str
    headers: Mapping[str, str]


NOBODY = Caller("nobody", {})
Mint = Callable[[str, str, str | None], Awaitable[Caller]]
"""Gives somebody, by name, subject and employer (None for candidates), a token of the development issuer."""


@dataclass
class Work:
    """What one candidate does in one project, with what the product calls it."""

    number: int
    project_id: str
    application_id: str = ""
    engagement_id: str = ""
    evaluation_id: str = ""
    deliverable_id: str = ""
    sha256: str = ""
    reviews: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """What was heard while something was written: lines of logs, and by how much each counter grew."""

    lines: tuple[str, ...]
    counted: Mapping[str, float]


@dataclass
class Play:
    """One world on stage. `said` has what was heard while the reviewers wrote about a work, by its number."""

    house: House
    world: World
    employer_id: str
    callers: dict[str, Caller]
    canon: Canon
    members: dict[str, str] = field(default_factory=dict)
    works: list[Work] = field(default_factory=list)
    said: dict[int, Said] = field(default_factory=dict)
    policy_id: str = ""
    revealed: bool = False

    async def ask(self, who: str, method: str, path: str, body: Any = None, **options: Any) -> Any:
        """A request that is granted; the answer's JSON."""
        sent = {**self.callers[who].headers, "Idempotency-Key": options.pop("key", None) or str(uuid4())}
        if body is not None:
            options["json"] = body
        answer = await self.house.request(method, path, headers=sent, **options)
        assert answer.status_code < 300, f"{who}: {method} {path} -> {answer.status_code} {answer.text}"
        return answer.json()

    def ids(self, work: Work) -> Ids:
        """What somebody may put into a path, by the parameter's name, who is after this work."""
        first = {"review_id": tuple(work.reviews[key] for key in sorted(work.reviews))}
        return first | {
            "evaluation_id": (work.evaluation_id,),
            "engagement_id": (work.engagement_id,),
            "project_id": (work.project_id,),
            "application_id": (work.application_id,),
            "deliverable_id": (work.deliverable_id,),
            "member_id": tuple(self.members[key] for key in WRITERS),
            "sha256": (work.sha256,),
            "rubric_id": (str(DEFAULT_RUBRIC_ID),),
            "policy_id": (self.policy_id,),
            "offer_id": (work.application_id,),
            "event_id": ("unknown",),
            "number": ("1",),
            "version": ("1",),
            "consumer": ("evaluation.posting", "conversion.evaluation"),
        }

    async def found(self, type_: str, count: int, **data: str) -> list[dict[str, Any]]:
        """Data of this employer's events of a type with these values, once there are `count`."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while asyncio.get_running_loop().time() < deadline:
            await self.house.heard()
            rows = [
                orjson.loads(record.value)
                for record in self.house.records
                if header(record, "ce_employerid") == self.employer_id and header(record, "ce_type").endswith(type_)
            ]
            rows = [row for row in rows if all(row[name] == value for name, value in data.items())]
            if len(rows) >= count:
                return rows
            await asyncio.sleep(0.02)
        raise AssertionError(f"{count} x {type_} with {data} did not come within {PATIENCE} s")

    async def staff(self, mint: Mint) -> None:
        """Everybody joins; three reviews of each work are wanted, and no more."""
        (first,) = (await self.ask("administrator", "GET", f"{P}/members"))["items"]
        self.canon.know(first["member_id"], "administrator")
        for key, roles in STAFF.items():
            subject = f"{self.world.tag}-{key}"
            body = {
                "subject": subject, "name": f"Colleague {key}", "email": f"{key}@{self.world.tag}.example.com",
                "roles": roles, "time_zone": "Europe/Berlin", "language": "en",
            }  # fmt: skip
            self.members[key] = (await self.ask("administrator", "POST", f"{P}/members", body))["member_id"]
            self.canon.know(self.members[key], key)
            self.callers[key] = await mint(key, subject, self.employer_id)
        await self.house.rest()
        group = {"name": "People", "member_ids": [self.members["approver"]], "approvals_required": 1}
        policy = {"name": "Three each", "min_reviews": 3, "max_reviews": 3, "approver_groups": [group]}
        self.policy_id = (await self.ask("partner", "POST", f"{C}/policies", policy))["policy_id"]
        self.canon.know(self.policy_id, "policy")
        await self.house.rest()

    async def project(self, title: str, numbers: range, mint: Mint, *, handed_over: range) -> None:
        """Candidates with these numbers are at work; those in `handed_over` have delivered and were accepted."""
        now = self.house.now
        body = {
            "title": title, "brief": "Find out why customers leave.", "hours": 16, "seats": len(numbers),
            "fee": {"amount": "400.00", "currency": "EUR"},
            "deliverables": [{"title": "Chart", "acceptance": "Shows the three main causes."}],
            "hiring_manager": self._mail("manager"), "supervisor": self._mail("supervisor"),
            "reviewers": [self._mail(f"reviewer-{n}") for n in (1, 2, 3)],
            "apply_by": (now + timedelta(days=7)).isoformat(), "deliver_by": (now + timedelta(days=21)).isoformat(),
            "review_by": (now + timedelta(days=30)).isoformat(), "decide_by": (now + timedelta(days=37)).isoformat(),
        }  # fmt: skip
        project_id = (await self.ask("manager", "POST", f"{P}/projects", body))["project_id"]
        self.canon.know(project_id, f"project {title}")
        for who, move in (("manager", "submit"), ("partner", "approve"), ("manager", "publish")):
            await self.ask(who, "POST", f"{P}/projects/{project_id}/{move}")
        for number in numbers:
            self.works.append(await self._select(number, project_id, mint))
        confirmed = await self.found("engagement.confirmed.v1", len(numbers), project_id=project_id)
        for row in confirmed:
            work = next(one for one in self.works if one.application_id == row["application_id"])
            work.engagement_id = row["engagement_id"]
            self.canon.know(work.engagement_id, f"engagement {work.number}")
            self.canon.know(row["subject_id"], f"subject {work.number}")
            for token in row["conflict_tokens"]:
                self.canon.know(token, f"conflict token of {work.number}")
        await self.found("engagement.started.v1", len(numbers), project_id=project_id)
        for number in handed_over:
            await self.hand_over(number)

    def work(self, number: int) -> Work:
        return next(one for one in self.works if one.number == number)

    async def hand_over(self, number: int) -> None:
        """The work comes in and is accepted; three reviewers are asked."""
        work, person = self.work(number), self.world.person(number)
        path = f"{P}/engagements/{work.engagement_id}"
        work.deliverable_id = (await self.ask("supervisor", "GET", path))["deliverables"][0]["deliverable_id"]
        self.canon.know(work.deliverable_id, f"deliverable {number}")
        raw = hashlib.sha256(person.picture).hexdigest()
        self.canon.know(raw, f"what {number} handed over")
        path = f"{path}/deliverables/{work.deliverable_id}"
        files, fields = {"file": (person.file_name, person.picture, "image/png")}, {"sha256": raw}
        await self.ask(f"candidate-{number}", "POST", f"{path}/versions", files=files, data=fields)
        await self.ask("supervisor", "POST", f"{path}/accept")
        keys = {member: key for key, member in self.members.items()}
        for row in await self.found("review.assigned.v1", 3, engagement_id=work.engagement_id):
            key = keys[row["reviewer_member_id"]]
            work.reviews[key], work.evaluation_id = row["review_id"], row["evaluation_id"]
            self.canon.know(row["review_id"], f"review of {number} by {key}")
        self.canon.know(work.evaluation_id, f"evaluation {number}")
        done = await self.found("engagement.completed.v1", 1, engagement_id=work.engagement_id)
        work.sha256 = done[0]["deliverables"][0]["sha256"]

    async def draft(self, number: int) -> None:
        """Both secret reviewers save what they have so far, as often as is their way."""
        work = self.work(number)
        for place, key in enumerate(WRITERS):
            for card in self.world.hands[place].saved:
                await self.save(work, key, card)

    async def save(self, work: Work, key: str, card: Card) -> None:
        await self.ask(key, "PUT", f"{E}/reviews/{work.reviews[key]}/draft", self._body(work, key, card))

    async def seal(self, number: int) -> None:
        """Both secret reviewers seal."""
        work = self.work(number)
        for place, key in enumerate(WRITERS):
            hand = self.world.hands[place]
            await asyncio.sleep(hand.pause)
            await self._seal(work, key, hand.sealed)
            await self.house.rest()  # else chance decides whether one transaction takes both in, and that is counted

    async def finish(self, number: int) -> None:
        """The third seals, the same in both worlds; with the project's last card all are revealed, and the worlds differ."""
        self.revealed = True
        await self._seal(self.work(number), "reviewer-3", INNOCENT)

    async def write(self, number: int, *, seal: bool = True) -> None:
        """Both secret reviewers write, and seal, while what the product says is listened to."""
        await self.house.rest()
        began, before = len(self.house.log.lines), counters()
        await self.draft(number)
        if seal:
            await self.seal(number)
        await self.house.rest()
        grown = {name: value - before.get(name, 0.0) for name, value in counters().items()}
        counted = {name: value for name, value in grown.items() if value}
        self.said[number] = Said(tuple(self.house.log.lines[began:]), counted)

    async def _seal(self, work: Work, key: str, card: Card) -> None:
        body, path = self._body(work, key, card), f"{E}/reviews/{work.reviews[key]}/seal"
        answer = await self.ask(key, "POST", path, body, key=idempotency_key(work, key))
        self.canon.know(answer["commitment"], f"commitment of {key} on {work.number}")

    def _body(self, work: Work, key: str, card: Card) -> dict[str, Any]:
        """Only secret cards bear the world's mark."""
        return card.body(self.world.note_mark(work.number, key) if key in WRITERS else "Seen in the work:")

    async def _select(self, number: int, project_id: str, mint: Mint) -> Work:
        who, person = f"candidate-{number}", self.world.person(number)
        self.callers[who] = await mint(who, f"{self.world.tag}-{who}", None)
        described = {
            "name": person.name, "email": person.mail, "institution": person.school, "eligible_for_hire": True,
            "language": "en", "time_zone": "Europe/Berlin",
        }  # fmt: skip
        await self.ask(who, "PUT", f"{P}/me", described)
        body = {"answers": {"motivation": "I like to find out why."}, "conflicts": []}
        made = await self.ask(who, "POST", f"{P}/projects/{project_id}/applications", body)
        work = Work(number, project_id, application_id=made["application_id"])
        self.canon.know(work.application_id, f"application {number}")
        path = f"{P}/applications/{work.application_id}"
        for mover, move in (("manager", "review"), ("manager", "shortlist"), ("manager", "select"), (who, "confirm")):
            await self.ask(mover, "POST", f"{path}/{move}")
        return work

    def _mail(self, key: str) -> str:
        return f"{key}@{self.world.tag}.example.com"


def idempotency_key(work: Work, key: str) -> str:
    """What the reviewer's client sends along; somebody else may guess it."""
    return f"{key}-seals-{work.number}"


def header(record: Any, name: str) -> str:
    """Of a record of Kafka; empty where it is missing."""
    return next((value.decode() for key, value in record.headers if key == name), "")


def counters() -> dict[str, float]:
    """Every counter of the product by name and labels, as `/metrics` shows it. How long things took is no counter."""
    return {
        f"{sample.name}{sorted(sample.labels.items())}": sample.value
        for family in REGISTRY.collect()
        if family.name.startswith("journeywork_")
        for sample in family.samples
        if sample.name.endswith(("_total", "_count"))
    }


async def employer(house: House, tag: str) -> Registration:
    """What an operator's command sets up: an employer with its administrator, its source, its key and its webhook."""
    vault = Vault(house.stack.services["posting"].environment["POSTING_PRIVACY__KEY"])
    mail = f"admin@{tag}.example.com"
    details = Details(f"{tag}-admin", mail, mail, frozenset({Role.ADMINISTRATOR}), "Europe/Berlin", "en")
    async with transaction(house.apps["posting"].state.doors.pool, employer_id=None) as tx:
        return await employers.register(
            tx, vault.seal, name=tag, time_zone="Europe/Berlin", language="en", fee_floor=DEFAULT_FEE_FLOOR,
            administrator=details, source=f"https://hr.{tag}.example.com",
        )  # fmt: skip


async def stage(house: House, world: World, made: Registration, mint: Mint) -> Play:
    """An employer, as it was `made`, with its staff; nothing is published yet."""
    employer_id = str(made.employer.id)
    administrator = await mint("administrator", f"{world.tag}-admin", employer_id)
    machine = Caller("machine", {"Authorization": f"Bearer {made.api_key.text}"})
    play = Play(house, world, employer_id, {"administrator": administrator, "machine": machine}, Canon(world.tag))
    play.canon.know(employer_id, "employer")
    play.canon.know(made.webhook.key, "webhook")
    await play.staff(mint)
    return play
