"""How a project's definition is sent and shown; staff are named by work mail."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from services.posting.api.text import Body, Line, Money, Text
from services.posting.domain.employer import Deliverable, Fee
from services.posting.domain.guard import Definition, Ref, Terms

Hours = Annotated[Decimal, Field(ge=0, max_digits=6, decimal_places=2)]


class DeliverableBody(Body):
    title: Line
    acceptance: Text = ""

    def to_domain(self) -> Deliverable:
        return Deliverable(self.title, self.acceptance)


class RubricBody(Body):
    rubric_id: UUID
    version: Annotated[int, Field(ge=1, lt=2**31)]


class PolicyBody(Body):
    policy_id: UUID
    version: Annotated[int, Field(ge=1, lt=2**31)]


class DefinitionBody(Body):
    """What the project asks for; what is left out comes from the employer's template, or is a finding."""

    title: Line | None = None
    brief: Text | None = None
    hours: Hours | None = None
    fee: Money | None = None
    seats: Annotated[int, Field(ge=0, le=1000)] | None = None
    deliverables: list[DeliverableBody] = Field(default_factory=list)
    skills: list[Line] = Field(default_factory=list)
    hiring_manager: Line | None = None
    supervisor: Line | None = None
    reviewers: list[Line] = Field(default_factory=list)
    apply_by: AwareDatetime | None = None
    deliver_by: AwareDatetime | None = None
    review_by: AwareDatetime | None = None
    decide_by: AwareDatetime | None = None
    rubric: RubricBody | None = None
    policy: PolicyBody | None = None

    def to_domain(self) -> Definition:
        return Definition(
            title=self.title,
            brief=self.brief,
            hours=self.hours,
            fee=Fee(self.fee.amount, self.fee.currency) if self.fee else None,
            seats=self.seats,
            deliverables=tuple(item.to_domain() for item in self.deliverables),
            skills=tuple(self.skills),
            hiring_manager=self.hiring_manager,
            supervisor=self.supervisor,
            reviewers=tuple(self.reviewers),
            apply_by=self.apply_by,
            deliver_by=self.deliver_by,
            review_by=self.review_by,
            decide_by=self.decide_by,
            rubric=Ref(self.rubric.rubric_id, self.rubric.version) if self.rubric else None,
            policy=Ref(self.policy.policy_id, self.policy.version) if self.policy else None,
        )

    @classmethod
    def of(cls, definition: Definition) -> "DefinitionBody":
        """The definition as far as anybody has said; never refuses what is stored."""
        return cls.model_construct(
            title=definition.title,
            brief=definition.brief,
            hours=definition.hours,
            fee=money(definition.fee),
            seats=definition.seats,
            deliverables=[
                DeliverableBody.model_construct(title=item.title, acceptance=item.acceptance)
                for item in definition.deliverables
            ],
            skills=list(definition.skills),
            hiring_manager=definition.hiring_manager,
            supervisor=definition.supervisor,
            reviewers=list(definition.reviewers),
            apply_by=definition.apply_by,
            deliver_by=definition.deliver_by,
            review_by=definition.review_by,
            decide_by=definition.decide_by,
            rubric=RubricBody(rubric_id=definition.rubric.id, version=definition.rubric.version)
            if definition.rubric
            else None,
            policy=PolicyBody(policy_id=definition.policy.id, version=definition.policy.version)
            if definition.policy
            else None,
        )


class TermsDeliverable(BaseModel):
    deliverable_id: UUID
    title: str
    acceptance: str


class TermsView(BaseModel):
    """What was published; it never changes."""

    title: str
    brief: str
    hours: Decimal
    fee: Money
    seats: int
    deliverables: list[TermsDeliverable]
    skills: list[str]
    apply_by: datetime
    deliver_by: datetime
    review_by: datetime
    decide_by: datetime
    rubric: RubricBody
    policy: PolicyBody

    @classmethod
    def of(cls, terms: Terms) -> "TermsView":
        return cls(**_terms(terms))


class StaffedTermsView(TermsView):
    """The same for the employer's own staff: who decides, supervises and may review."""

    hiring_manager_member_id: UUID
    supervisor_member_id: UUID
    reviewer_member_ids: list[UUID]

    @classmethod
    def of(cls, terms: Terms) -> "StaffedTermsView":
        return cls(
            **_terms(terms),
            hiring_manager_member_id=terms.hiring_manager_id,
            supervisor_member_id=terms.supervisor_id,
            reviewer_member_ids=list(terms.reviewer_ids),
        )


def money(fee: Fee | None) -> Money | None:
    return Money.model_construct(amount=fee.amount, currency=fee.currency) if fee else None


def _terms(terms: Terms) -> dict[str, object]:
    return {
        "title": terms.title,
        "brief": terms.brief,
        "hours": terms.hours,
        "fee": money(terms.fee),
        "seats": terms.seats,
        "deliverables": [
            TermsDeliverable(deliverable_id=item.id, title=item.title, acceptance=item.acceptance)
            for item in terms.deliverables
        ],
        "skills": list(terms.skills),
        "apply_by": terms.deadlines.apply_by,
        "deliver_by": terms.deadlines.deliver_by,
        "review_by": terms.deadlines.review_by,
        "decide_by": terms.deadlines.decide_by,
        "rubric": RubricBody(rubric_id=terms.rubric.id, version=terms.rubric.version),
        "policy": PolicyBody(policy_id=terms.policy.id, version=terms.policy.version),
    }
