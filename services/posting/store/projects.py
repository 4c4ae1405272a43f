"""Every SQL statement on projects."""

from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.posting.domain.guard import Definition, Terms
from services.posting.domain.project import Origin, Project, Status, Wishes
from shared.database import Conn, later
from shared.rules import NotFound

DEFINITION, WISHES, TERMS = TypeAdapter(Definition), TypeAdapter(Wishes), TypeAdapter(Terms)

COLUMNS = """
    employer_id, project_id, status, definition, wishes, terms, external_source, external_project_id, version, sequence
"""
INSERT = f"""
    INSERT INTO projects ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""  # noqa: S608  the columns are a constant
LOAD = f"SELECT {COLUMNS} FROM projects WHERE project_id = $1"  # noqa: S608
LOAD_FOR_UPDATE = LOAD + " FOR UPDATE"
BY_ORIGIN_FOR_UPDATE = f"""
    SELECT {COLUMNS} FROM projects WHERE external_source = $1 AND external_project_id = $2 FOR UPDATE
"""  # noqa: S608
MOVE = "UPDATE projects SET status = $2, version = $3, sequence = $4 WHERE project_id = $1"
MOVED = {"status", "version", "sequence"}
UPDATE = """
    UPDATE projects SET status = $2, version = $3, sequence = $4, definition = $5, wishes = $6, terms = $7
    WHERE project_id = $1
"""
PAGE = f"""
    SELECT {COLUMNS} FROM projects
    WHERE ($1::uuid IS NULL OR project_id < $1) AND ($3::text IS NULL OR status = $3)
    ORDER BY project_id DESC
    LIMIT $2
"""  # noqa: S608
WAITING_DRAFTS = """
    SELECT project_id FROM projects
    WHERE status IN ('draft', 'approved') AND external_source IS NOT NULL
    ORDER BY project_id
"""
EMPLOYER_OF_ONCE_PUBLISHED = "SELECT app.employer_of_project_once_published($1)"
OPENINGS = "SELECT project_id, employer_name, terms FROM app.openings($1, $2)"


async def insert(conn: Conn, project: Project) -> None:
    await conn.execute(
        INSERT,
        project.employer_id,
        project.id,
        project.status,
        *_words(project),
        project.origin.source if project.origin else None,
        project.origin.external_project_id if project.origin else None,
        project.version,
        project.sequence,
    )


async def save(conn: Conn, project: Project, changed: set[str]) -> None:
    """It was loaded for update. Its words are most of the row, and written again only when they are other ones."""
    state = (project.id, project.status, project.version, project.sequence)
    if changed <= MOVED:
        await later(conn, MOVE, *state)
    else:
        await later(conn, UPDATE, *state, *_words(project))


async def load(conn: Conn, project_id: UUID) -> Project:
    return _project(await conn.fetchrow(LOAD, project_id), project_id)


async def load_for_update(conn: Conn, project_id: UUID) -> Project:
    return _project(await conn.fetchrow(LOAD_FOR_UPDATE, project_id), project_id)


async def by_origin_for_update(conn: Conn, origin: Origin) -> Project | None:
    """The project that this HR system knows under its own id."""
    row = await conn.fetchrow(BY_ORIGIN_FOR_UPDATE, origin.source, origin.external_project_id)
    return _project(row, "") if row else None


async def page(conn: Conn, *, after: UUID | None, limit: int, status: Status | None = None) -> list[Project]:
    """Newest first."""
    return [_project(row, "") for row in await conn.fetch(PAGE, after, limit, status)]


async def waiting_drafts(conn: Conn) -> list[UUID]:
    """Projects of HR systems that are not published yet."""
    return [row["project_id"] for row in await conn.fetch(WAITING_DRAFTS)]


async def employer_of_once_published(conn: Conn, project_id: UUID) -> UUID | None:
    """The employer of a project that candidates can see, or could once. Needs no tenant."""
    employer_id: UUID | None = await conn.fetchval(EMPLOYER_OF_ONCE_PUBLISHED, project_id)
    return employer_id


async def openings(conn: Conn, *, after: UUID | None, limit: int) -> list[tuple[UUID, str, Terms]]:
    """Projects of all employers to which a candidate can apply now: id, employer's name, terms. Needs no tenant."""
    return [
        (row["project_id"], row["employer_name"], TERMS.validate_python(row["terms"]))
        for row in await conn.fetch(OPENINGS, after, limit)
    ]


def _words(project: Project) -> tuple[object, object, object]:
    """Definition, wishes and terms as JSON."""
    return (
        DEFINITION.dump_python(project.definition, mode="json"),
        WISHES.dump_python(project.wishes, mode="json"),
        TERMS.dump_python(project.terms, mode="json") if project.terms else None,
    )


def _project(row: asyncpg.Record | None, wanted: UUID | str) -> Project:
    if row is None:
        raise NotFound("project", wanted)
    origin = Origin(row["external_source"], row["external_project_id"]) if row["external_source"] else None
    return Project(
        id=row["project_id"],
        employer_id=row["employer_id"],
        definition=DEFINITION.validate_python(row["definition"]),
        origin=origin,
        wishes=WISHES.validate_python(row["wishes"]),
        terms=TERMS.validate_python(row["terms"]) if row["terms"] else None,
        status=Status(row["status"]),
        version=row["version"],
        sequence=row["sequence"],
    )
