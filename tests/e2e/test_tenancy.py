"""After two employers were through the story: each sees its own rows, nobody sees another's, no tenant sees nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import pytest

from deploy.local.stack import SERVICES
from tests.e2e.conftest import Played
from tests.e2e.tenancy import Conn, Walk, readable_engine_tables, troubles

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(300)]

UNTENANTED = {
    "schema_migrations": "which files ran; no business row",
    "candidate_audit": "what a person changed of themselves; it belongs to the person, not to an employer",
    "candidates": "one row per person, who works for many employers; read by the person and where they applied",
}
EMPTY = {
    "drafts": "a draft is deleted when its card is sealed",
    "sealed_scorecards": "a sealed card is deleted at the reveal",
    "rubrics": "the story uses the built-in rubric, which is no row",
    "known_rubrics": "the story uses the built-in rubric, which is never published",
    "appeals": "nobody appeals in the story",
    "windows": "the story keeps the usual windows",
    "reviewers": "nothing is said of a reviewer: the usual capacity, no leave, no calibration",
    "calibrations": "the story has no gold items",
    "calibration_steps": "the story has no gold items",
    "gates": "the story has no gold items",
    "gold_items": "the story has no gold items",
    "gold_readers": "the story has no gold items",
    "gold_cards": "the story has no gold items",
    "reconsiderations": "work that waits for a change of staff; the story has none",
}
WALK = Walk(UNTENANTED, EMPTY)


@asynccontextmanager
async def undone(dsn: str) -> AsyncIterator[Conn]:
    """A superuser's connection in a transaction that is rolled back."""
    conn = await asyncpg.connect(dsn)
    transaction = conn.transaction()
    await transaction.start()
    try:
        yield conn
    finally:
        await transaction.rollback()
        await conn.close()


def employers(played: Played) -> list[tuple[UUID, UUID]]:
    first, second = (UUID(story.employer.employer_id) for story in played.stories)
    return [(first, second), (second, first)]


@pytest.mark.parametrize("service", SERVICES)
async def test_every_table_keeps_tenants_apart(played: Played, service: str) -> None:
    async with undone(played.stack.dsns[service]["admin"]) as conn:
        for mine, other in employers(played):
            assert await troubles(conn, service, mine, other, WALK) == []


@pytest.mark.parametrize("service", SERVICES)
async def test_the_service_cannot_read_the_engine(played: Played, service: str) -> None:
    async with undone(played.stack.dsns[service]["admin"]) as conn:
        assert await readable_engine_tables(conn, service) == []


@pytest.mark.parametrize(
    ("service", "table"), [("posting", "projects"), ("evaluation", "evaluations"), ("conversion", "offers")]
)
async def test_the_walk_notices_a_dropped_policy(played: Played, service: str, table: str) -> None:
    async with undone(played.stack.dsns[service]["admin"]) as conn:
        await conn.execute(f"DROP POLICY tenant ON public.{table}")
        mine, other = employers(played)[0]
        assert f"{table} shows its tenant nothing" in await troubles(conn, service, mine, other, WALK)


async def test_the_walk_notices_an_open_table(played: Played) -> None:
    async with undone(played.stack.dsns["posting"]["admin"]) as conn:
        await conn.execute("ALTER TABLE public.projects DISABLE ROW LEVEL SECURITY")
        mine, other = employers(played)[0]
        found = await troubles(conn, "posting", mine, other, WALK)
        assert "projects has no forced row-level security" in found
        assert "projects shows rows of another tenant" in found
