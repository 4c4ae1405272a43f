"""HTTP requests about policies."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field

from services.conversion.api.text import Body, Line, id_of, member_of
from services.conversion.domain.policy import ApproverGroup, Numbers, Policy, Status, Terms
from services.conversion.handlers import policies
from services.conversion.store import policies as store
from shared.http import Call, Limit, Page, page, requires
from shared.messaging import Transaction

router = APIRouter(tags=["policies"])
DEFAULTS = Numbers()


class GroupBody(Body):
    """Groups approve an offer one after another."""

    name: Line
    member_ids: Annotated[list[UUID], Field(max_length=50)]
    approvals_required: int = 1


class PolicyBody(Body):
    """A whole version; what is left out takes the method's default."""

    name: Line
    bar: Decimal = DEFAULTS.bar
    strong_bar: Decimal = DEFAULTS.strong_bar
    p_yes: Decimal = DEFAULTS.p_yes
    p_no: Decimal = DEFAULTS.p_no
    p_strong: Decimal = DEFAULTS.p_strong
    resolve: Decimal = DEFAULTS.resolve
    weak_separation: Decimal = DEFAULTS.weak_separation
    weak_p: Decimal = DEFAULTS.weak_p
    min_reviews: int = DEFAULTS.min_reviews
    max_reviews: int = DEFAULTS.max_reviews
    window_days: int = DEFAULTS.window_days
    offer_valid_days: int = DEFAULTS.offer_valid_days
    approver_groups: Annotated[list[GroupBody], Field(max_length=10)] = Field(default_factory=list)

    def to_domain(self) -> Terms:
        given = self.model_dump(exclude={"name", "approver_groups", "version"})
        groups = tuple(
            ApproverGroup(group.name, tuple(group.member_ids), group.approvals_required)
            for group in self.approver_groups
        )
        return Terms(self.name, Numbers(**given), groups)


class VersionBody(PolicyBody):
    """The next version; `version` is that of the policy the caller looked at."""

    version: int | None = None


class PolicyView(PolicyBody):
    """The newest version of a policy."""

    policy_id: UUID
    policy_version: int
    status: Status
    version: int
    activated_at: datetime | None

    @classmethod
    def of(cls, policy: Policy) -> "PolicyView":
        numbers = policy.terms.numbers
        return cls(
            policy_id=policy.id,
            policy_version=policy.policy_version,
            status=policy.status,
            version=policy.version,
            activated_at=policy.activated_at,
            name=policy.terms.name,
            approver_groups=[
                GroupBody(
                    name=group.name, member_ids=list(group.member_ids), approvals_required=group.approvals_required
                )
                for group in policy.terms.approver_groups
            ],
            **{name: getattr(numbers, name) for name in Numbers.__dataclass_fields__},
        )


@router.get("/policies")
async def list_policies(
    call: Annotated[Call, requires("list", "policy")], limit: Limit = 50, after: str | None = None
) -> Page[PolicyView]:
    """Newest first."""
    async with call.transaction() as tx:
        rows = await store.page(tx.conn, after=id_of(after), limit=limit + 1)
    return page([PolicyView.of(policy) for policy in rows], limit, lambda view: str(view.policy_id))


@router.get("/policies/{policy_id}")
async def read_policy(call: Annotated[Call, requires("read", "policy")], policy_id: UUID) -> PolicyView:
    async with call.transaction() as tx:
        return PolicyView.of(await store.load(tx.conn, policy_id))


@router.post("/policies", status_code=201, response_model=PolicyView)
async def activate_policy(call: Annotated[Call, requires("activate", "policy")], body: PolicyBody) -> Response:
    """A new policy, active at once: projects published from now on may pin it."""

    async def work(tx: Transaction) -> BaseModel:
        return PolicyView.of(await policies.activate(tx, body.to_domain(), by=member_of(call)))

    return await call.create(work)


@router.post("/policies/{policy_id}/versions", status_code=201, response_model=PolicyView)
async def renew_policy(
    call: Annotated[Call, requires("activate", "policy")], policy_id: UUID, body: VersionBody
) -> Response:
    """The next version; projects that pinned an earlier one keep it."""

    async def work(tx: Transaction) -> BaseModel:
        renewed = await policies.renew(tx, policy_id, body.to_domain(), version=body.version, by=member_of(call))
        return PolicyView.of(renewed)

    return await call.create(work)
