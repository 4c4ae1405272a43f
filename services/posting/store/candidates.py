"""Every SQL statement on candidates: identity goes in and out as ciphertext, opened here with the person's key."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg

from services.posting.domain.candidate import Candidate, Identity
from shared import times
from shared.database import Conn
from shared.privacy import Vault
from shared.rules import NotFound

COLUMNS = "person_id, wrapped_key, name, email, institution, language, time_zone, eligible_for_hire, version"
LOAD = f"SELECT {COLUMNS} FROM candidates WHERE person_id = $1"  # noqa: S608  the columns are a constant
SAVE = """
    INSERT INTO candidates (
        person_id, wrapped_key, name, email, institution, email_index, language, time_zone, eligible_for_hire, version
    )
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (person_id) DO UPDATE
    SET name = excluded.name, email = excluded.email, institution = excluded.institution,
        email_index = excluded.email_index, language = excluded.language, time_zone = excluded.time_zone,
        eligible_for_hire = excluded.eligible_for_hire, version = excluded.version
"""
AUDIT = """
    INSERT INTO candidate_audit (person_id, actor, action, version, before, after) VALUES ($1, $2, $3, $4, $5, $6)
"""
SEALED = """
    SELECT encode(name, 'hex') AS name, encode(email, 'hex') AS email, encode(institution, 'hex') AS institution,
           language, time_zone, eligible_for_hire
    FROM candidates WHERE person_id = $1
"""
WRAPPED = "SELECT wrapped_key FROM candidates WHERE person_id = $1"
KEY = "SELECT wrapped_key FROM candidates WHERE person_id = $1 FOR UPDATE"
ANSWERED = """
    INSERT INTO application_answers (employer_id, application_id, person_id, answers)
    VALUES (app.employer(), $1, $2, $3)
"""
ANSWERS = """
    SELECT a.application_id, a.person_id, a.answers, c.wrapped_key
    FROM application_answers a JOIN candidates c ON c.person_id = a.person_id
    WHERE a.application_id = ANY ($1) AND c.wrapped_key IS NOT NULL
"""
SUBJECT = """
    INSERT INTO subjects (employer_id, person_id, subject_id) VALUES (app.employer(), $1, $2)
    ON CONFLICT (employer_id, person_id) DO NOTHING
"""
SUBJECT_OF = "SELECT subject_id FROM subjects WHERE employer_id = app.employer() AND person_id = $1"
PERSON_OF = "SELECT person_id FROM subjects WHERE employer_id = app.employer() AND subject_id = $1"


async def load(conn: Conn, vault: Vault, person_id: UUID) -> Candidate:
    """Raises `NotFound` for somebody unknown, not visible here, or erased."""
    row = await conn.fetchrow(LOAD, person_id)
    if row is None or row["wrapped_key"] is None:
        raise NotFound("candidate", person_id)
    return _candidate(row, vault)


async def save(conn: Conn, vault: Vault, candidate: Candidate) -> None:
    """Seals what says who it is with the person's key, made at the first save."""
    person_id = candidate.person_id
    wrapped = await conn.fetchval(KEY, person_id) or vault.new_person_key(person_id)
    key = vault.person_key(person_id, wrapped)
    identity = candidate.identity
    await conn.execute(
        SAVE,
        person_id,
        wrapped,
        key.seal(identity.name.encode(), place=f"{person_id}/name"),
        key.seal(identity.email.encode(), place=f"{person_id}/email"),
        key.seal(candidate.institution.encode(), place=f"{person_id}/institution"),
        vault.blind_index(identity.email),
        candidate.language,
        candidate.time_zone,
        candidate.eligible_for_hire,
        candidate.version,
    )


async def sealed(conn: Conn, person_id: UUID) -> dict[str, Any] | None:
    """The row as it may stand in the audit log: identity as ciphertext in hexadecimal digits."""
    row = await conn.fetchrow(SEALED, person_id)
    return dict(row) if row else None


async def record(
    conn: Conn, person_id: UUID, *, action: str, version: int, before: dict[str, Any] | None, after: dict[str, Any]
) -> None:
    """One change that the person made of their own description."""
    await conn.execute(AUDIT, person_id, f"candidate:{person_id}", action, version, before, after)


async def save_answers(
    conn: Conn, vault: Vault, person_id: UUID, application_id: UUID, answers: Mapping[str, str]
) -> None:
    """What somebody wrote when they applied, sealed with their key."""
    key = vault.person_key(person_id, await conn.fetchval(WRAPPED, person_id))
    sealed = key.seal(json.dumps(dict(answers)).encode(), place=f"{application_id}/answers")
    await conn.execute(ANSWERED, application_id, person_id, sealed)


async def answers_of(conn: Conn, vault: Vault, application_ids: Sequence[UUID]) -> dict[UUID, dict[str, str]]:
    """Answers by application, as far as their persons are not erased."""
    found = {}
    for row in await conn.fetch(ANSWERS, list(application_ids)):
        key = vault.person_key(row["person_id"], row["wrapped_key"])
        opened = key.open(row["answers"], place=f"{row['application_id']}/answers")
        found[row["application_id"]] = dict(json.loads(opened))
    return found


async def subject_of(conn: Conn, person_id: UUID, fresh: UUID) -> UUID:
    """The subject id of a person at the tenant; `fresh` becomes it at the first meeting."""
    await conn.execute(SUBJECT, person_id, fresh)
    subject_id: UUID = await conn.fetchval(SUBJECT_OF, person_id)
    return subject_id


async def person_of(conn: Conn, subject_id: UUID) -> UUID:
    """Who is behind a subject id of the tenant; raises `NotFound`."""
    person_id: UUID | None = await conn.fetchval(PERSON_OF, subject_id)
    if person_id is None:
        raise NotFound("candidate", subject_id)
    return person_id


def _candidate(row: asyncpg.Record, vault: Vault) -> Candidate:
    person_id = row["person_id"]
    key = vault.person_key(person_id, row["wrapped_key"])
    name, email, institution = (
        key.open(row[field], place=f"{person_id}/{field}").decode() for field in ("name", "email", "institution")
    )
    return Candidate(
        person_id,
        Identity(name, email),
        row["language"],
        times.known_zone(row["time_zone"]),
        row["eligible_for_hire"],
        institution,
        row["version"],
    )
