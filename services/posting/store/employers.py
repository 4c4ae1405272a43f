"""Every SQL statement on employers, their sources and their API keys."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pydantic import TypeAdapter

from services.posting.domain.employer import Employer, SourceKind, Status, Template
from shared.database import Conn
from shared.rules import NotFound

TEMPLATE = TypeAdapter(Template)

INSERT = """
    INSERT INTO employers (employer_id, name, time_zone, language, fee_floor, template, status, version, sequence)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""
COUNT_OUTCOMES = "INSERT INTO outcome_counters (employer_id, reported) VALUES ($1, 0)"
LOAD = """
    SELECT employer_id, name, time_zone, language, fee_floor, template, status, version, sequence
    FROM employers
    WHERE employer_id = app.employer()
"""
LOAD_FOR_UPDATE = LOAD + " FOR UPDATE"
UPDATE = """
    UPDATE employers SET fee_floor = $2, template = $3, status = $4, version = $5, sequence = $6
    WHERE employer_id = $1
"""


async def insert(conn: Conn, employer: Employer) -> None:
    template = TEMPLATE.dump_python(employer.template, mode="json")
    await conn.execute(
        INSERT,
        employer.id,
        employer.name,
        employer.time_zone,
        employer.language,
        employer.fee_floor,
        template,
        employer.status,
        employer.version,
        employer.sequence,
    )
    await conn.execute(COUNT_OUTCOMES, employer.id)


async def load(conn: Conn) -> Employer:
    """The employer of the transaction."""
    return await _one(conn, LOAD)


async def load_for_update(conn: Conn) -> Employer:
    return await _one(conn, LOAD_FOR_UPDATE)


async def _one(conn: Conn, statement: str) -> Employer:
    row = await conn.fetchrow(statement)
    if row is None:
        raise NotFound("employer", "of the caller")
    return Employer(
        row["employer_id"],
        row["name"],
        row["time_zone"],
        row["language"],
        row["fee_floor"],
        TEMPLATE.validate_python(row["template"]),
        Status(row["status"]),
        row["version"],
        row["sequence"],
    )


async def save(conn: Conn, employer: Employer) -> None:
    await conn.execute(
        UPDATE,
        employer.id,
        employer.fee_floor,
        TEMPLATE.dump_python(employer.template, mode="json"),
        employer.status,
        employer.version,
        employer.sequence,
    )


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where a source sends its webhooks, and the secret that signs them, as ciphertext."""

    key: str
    secret: bytes


@dataclass(frozen=True, slots=True)
class Source:
    """A registered source of HR events."""

    employer_id: UUID
    id: UUID
    source: str
    kind: SourceKind
    webhook: Webhook | None = None


INSERT_SOURCE = """
    INSERT INTO sources (employer_id, source_id, source, kind, source_key, webhook_secret)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (source) DO NOTHING
    RETURNING true
"""
LIST_SOURCES = "SELECT source, kind, source_key FROM sources ORDER BY source"
EMPLOYER_OF_SOURCE = "SELECT employer_id, source_id, kind FROM app.employer_of_source($1)"
WEBHOOK_OF_KEY = "SELECT employer_id, source_id, source, kind, webhook_secret FROM app.webhook_of_key($1)"
LOCK_SOURCE = "SELECT true FROM sources WHERE source_id = $1 FOR NO KEY UPDATE"


async def insert_source(conn: Conn, source: Source) -> bool:
    """False when the source is registered already, by whomever."""
    return bool(
        await conn.fetchval(
            INSERT_SOURCE,
            source.employer_id,
            source.id,
            source.source,
            source.kind,
            source.webhook.key if source.webhook else None,
            source.webhook.secret if source.webhook else None,
        )
    )


async def list_sources(conn: Conn) -> list[tuple[str, SourceKind, str | None]]:
    """Source, kind and webhook key of each of the employer's sources."""
    return [(row["source"], SourceKind(row["kind"]), row["source_key"]) for row in await conn.fetch(LIST_SOURCES)]


async def employer_of_source(conn: Conn, source: str) -> tuple[UUID, UUID] | None:
    """Employer and source id; None when nobody registered it. Needs no tenant."""
    row = await conn.fetchrow(EMPLOYER_OF_SOURCE, source)
    return (row["employer_id"], row["source_id"]) if row else None


async def webhook_of_key(conn: Conn, source_key: str) -> Source | None:
    """The source behind a webhook's address. Needs no tenant."""
    row = await conn.fetchrow(WEBHOOK_OF_KEY, source_key)
    if row is None:
        return None
    return Source(
        row["employer_id"],
        row["source_id"],
        row["source"],
        SourceKind(row["kind"]),
        Webhook(source_key, row["webhook_secret"]),
    )


async def lock_source(conn: Conn, source_id: UUID) -> None:
    """What one HR system says takes effect one after the other, whichever door it comes through."""
    await conn.fetchval(LOCK_SOURCE, source_id)


INSERT_API_KEY = """
    INSERT INTO api_keys (employer_id, api_key_id, digest, created_at) VALUES (app.employer(), $1, $2, $3)
"""
EMPLOYER_OF_API_KEY = "SELECT employer_id, digest FROM app.employer_of_api_key($1)"


async def insert_api_key(conn: Conn, api_key_id: str, digest: bytes, *, at: datetime) -> None:
    await conn.execute(INSERT_API_KEY, api_key_id, digest, at)


async def employer_of_api_key(conn: Conn, api_key_id: str) -> tuple[UUID, bytes] | None:
    """Employer and digest of the secret; None when there is no such key or it was revoked. Needs no tenant."""
    row = await conn.fetchrow(EMPLOYER_OF_API_KEY, api_key_id)
    return (row["employer_id"], row["digest"]) if row else None
