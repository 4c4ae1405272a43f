"""What PostgreSQL's administrator makes of the DSNs that services are told."""

from collections.abc import AsyncIterator
from pathlib import Path
from secrets import token_hex

import asyncpg
import pytest
import pytest_asyncio

from shared.database import migrate
from shared.database.provision import provision, role_name
from shared.provision.__main__ import databases, keycloak
from tests.conftest import PASSWORD

TOLD = ("service", "worker", "migrator")


@pytest_asyncio.fixture(loop_scope="session")
async def told(postgres: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AsyncIterator[dict[str, str]]:
    """The DSNs of two services as files; of the third nothing is known. The databases are gone afterwards."""
    where, suffix = postgres.rpartition("@")[2].partition("/")[0], token_hex(4)
    monkeypatch.setenv("ADMINISTRATOR_DATABASE__DSN", postgres)
    monkeypatch.setenv("JOURNEYWORK_SECRETS", str(tmp_path))
    made = {}
    for service in ("posting", "conversion"):
        for role in TOLD:
            dsn = f"postgresql://{role_name(service, role)}:{PASSWORD}@{where}/{service}_{suffix}"
            made[f"{service}.{role}"] = dsn
            (tmp_path / f"{service}_database__{role}_dsn").write_text(dsn)
    yield made
    admin = await asyncpg.connect(postgres)
    clocks = [role_name(service, "clock") for service in ("posting", "conversion")]
    for known in await admin.fetch("SELECT rolname FROM pg_roles WHERE rolname = ANY($1)", clocks):
        await admin.execute(f"ALTER ROLE {known['rolname']} LOGIN")  # roles are the server's: other tests use them
    for service in ("posting", "conversion"):
        await admin.execute(f'DROP DATABASE IF EXISTS "{service}_{suffix}" WITH (FORCE)')
    await admin.close()


async def test_every_service_whose_dsns_are_known_gets_its_database(told: dict[str, str]) -> None:
    said = await databases()
    assert [line.split()[0] for line in said] == ["provisioned", "left", "provisioned"]
    assert await databases() == said, "again is harmless"

    for service in ("posting", "conversion"):
        await migrate(told[f"{service}.migrator"], service)
        conn = await asyncpg.connect(told[f"{service}.service"])
        assert await conn.fetchval("SELECT current_user") == service
        await conn.close()


async def test_who_is_not_named_again_keeps_the_login_that_it_has_but_for_the_clock(
    told: dict[str, str], postgres: str
) -> None:
    where = told["posting.service"].rpartition("@")[2]
    for roles in ((*TOLD, "relay", "clock"), TOLD):
        await provision(postgres, "posting", dict.fromkeys(roles, PASSWORD), database=where.rpartition("/")[2])
    await (await asyncpg.connect(f"postgresql://posting_relay:{PASSWORD}@{where}")).close()
    with pytest.raises(asyncpg.InvalidAuthorizationSpecificationError, match="not permitted to log in"):
        await asyncpg.connect(f"postgresql://posting_clock:{PASSWORD}@{where}")


async def test_a_service_is_refused_by_anothers_database(told: dict[str, str]) -> None:
    await databases()
    strange = told["posting.service"].rpartition("/")[0] + "/" + told["conversion.service"].rpartition("/")[2]
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="permission denied for database"):
        await asyncpg.connect(strange)


async def test_an_unknown_role_is_refused(told: dict[str, str]) -> None:
    await databases()
    with pytest.raises(asyncpg.InvalidAuthorizationSpecificationError):
        await asyncpg.connect(told["posting.service"].replace("//posting:", "//stranger:"))


async def test_dsns_that_name_several_databases_are_refused(told: dict[str, str], tmp_path: Path) -> None:
    other = told["posting.worker"] + "x"
    (tmp_path / "posting_database__worker_dsn").write_text(other)
    with pytest.raises(SystemExit, match="several databases"):
        await databases()


async def test_keycloak_owns_a_database_that_no_service_reaches(
    told: dict[str, str], postgres: str, tmp_path: Path
) -> None:
    await databases()
    name = f"keycloak_{token_hex(4)}"
    where = postgres.rpartition("@")[2].partition("/")[0]
    own = f"postgresql://{name}:{PASSWORD}@{where}/{name}"
    (tmp_path / "keycloak_database__dsn").write_text(own)
    try:
        assert await keycloak() == await keycloak() == [f"provisioned {name} for {name}"]
        conn = await asyncpg.connect(own)
        await conn.execute("CREATE TABLE realm (id text)")
        await conn.close()
        for strange, theirs in ((told["posting.service"], own), (own, told["posting.service"])):
            with pytest.raises(asyncpg.InsufficientPrivilegeError, match="permission denied for database"):
                await asyncpg.connect(strange.rpartition("/")[0] + "/" + theirs.rpartition("/")[2])
    finally:
        admin = await asyncpg.connect(postgres)
        await admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await admin.execute(f'DROP ROLE IF EXISTS "{name}"')
        await admin.close()
