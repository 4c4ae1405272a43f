"""What a candidate says of themselves: kept as ciphertext, read by them, by employers only through an application."""

import asyncpg
import pytest

from shared.database import create_pool
from shared.messaging import transaction
from tests.integration.posting.conftest import Api, Posting
from tests.integration.posting.project import P, Published, publish

ME = {
    "name": "Person One", "email": "One@example.com", "eligible_for_hire": True, "language": "en",
    "time_zone": "Europe/Berlin", "institution": "University of Somewhere",
}  # fmt: skip


async def test_a_description_comes_back_and_is_replaced(api: Api) -> None:
    person = api.candidate("candidate-1")

    unknown = await person.get(f"{P}/me")
    first = (await person.put(f"{P}/me", json=ME)).json()
    second = (await person.put(f"{P}/me", json=ME | {"name": "  Person   Two "})).json()

    assert unknown.status_code == 404
    assert first == ME | {"version": 1}
    assert (second["name"], second["version"]) == ("Person Two", 2)
    assert (await person.get(f"{P}/me")).json() == second
    assert (await api.candidate("candidate-2").get(f"{P}/me")).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "x" * 300),
        ("email", "nobody"),
        ("email", "a b@example.com"),
        ("time_zone", "Europe/Atlantis"),
    ],
)
async def test_what_cannot_be_right_is_named(api: Api, field: str, value: str) -> None:
    refused = await api.candidate("candidate-1").put(f"{P}/me", json=ME | {field: value})

    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["findings"]] == [field]


async def test_no_table_holds_the_name_in_the_clear(api: Api, posting: Posting) -> None:
    project = await publish(api, posting)
    person = project.candidate(1)
    await person.put(f"{P}/me", json=ME)
    await person.put(f"{P}/me", json=ME | {"time_zone": "UTC"})
    body = {"answers": {"Who are you?": "Person One"}}
    once = {"Idempotency-Key": "one"}
    await person.post(f"{P}/projects/{project.id}/applications", json=body, headers=once)

    tables = await posting.query(
        "SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('public', 'messaging')"
    )
    found = []
    for schema, table in tables:
        rows = await posting.query(f'SELECT to_jsonb(t)::text AS row FROM "{schema}"."{table}" t')
        text = "".join(row["row"] for row in rows)
        words = ("Person One", "One@example.com", "University of Somewhere")
        found += [(table, word) for word in words if word in text or word.encode().hex() in text]

    assert found == []
    audit = await posting.query("SELECT action, version FROM candidate_audit ORDER BY id")
    assert [tuple(row) for row in audit] == [("described", 1), ("changed", 2)]


async def test_a_person_has_another_subject_id_at_every_employer(api: Api, posting: Posting) -> None:
    one, two = await publish(api, posting), await publish(api, posting, "other")
    await one.apply(1)
    await two.apply(1)

    rows = await posting.query("SELECT employer_id, person_id, subject_id FROM subjects")

    assert len({row["person_id"] for row in rows}) == 1
    assert len({row["subject_id"] for row in rows}) == 2
    mine = (await one.candidate(1).get(f"{P}/me/applications")).json()["items"]
    assert {row["project_id"] for row in mine} == {str(one.id), str(two.id)}


async def _visible(posting: Posting, project: Published | None) -> int:
    pool = await create_pool(posting.database.service, name="test")
    try:
        async with transaction(pool, employer_id=project.employer.id if project else None) as tx:
            visible: int = await tx.conn.fetchval("SELECT count(*) FROM candidates")
            return visible
    finally:
        await pool.close()


async def test_an_employer_sees_people_through_their_applications_only(api: Api, posting: Posting) -> None:
    one, two = await publish(api, posting), await publish(api, posting, "other")
    await one.apply(1)
    await two.apply(2)
    await two.apply(3)

    assert [await _visible(posting, project) for project in (one, two, None)] == [1, 2, 0]


async def test_an_employer_cannot_write_what_a_person_said(api: Api, posting: Posting) -> None:
    project = await publish(api, posting)
    await project.apply(1)
    pool = await create_pool(posting.database.service, name="test")

    async with transaction(pool, employer_id=project.employer.id) as tx:
        changed = await tx.conn.execute("UPDATE candidates SET language = 'xx'")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with transaction(pool, employer_id=project.employer.id) as tx:
            await tx.conn.execute("DELETE FROM candidates")
    await pool.close()

    assert changed == "UPDATE 0"
