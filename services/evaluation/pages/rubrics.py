"""The rubrics to read: criteria, anchors, weights, versions. What is judged stands here before anybody is judged."""

import re
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from services.evaluation.domain.rubric import Ref, Rubric
from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.pages.layout import LONGEST_LIST, reader, shown
from services.evaluation.read_models import rubric_versions
from services.evaluation.store import rubrics as store
from shared.http import Call, requires
from shared.judgement.rubric import advice
from shared.rules import Finding, NotFound
from shared.web import sentence

router = APIRouter()
_LEVELS = re.compile(r"criteria\[(\d+)\]\.levels(?:\[(\d+)\])?")
"""Where advice on levels points to; advice on anything else names its criteria itself."""


@router.get("/rubrics")
async def list_page(call: Annotated[Call, requires("list", "rubric")]) -> HTMLResponse:
    """The latest version of each, newest first; the built-in one comes last."""
    async with call.transaction() as tx:
        who = await reader(call, tx)
        found = await store.page(tx.conn, after=None, limit=LONGEST_LIST)
    return shown(call.request, "rubrics.html", who, rubrics=[*found, STANDARD], standard=STANDARD)


@router.get("/rubrics/{rubric_id}")
async def rubric_page(
    call: Annotated[Call, requires("read", "rubric")],
    rubric_id: UUID,
    version: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
) -> HTMLResponse:
    """The latest version, or the one asked for."""
    async with call.transaction() as tx:
        who = await reader(call, tx)
        latest = await store.latest(tx.conn, rubric_id)
        rubric = latest if version is None else await store.find(tx.conn, Ref(rubric_id, version))
        versions = await rubric_versions.of(tx.conn, rubric_id)
    if rubric is None:
        raise NotFound("rubric", rubric_id)
    published = next((one.published_at for one in versions if one.version == rubric.version), None)
    return shown(
        call.request,
        "rubric.html",
        who,
        rubric=rubric,
        latest=latest,
        versions=versions,
        published=published,
        advice=[_said(finding, rubric) for finding in advice(rubric.method)],
        standard=STANDARD,
    )


def _said(finding: Finding, rubric: Rubric) -> str:
    """A sentence that says which criterion and level it is about."""
    found = _LEVELS.match(finding.field)
    if found is None:
        return sentence(finding.message)
    criterion = rubric.criteria[int(found[1])]
    where = f", level {criterion.levels[int(found[2])].points}" if found[2] else ""
    return sentence(f"{criterion.name}{where}: {finding.message}")
