"""The employer of a run: its staff, a pool of candidates, a policy and a template, and a token for each of them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2

from deploy.faults.client import Asked, Clients
from deploy.local.stack import Stack
from deploy.story.cast import STAFF
from deploy.story.clients import Unexpected, until

P, E, C = "/posting/api", "/evaluation/api", "/conversion/api"
EXTRAS, CANDIDATES = 120, 24


@dataclass
class Employer:
    """Ids, secrets and tokens. `extras` are members whose names the load changes all the time."""

    tag: str
    employer_id: str
    source: str
    api_key: str
    members: dict[str, str] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    extras: list[str] = field(default_factory=list)
    candidates: list[str] = field(default_factory=list)
    criteria: list[dict[str, Any]] = field(default_factory=list)
    policy_id: str = ""
    tokens: dict[str, str] = field(default_factory=dict)

    def token(self, who: str) -> str:
        return self.tokens[who]

    def rubric(self, name: str) -> dict[str, Any]:
        """A rubric of its own, with the criteria of the standard one."""
        return {"name": name, "criteria": self.criteria}

    def policy(self) -> dict[str, Any]:
        """Three reviews each, two approvals."""
        groups = [
            {"name": name, "member_ids": [self.members[who]], "approvals_required": 1}
            for name, who in (("Finance", "finance"), ("People", "people"))
        ]
        return {
            "name": "Three reviews each", "min_reviews": 3, "max_reviews": 3, "offer_valid_days": 7,
            "approver_groups": groups,
        }  # fmt: skip

    @property
    def reviewers(self) -> list[str]:
        return [who for who in self.members if who.startswith("reviewer-")]


async def settled_in(stack: Stack, clients: Clients, tag: str) -> Employer:
    """Registers the employer with everybody; all commands must succeed, nothing is broken yet."""
    made = await stack.create_employer(
        tag,
        source=f"https://hr.{tag}.example.com",
        admin_subject=f"{tag}-admin",
        admin_email=f"admin@{tag}.example.com",
    )
    employer = Employer(tag, made["employer_id"], made["source"], made["api_key"])
    await _mint(stack.http, stack.issuer, employer, "admin", f"{tag}-admin", f"admin@{tag}.example.com")
    for who, (name, roles) in STAFF.items():
        await _join(stack, clients, employer, who, name, roles)
    await asyncio.gather(*(_extra(clients, employer, number) for number in range(EXTRAS)))
    await asyncio.gather(*(_candidate(stack, clients, employer, number) for number in range(CANDIDATES)))
    await _rules(clients, employer)
    return employer


async def _mint(http: httpx2.AsyncClient, issuer: str, employer: Employer, who: str, subject: str, email: str) -> None:
    wanted = {"subject": subject, "email": email, "name": who, "expires_in": 6 * 3600}
    if not who.startswith("candidate-"):
        wanted["employer_id"] = employer.employer_id
    answer = await http.post(f"{issuer}/mint", json=wanted)
    employer.tokens[who] = answer.raise_for_status().json()["token"]


async def _join(stack: Stack, clients: Clients, employer: Employer, who: str, name: str, roles: list[str]) -> None:
    subject, email = f"{employer.tag}-{who}", f"{who}@{employer.tag}.example.com"
    member = await _done(
        clients, "admin", employer, Asked("POST", f"{P}/members", _member(subject, name, email, roles))
    )
    employer.members[who], employer.emails[who] = member["member_id"], email
    await _mint(stack.http, stack.issuer, employer, who, subject, email)


async def _extra(clients: Clients, employer: Employer, number: int) -> None:
    subject, email = f"{employer.tag}-extra-{number}", f"extra-{number}@{employer.tag}.example.com"
    body = _member(subject, f"Member {number}", email, ["supervisor"])
    member = await _done(clients, "admin", employer, Asked("POST", f"{P}/members", body))
    employer.extras.append(member["member_id"])


def _member(subject: str, name: str, email: str, roles: list[str]) -> dict[str, Any]:
    return {
        "subject": subject, "name": name, "email": email, "roles": roles, "time_zone": "Europe/Berlin", "language": "en"
    }  # fmt: skip


async def _candidate(stack: Stack, clients: Clients, employer: Employer, number: int) -> None:
    who, email = f"candidate-{number}", f"person-{number}@{employer.tag}.example.com"
    await _mint(stack.http, stack.issuer, employer, who, f"{employer.tag}-{who}", email)
    body = {
        "name": f"Person {number}", "email": email, "eligible_for_hire": True, "language": "en",
        "time_zone": "Europe/Berlin",
    }  # fmt: skip
    await _done(clients, who, employer, Asked("PUT", f"{P}/me", body, publishes=False))
    employer.candidates.append(who)


async def _rules(clients: Clients, employer: Employer) -> None:
    """The policy, known to posting, the criteria of the standard rubric, and the template of projects."""
    policy = await _done(clients, "partner", employer, Asked("POST", f"{C}/policies", employer.policy()))
    employer.policy_id = policy["policy_id"]
    rubrics = await _known(clients, employer, "partner", f"{E}/rubrics", lambda body: bool(body["items"]))
    employer.criteria = rubrics["items"][0]["criteria"]
    await _known(
        clients, employer, "admin", f"{P}/employer", lambda body: (body["policy"] or {}).get("policy_id") is not None
    )
    template = {
        "hours": 20, "fee": {"amount": "500.00", "currency": "EUR"}, "seats": 1,
        "hiring_manager": employer.emails["manager"],
        "reviewers": [employer.emails[who] for who in employer.reviewers],
        "deliverables": [{"title": "Result", "acceptance": "Does what the description asks for."}],
        "days_to_apply": 7, "days_to_deliver": 14, "days_to_review": 7, "days_to_decide": 7, "custom_fields": {},
    }  # fmt: skip
    await _done(clients, "admin", employer, Asked("PUT", f"{P}/employer/template", template, publishes=False))


async def _done(clients: Clients, who: str, employer: Employer, asked: Asked) -> Any:
    """Asks until it is done: a service learns of a new member only when the event has arrived."""
    async with asyncio.timeout(60):
        while True:
            got = await clients.command(employer.token(who), asked)
            if got.outcome == "ok":
                return got.body
            if got.status not in (0, 401, 403, 503):
                raise Unexpected(f"{who}: {asked.method} {asked.path}: {got.status} {got.body}")
            await asyncio.sleep(0.2)


async def _known(clients: Clients, employer: Employer, who: str, path: str, is_known: Callable[[Any], bool]) -> Any:
    async def answer() -> Any:
        body = await clients.get(employer.token(who), path)
        return body if body is not None and is_known(body) else None

    return await until(answer, f"{path} knows what it must", within=60)
