"""HTTP requests about gold items: for those who run the reviewing. Reviewers never learn which work is one."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field
from uuid_utils.compat import uuid7

from services.evaluation.api.text import Body, Line, Text, id_of
from services.evaluation.domain.gold import GoldItem, Reference
from services.evaluation.domain.rubric import Ref
from services.evaluation.handlers import gold
from services.evaluation.store import gold as store
from shared.http import Call, Limit, Page, page, requires
from shared.messaging import Transaction

router = APIRouter(tags=["gold items"])


class RubricBody(Body):
    rubric_id: UUID
    version: int

    def to_domain(self) -> Ref:
        return Ref(self.rubric_id, self.version)


class LinkBody(Body):
    """Something to be marked that lies elsewhere; `acceptance` says when it counts as done."""

    title: Line
    link: Annotated[str, Field(pattern=r"^https://[^\s\x00]+$", max_length=2_000)]
    acceptance: Text


class ReferenceBody(Body):
    """The points that experts agreed on for one criterion, and why."""

    criterion: Line
    points: int
    note: Text


class GoldItemBody(Body):
    """Work to be marked: `engagement_id` of completed work, or `links`. `agreed_by` are two members or more."""

    rubric: RubricBody
    title: Line
    brief: Text
    engagement_id: UUID | None = None
    links: Annotated[list[LinkBody], Field(max_length=20)] = Field(default_factory=list)
    reference: Annotated[list[ReferenceBody], Field(max_length=50)]
    agreed_by: Annotated[list[UUID], Field(max_length=20)]


class ReferenceView(BaseModel):
    criterion: str
    points: int
    note: str


class GoldItemView(BaseModel):
    """Without its reference, which nobody should read who may be given the item."""

    item_id: UUID
    rubric_id: UUID
    rubric_version: int
    title: str
    engagement_id: UUID | None
    agreed_by: list[UUID]
    created_at: datetime
    retired_at: datetime | None

    @classmethod
    def of(cls, item: GoldItem) -> "GoldItemView":
        return cls(
            item_id=item.id,
            rubric_id=item.rubric.id,
            rubric_version=item.rubric.version,
            title=item.title,
            engagement_id=item.engagement_id,
            agreed_by=sorted(item.experts),
            created_at=item.created_at,
            retired_at=item.retired_at,
        )


class ListedItem(GoldItemView):
    """`used` is to how many reviewers it was given."""

    used: int


class GoldItemDetail(GoldItemView):
    brief: str
    reference: list[ReferenceView]

    @classmethod
    def of(cls, item: GoldItem) -> "GoldItemDetail":
        reference = [ReferenceView(criterion=one.criterion, points=one.points, note=one.note) for one in item.reference]
        return cls(**GoldItemView.of(item).model_dump(), brief=item.brief, reference=reference)


@router.get("/gold-items")
async def list_items(
    call: Annotated[Call, requires("list", "gold_item")], limit: Limit = 100, after: str | None = None
) -> Page[ListedItem]:
    """Newest first, retired ones too, without references."""
    async with call.transaction() as tx:
        rows = await store.page(tx.conn, after=id_of(after), limit=limit + 1)
    shown = [ListedItem(**GoldItemView.of(item).model_dump(), used=used) for item, used in rows]
    return page(shown, limit, lambda view: str(view.item_id))


@router.post("/gold-items", status_code=201, response_model=GoldItemView)
async def create_item(call: Annotated[Call, requires("create", "gold_item")], body: GoldItemBody) -> Response:
    """Makes an item that never changes. The second active one of a rubric version makes its gate."""

    async def create(tx: Transaction) -> GoldItemView:
        item = GoldItem(
            id=uuid7(),
            rubric=body.rubric.to_domain(),
            title=body.title.strip(),
            brief=body.brief,
            tasks=(),
            deliverables=(),
            engagement_id=None,
            reference=tuple(Reference(one.criterion, one.points, one.note) for one in body.reference),
            experts=frozenset(body.agreed_by),
            created_by=call.principal.member_id,
            created_at=tx.now,
        )
        links = [(one.title, one.link, one.acceptance) for one in body.links]
        made = await gold.create(tx, item, links=links, engagement_id=body.engagement_id, actor=call.principal.actor)
        return GoldItemView.of(made)

    return await call.create(create)


@router.get("/gold-items/{item_id}")
async def read_item(call: Annotated[Call, requires("read", "gold_item")], item_id: UUID) -> GoldItemDetail:
    """With the reference. Whoever reads it is never given the item, and what they say of it later does not count."""
    async with call.transaction() as tx:
        item = await store.load(tx.conn, item_id)
        if call.principal.member_id is not None:
            await store.read(tx.conn, item_id, call.principal.member_id)
    return GoldItemDetail.of(item)


@router.post("/gold-items/{item_id}/retire", response_model=GoldItemView)
async def retire_item(call: Annotated[Call, requires("retire", "gold_item")], item_id: UUID) -> Response:
    """Nobody is given it any more; what was said of it stays."""

    async def retire(tx: Transaction) -> GoldItemView:
        return GoldItemView.of(await gold.retire(tx, item_id, actor=call.principal.actor))

    return await call.create(retire, status=200)
