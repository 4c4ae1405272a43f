"""HTTP requests about the employer itself: who it is, what its projects get by default."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from services.posting.api.definition import DeliverableBody, Hours, PolicyBody, RubricBody, money
from services.posting.api.text import Line, Money, Seen, Text
from services.posting.domain.employer import Days, Employer, Fee, SourceKind, Template
from services.posting.domain.guard import Surroundings
from services.posting.handlers import employers
from services.posting.store import employers as store
from shared.http import Call, requires

router = APIRouter(tags=["employer"])
DAYS = Days()


class TemplateBody(Seen):
    """What a project gets when its request does not say. Staff are named by work mail.

    The days count each step: to apply from publication on, then to deliver, to review, to decide. `custom_fields`
    maps a field of ours to the key of a custom field in Greenhouse. `fee_floor` is the least fee per hour; it stays
    when left out.
    """

    brief: Text | None = None
    hours: Hours | None = None
    fee: Money | None = None
    seats: Annotated[int, Field(ge=0, le=1000)] | None = None
    deliverables: list[DeliverableBody] = Field(default_factory=list)
    hiring_manager: Line | None = None
    supervisor: Line | None = None
    reviewers: list[Line] = Field(default_factory=list)
    days_to_apply: int = DAYS.apply
    days_to_deliver: int = DAYS.deliver
    days_to_review: int = DAYS.review
    days_to_decide: int = DAYS.decide
    custom_fields: dict[Line, Line] = Field(default_factory=dict)
    fee_floor: Annotated[Decimal, Field(gt=0, max_digits=8, decimal_places=2)] | None = None

    def to_domain(self) -> Template:
        return Template(
            brief=self.brief,
            hours=self.hours,
            fee=Fee(self.fee.amount, self.fee.currency) if self.fee else None,
            seats=self.seats,
            deliverables=tuple(item.to_domain() for item in self.deliverables),
            hiring_manager=self.hiring_manager,
            supervisor=self.supervisor,
            reviewers=tuple(self.reviewers),
            days=Days(self.days_to_apply, self.days_to_deliver, self.days_to_review, self.days_to_decide),
            custom_fields=dict(self.custom_fields),
        )

    @classmethod
    def of(cls, employer: Employer) -> "TemplateBody":
        template = employer.template
        return cls.model_construct(
            version=employer.version,
            brief=template.brief,
            hours=template.hours,
            fee=money(template.fee),
            seats=template.seats,
            deliverables=[
                DeliverableBody.model_construct(title=item.title, acceptance=item.acceptance)
                for item in template.deliverables
            ],
            hiring_manager=template.hiring_manager,
            supervisor=template.supervisor,
            reviewers=list(template.reviewers),
            days_to_apply=template.days.apply,
            days_to_deliver=template.days.deliver,
            days_to_review=template.days.review,
            days_to_decide=template.days.decide,
            custom_fields=dict(template.custom_fields),
            fee_floor=employer.fee_floor,
        )


class SourceView(BaseModel):
    """A registered source of HR events; `webhook` is the path to which it sends, where it sends webhooks."""

    source: str
    kind: SourceKind
    webhook: str | None


class EmployerView(BaseModel):
    """`rubric` and `policy` are the versions that a project published now would pin."""

    employer_id: UUID
    version: int
    name: str
    time_zone: str
    language: str
    template: TemplateBody
    sources: list[SourceView]
    rubric: RubricBody
    policy: PolicyBody

    @classmethod
    def of(cls, employer: Employer, around: Surroundings, sources: list[SourceView]) -> "EmployerView":
        return cls(
            employer_id=employer.id,
            version=employer.version,
            name=employer.name,
            time_zone=employer.time_zone,
            language=employer.language,
            template=TemplateBody.of(employer),
            sources=sources,
            rubric=RubricBody(rubric_id=around.rubric.id, version=around.rubric.version),
            policy=PolicyBody(policy_id=around.policy.id, version=around.policy.version),
        )


@router.get("/employer")
async def read_employer(call: Annotated[Call, requires("read", "employer")]) -> EmployerView:
    """The employer for whom the caller acts."""
    async with call.transaction() as tx:
        employer = await store.load(tx.conn)
        around = await employers.surroundings(tx, employer)
        sources = [
            SourceView(source=name, kind=kind, webhook=webhook_path(key) if key else None)
            for name, kind, key in await store.list_sources(tx.conn)
        ]
    return EmployerView.of(employer, around, sources)


@router.put("/employer/template")
async def change_template(call: Annotated[Call, requires("change", "employer")], body: TemplateBody) -> TemplateBody:
    """Replaces the template; drafts that wait for what it now says go on towards publication."""
    async with call.transaction() as tx:
        employer = await employers.change_template(
            tx, body.to_domain(), fee_floor=body.fee_floor, version=body.version, actor=call.principal.actor
        )
    return TemplateBody.of(employer)


def webhook_path(key: str) -> str:
    """Where Greenhouse sends its webhooks, below the public URL."""
    return f"/posting/api/webhooks/greenhouse/{key}"
