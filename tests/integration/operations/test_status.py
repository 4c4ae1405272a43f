"""`status` against real servers: well, in need of somebody, and not to be told."""

from typing import Any
from uuid import uuid4

import pytest
from pydantic import SecretStr

from shared.messaging import event_of
from shared.messaging.apply import apply_records, record_of
from shared.messaging.tuning import Tuning
from tests.conftest import MakeTopics
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import produce, relaying, until, working
from tests.integration.messaging.rig import COUNTER, Counted, command
from tests.integration.operations.conftest import Failing, Type, settings_of, typing
from tests.integration.operations.test_parked_commands import EMPLOYER, NAME, counted, parked


def states(said: Any) -> dict[str, str]:
    return {part["what"]: part["state"] for part in said["parts"]}


async def test_a_service_with_a_relay_and_a_worker_is_well_once_it_has_an_api(
    rig: Rig, kafka: str, topics: MakeTopics, failing: Failing, typed_beside_kafka: Type
) -> None:
    await topics(COUNTER.name)
    async with working(rig, kafka, failing.consumer), relaying(rig, kafka):
        await command(rig.service, EMPLOYER, uuid4())

        async def applied() -> bool:
            return len(await rig.applied()) == 1

        async def leads() -> bool:
            return "16 of 16 slots" in (await typed_beside_kafka("status")).out

        await until(applied)
        await until(leads)
        said = await typed_beside_kafka("status", "--json")
    found = states(said.json)
    # The rig's pools bear no name of a role; everything else is as it should be.
    assert {what for what, state in found.items() if state != "well"} == {"roles"}
    assert (said.code, found[NAME], found["relay"]) == (1, "well", "well")


async def test_what_is_parked_is_a_trouble_with_what_to_do(rig: Rig, failing: Failing, typed: Type) -> None:
    failing.broken.add("bad")
    await parked(rig, failing, counted("a", 1, "bad"))
    await rig.admin.execute("UPDATE messaging.parked SET next_attempt = NULL")
    said = await typed("status")
    assert said.code == 1
    assert said.out.startswith("rig needs somebody: ")
    assert "1 event of 1 key, the oldest for" in said.out
    assert "`parked list`, then `parked show`" in said.out
    assert max(map(len, said.out.splitlines())) <= 100


async def test_a_kafka_that_cannot_be_asked_is_not_told(typed: Type) -> None:
    said = await typed("status", "--json")
    assert states(said.json)["kafka"] == "unknown"


async def test_a_log_that_was_made_anew_is_found(
    rig: Rig, kafka: str, topics: MakeTopics, failing: Failing, typed_beside_kafka: Type
) -> None:
    await topics(COUNTER.name, partitions=1)
    events = [record_of(event_of(Counted(), key="a", sequence=n, employer_id=EMPLOYER)) for n in range(1, 4)]
    await apply_records(failing.consumer, rig.worker, *events[:2], tuning=Tuning())
    await produce(kafka, [*events[1:], events[0]])
    said = await typed_beside_kafka("status")
    assert f"{COUNTER.name}/0 refused: offset 1 holds another event" in said.out


async def test_a_database_that_is_away_cannot_be_told(rig: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    settings = settings_of(rig)
    settings.database.worker_dsn = SecretStr("postgresql://nobody@127.0.0.1:1/nowhere")
    said = await typing(capsys, settings)("status")
    assert (said.code, said.out.splitlines()[0]) == (2, "rig: 1 part cannot be told")
    assert "RIG_DATABASE__WORKER_DSN" in said.out


async def test_a_database_of_the_release_before_is_a_trouble(rig: Rig, typed: Type) -> None:
    await rig.admin.execute("DELETE FROM public.schema_migrations WHERE name LIKE '0021%'")
    said = await typed("status", "--json")
    assert states(said.json)["database"] == "trouble"
    await rig.admin.execute("REVOKE SELECT ON public.schema_migrations FROM rig_worker")
    (database, *_) = (await typed("status", "--json")).json["parts"]
    assert (database["state"], database["do"]) == ("trouble", "python -m services.rig migrate")
