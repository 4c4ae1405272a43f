"""HTTP requests about rubrics."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field

from services.evaluation.api.text import Body, Line, Text, id_of
from services.evaluation.domain.rubric import Criterion, Level, Ref, Rubric, check
from services.evaluation.domain.rubric_templates import TEMPLATES, Template
from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.handlers import rubrics
from services.evaluation.store import rubrics as store
from shared.http import Call, Limit, Page, page, requires
from shared.judgement import rubric as method
from shared.judgement.rubric import advice
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import Finding, NotFound


class LevelBody(Body):
    points: int
    anchor: Text = ""


class CriterionBody(Body):
    """`weight` as decimal text; the weights of a rubric add up to 1. `levels` go from lowest to highest."""

    criterion_id: Line
    name: Line
    question: Text
    weight: Annotated[Decimal, Field(max_digits=8)]
    evidence_required: bool = False
    levels: list[LevelBody]

    def to_domain(self) -> Criterion:
        levels = tuple(Level(level.points, level.anchor) for level in self.levels)
        return Criterion(
            self.criterion_id, f"{self.weight:f}", levels, self.name, self.question, self.evidence_required
        )


class RubricBody(Body):
    """A new rubric, or with `rubric_id` the next version of one."""

    rubric_id: UUID | None = None
    name: Line
    criteria: list[CriterionBody]

    def to_domain(self) -> tuple[Criterion, ...]:
        return tuple(criterion.to_domain() for criterion in self.criteria)


class AdviceView(BaseModel):
    """What is known to make reviewers differ: `field` as in the draft, and a way out. It forbids nothing."""

    field: str
    rule: str
    message: str

    @classmethod
    def of(cls, finding: Finding) -> "AdviceView":
        return cls(field=finding.field, rule=finding.rule, message=finding.message)


class CheckView(BaseModel):
    """`findings` keep the draft from being published, `advice` does not."""

    publishable: bool
    findings: list[AdviceView]
    advice: list[AdviceView]


class LevelView(BaseModel):
    points: int
    anchor: str


class CriterionView(BaseModel):
    criterion_id: str
    name: str
    question: str
    weight: str
    evidence_required: bool
    levels: list[LevelView]

    @classmethod
    def of(cls, criterion: Criterion) -> "CriterionView":
        return cls(
            criterion_id=criterion.id,
            name=criterion.name,
            question=criterion.question,
            weight=str(criterion.weight),
            evidence_required=criterion.evidence_required,
            levels=[LevelView(points=level.points, anchor=level.anchor) for level in criterion.levels],
        )


class TemplateView(BaseModel):
    """A rubric to begin with: its criteria can be sent to `POST /rubrics` as they are, or changed first."""

    template_id: str
    name: str
    fits: str
    criteria: list[CriterionView]

    @classmethod
    def of(cls, template: Template) -> "TemplateView":
        return cls(
            template_id=template.id,
            name=template.name,
            fits=template.fits,
            criteria=[CriterionView.of(one) for one in template.criteria],
        )


class RubricView(BaseModel):
    """One immutable version; `digest` names its canonical form."""

    rubric_id: UUID
    version: int
    name: str
    digest: str
    built_in: bool
    criteria: list[CriterionView]

    @classmethod
    def of(cls, rubric: Rubric) -> "RubricView":
        return cls(
            rubric_id=rubric.id,
            version=rubric.version,
            name=rubric.name,
            digest=rubric.digest,
            built_in=rubric.ref == STANDARD.ref,
            criteria=[CriterionView.of(one) for one in rubric.criteria],
        )


def router(vault: Vault) -> APIRouter:
    """`vault` opens sealed cards when a version arrives for which work has waited."""
    routes = APIRouter(tags=["rubrics"])

    @routes.get("/rubrics")
    async def list_rubrics(
        call: Annotated[Call, requires("list", "rubric")], limit: Limit = 100, after: str | None = None
    ) -> Page[RubricView]:
        """The latest version of each, newest first; the built-in one comes last."""
        async with call.transaction() as tx:
            rows = await store.page(tx.conn, after=id_of(after), limit=limit + 1)
        if len(rows) <= limit:
            rows.append(STANDARD)
            limit += 1
        return page([RubricView.of(rubric) for rubric in rows], limit, lambda view: str(view.rubric_id))

    @routes.post("/rubrics", status_code=201, response_model=RubricView)
    async def publish_rubric(call: Annotated[Call, requires("publish", "rubric")], body: RubricBody) -> Response:
        """Publishes a version that can be pinned by projects and never changes."""

        async def publish(tx: Transaction) -> RubricView:
            actor, criteria = call.principal.actor, body.to_domain()
            return RubricView.of(await rubrics.publish(tx, vault, body.rubric_id, body.name, criteria, actor=actor))

        return await call.create(publish, status=201)

    @routes.post("/rubrics/check")
    async def check_rubric(call: Annotated[Call, requires("check", "rubric")], body: RubricBody) -> CheckView:  # noqa: ARG001  for the right
        """What would keep the draft from being published, and what makes reviewers differ on it. Keeps nothing."""
        criteria = body.to_domain()
        findings = check(body.name, criteria)
        return CheckView(
            publishable=not findings,
            findings=[AdviceView.of(one) for one in findings],
            advice=[AdviceView.of(one) for one in advice(method.Rubric(criteria))],
        )

    @routes.get("/rubrics/templates")
    async def list_templates(call: Annotated[Call, requires("list", "rubric")]) -> list[TemplateView]:  # noqa: ARG001  for the right
        """Rubrics to begin with."""
        return [TemplateView.of(template) for template in TEMPLATES]

    @routes.get("/rubrics/{rubric_id}")
    async def read_rubric(
        call: Annotated[Call, requires("read", "rubric")], rubric_id: UUID, version: int | None = None
    ) -> RubricView:
        """The latest version, or the one asked for."""
        async with call.transaction() as tx:
            if version is None:
                return RubricView.of(await store.latest(tx.conn, rubric_id))
            rubric = await store.find(tx.conn, Ref(rubric_id, version))
        if rubric is None:
            raise NotFound("rubric", rubric_id)
        return RubricView.of(rubric)

    return routes
