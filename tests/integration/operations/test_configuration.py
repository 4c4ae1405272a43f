"""`config check` against real servers: what is well, and each thing that may be wrong with a sentence for it."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiokafka.admin import AIOKafkaAdminClient
from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict

from deploy.local import mail
from deploy.local.child import free_port
from deploy.local.issuer import Issuer
from shared.messaging import Kafka
from shared.operations.configuration import check, checked
from shared.operations.found import Found
from shared.provision.topics import create
from shared.settings import ServiceSettings, StoreSettings
from tests.conftest import MakeDatabase


class Told(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="POSTING_")

    store: StoreSettings


@pytest_asyncio.fixture(loop_scope="session")
async def told(database: MakeDatabase, kafka: str, issuer: Issuer, tmp_path: Path) -> AsyncIterator[dict[str, Any]]:
    """Settings of a posting service of which everything is there. Other tests make topics of these names as they like."""
    made, port = await database("posting"), free_port()
    new = await create(Kafka(kafka))
    async with mail.smtp(mail.Sink(), port):
        yield {
            "environment": "local",
            "database": {f"{role}_dsn": getattr(made, role) for role in ("service", "worker", "relay", "migrator")},
            "kafka": {"bootstrap_servers": kafka},
            "http": {"port": 1, "public_url": "http://127.0.0.1:1"},
            "auth": {"issuer": issuer.url, "client_id": "posting", "session_secret": "s" * 32},
            "mail": {"host": "127.0.0.1", "port": port, "sender": "a@example.com", "security": "none"},
            "store": {"folder": str(tmp_path)},
        }
    await deleted(kafka, new)


async def deleted(kafka: str, topics: Sequence[str]) -> None:
    """Kafka deletes after it has answered: returns when they are gone."""
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    await admin.delete_topics(list(topics))
    while set(topics) & set(await admin.list_topics()):  # noqa: ASYNC110  Kafka rings no bell
        await asyncio.sleep(0.05)
    await admin.close()


async def wrong(told: dict[str, Any], service: str = "posting") -> list[Found]:
    return [one for one in await checked(service, Told(**told)) if one.state == "wrong"]


async def test_all_is_well(told: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert await wrong(told) == []
    assert await check("posting", Told(**told), as_json=False) == 0
    said = capsys.readouterr().out
    for what in (
        "database, service",
        "database, migrator",
        "kafka",
        "topic posting.project.v1",
        "issuer",
        "mail",
        "store",
    ):
        assert what in said


async def test_what_is_wrong_is_an_exit_code_and_a_document_too(
    told: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    told["mail"]["port"] = free_port()
    assert await check("posting", Told(**told), as_json=True) == 1
    items = json.loads(capsys.readouterr().out)["items"]
    assert [one["what"] for one in items if one["state"] == "wrong"] == ["mail"]


async def test_a_password_that_is_not_the_roles(told: dict[str, Any]) -> None:
    told["database"]["relay_dsn"] = told["database"]["relay_dsn"].replace("posting_relay", "posting_nobody")
    (found,) = await wrong(told)
    assert found.what == "database, relay"
    assert "cannot connect" in found.said
    assert "for-tests-only" not in found.said


async def test_a_role_that_passes_row_level_security(told: dict[str, Any]) -> None:
    told["database"]["service_dsn"] = told["database"]["migrator_dsn"]
    (found,) = await wrong(told)
    assert (found.what, "tenants are not kept apart" in found.said) == ("database, service", True)


async def test_a_database_behind_this_release(told: dict[str, Any], postgres: str) -> None:
    import asyncpg

    conn = await asyncpg.connect(told["database"]["migrator_dsn"])
    last = await conn.fetchval(
        "DELETE FROM schema_migrations WHERE name = (SELECT max(name) FROM schema_migrations) RETURNING name"
    )
    await conn.close()
    (found,) = await wrong(told)
    assert found.what == "database, migrator"
    assert f"1 migrations are missing, such as {last}" in found.said


async def test_a_kafka_that_is_not_there(told: dict[str, Any]) -> None:
    told["kafka"]["bootstrap_servers"] = f"127.0.0.1:{free_port()}"
    (found,) = await wrong(told)
    assert (found.what, "cannot be asked" in found.said) == ("kafka", True)


async def test_a_topic_that_is_not_there(told: dict[str, Any]) -> None:
    found = await wrong(told, service="nobody")
    assert found == []
    await deleted(told["kafka"]["bootstrap_servers"], ["hr.outcomes.v1"])
    try:
        (one,) = await wrong(told)
    finally:
        await create(Kafka(told["kafka"]["bootstrap_servers"]))
    assert one.what == "topic hr.outcomes.v1"
    assert "the service writes it" in one.said


async def test_an_issuer_that_is_another_or_none(told: dict[str, Any]) -> None:
    told["auth"]["issuer"] = f"http://127.0.0.1:{free_port()}"
    (found,) = await wrong(told)
    assert (found.what, "nobody can sign in" in found.said) == ("issuer", True)
    port = told["auth"]["issuer"]
    told["auth"]["issuer"] = port.replace("127.0.0.1", "localhost")
    assert [one.what for one in await wrong(told)] == ["issuer"]


async def test_a_store_that_is_missing_or_open_to_whom_it_should_not_be(told: dict[str, Any], tmp_path: Path) -> None:
    states = [one.state for one in await checked("evaluation", Told(**told)) if one.what == "store"]
    assert states == ["note"], "evaluation may write what it only reads"
    told["store"]["folder"] = str(tmp_path / "nowhere")
    (found,) = await wrong(told)
    assert (found.what, "cannot be read" in found.said) == ("store", True)


async def test_no_finding_tells_a_secret(told: dict[str, Any]) -> None:
    told["kafka"] |= {"security_protocol": "SASL_PLAINTEXT", "username": "posting", "password": "not to be told"}
    told["mail"] |= {"username": "posting", "password": SecretStr("nor this"), "security": "starttls"}
    found = await checked("posting", Told(**told))
    assert {one.what for one in found if one.state == "wrong"} == {"kafka", "mail"}
    said = " ".join(one.said for one in found)
    assert not [secret for secret in ("not to be told", "nor this", "for-tests-only") if secret in said]
