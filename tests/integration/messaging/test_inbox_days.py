"""The inbox by day: where rows go, how days come and go, and that the release before may still work with it."""

import asyncio
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg
import pytest
import pytest_asyncio

from shared.database import migrate
from shared.messaging import inbox_days
from shared.messaging.inbox_days import keep_days
from tests.conftest import MakeDatabase
from tests.integration.messaging.conftest import Rig

ENDING = timedelta(seconds=30)
"""A test that begins so shortly before midnight waits for the next day: it may not see two."""
PLACES = "SELECT tableoid::regclass::text AS place, event_id FROM messaging.inbox"
DAYS = "SELECT name FROM messaging.inbox_days() ORDER BY name"
ENTER = """
    INSERT INTO messaging.inbox (consumer, source, event_id, digest, type, topic, partition, "offset", key, sequence)
    SELECT 'rig', 'rig', id, '', 'rig', 'rig', 0, 0, 'key', 1 FROM unnest($1::uuid[]) AS e (id)
    ON CONFLICT DO NOTHING RETURNING event_id
"""
ENTER_MANY = """
    INSERT INTO messaging.inbox
        (consumer, source, event_id, digest, type, topic, partition, "offset", key, sequence, created_at)
    SELECT 'rig', 'rig', (left($1, 24) || lpad(to_hex(n), 12, '0'))::uuid, '', 'rig', 'rig', 0, n, 'key', n, $3
    FROM generate_series(1, $2::bigint) AS n
"""
FORGET_OF_0_1_0 = """
    DELETE FROM messaging.inbox
    WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM messaging.inbox WHERE created_at < now() - $1 * interval '1 day' LIMIT 5000
    ))
"""


def id_of(day: date, at: int = 0) -> UUID:
    """A UUIDv7 of that day."""
    start = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)
    return UUID(int=(start << 80) | (7 << 76) | (2 << 62) | at)


def partition_of(day: date) -> str:
    return f"messaging.inbox_until_{day + timedelta(days=1):%Y%m%d}"


async def places(rig: Rig) -> dict[UUID, str]:
    return {row["event_id"]: row["place"] for row in await rig.admin.fetch(PLACES)}


async def add_day(rig: Rig, day: date, *, applied: date, rows: int = 1) -> str:
    """A partition of the past, as it would be there had the database been there then, with effects of that age."""
    name = partition_of(day)
    await rig.admin.execute(f"""
        CREATE TABLE {name} PARTITION OF messaging.inbox
            FOR VALUES FROM (messaging.first_id_of('{day}')) TO (messaging.first_id_of('{day + timedelta(days=1)}'));
        ALTER TABLE {name} OWNER TO rig_migrator;
    """)
    await rig.admin.execute(ENTER_MANY, str(id_of(day)), rows, datetime.combine(applied, datetime.min.time(), UTC))
    return name.removeprefix("messaging.")


async def days(rig: Rig) -> Sequence[str]:
    return [row["name"] for row in await rig.admin.fetch(DAYS)]


@pytest.fixture
def today() -> date:
    """The one day on which the test runs."""
    now = datetime.now(UTC)
    left = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), UTC) - now
    if left < ENDING:
        time.sleep(left.total_seconds() + 0.1)
    return datetime.now(UTC).date()


@pytest_asyncio.fixture(loop_scope="session")
async def rig(rig: Rig, today: date) -> Rig:
    """With the days that a migration makes now: the database was copied from one that may be of yesterday."""
    for name in await days(rig):
        await rig.admin.execute(f"DROP TABLE messaging.{name}")
    await migrate(rig.database.migrator, "rig")
    return rig


async def test_an_event_lies_in_the_day_of_its_id_and_what_has_no_day_in_the_rest(rig: Rig, today: date) -> None:
    now, next_week, long_ago, strange = id_of(today), id_of(today + timedelta(days=7)), id_of(date(2020, 1, 1)), uuid4()
    await rig.worker.fetch(ENTER, [now, next_week, long_ago, strange])
    assert await places(rig) == {
        now: partition_of(today),
        next_week: partition_of(today + timedelta(days=7)),
        long_ago: "messaging.inbox_rest",
        strange: "messaging.inbox_rest",
    }


async def test_an_event_is_entered_once_in_whatever_partition(rig: Rig, today: date) -> None:
    ids = [id_of(today), id_of(date(2020, 1, 1)), uuid4()]
    assert len(await rig.worker.fetch(ENTER, [*ids, ids[0]])) == 3
    assert await rig.worker.fetch(ENTER, ids) == []


async def test_days_are_made_ahead_and_what_lay_in_the_rest_moves_there(rig: Rig, today: date) -> None:
    missing, event = today + timedelta(days=7), id_of(today + timedelta(days=7), 5)
    await rig.admin.execute(f"DROP TABLE {partition_of(missing)}")
    await rig.worker.fetch(ENTER, [event])
    assert (await places(rig))[event] == "messaging.inbox_rest"
    await keep_days(rig.worker, 35)
    assert (await places(rig))[event] == partition_of(missing)
    assert await rig.worker.fetch(ENTER, [event]) == []


async def test_a_service_that_was_off_for_long_gets_its_days_from_migrate(rig: Rig, today: date) -> None:
    for name in await days(rig):
        await rig.admin.execute(f"DROP TABLE messaging.{name}")
    await migrate(rig.database.migrator, "rig")
    assert len(await days(rig)) == 9
    await rig.worker.fetch(ENTER, [id_of(today)])
    assert (await places(rig))[id_of(today)] == partition_of(today)


async def test_a_day_goes_when_it_and_all_its_effects_are_old(rig: Rig, today: date) -> None:
    old, held = today - timedelta(days=50), today - timedelta(days=40)
    goes = await add_day(rig, old, applied=old)
    stays = await add_day(rig, held, applied=today - timedelta(days=3))
    await keep_days(rig.worker, 35)
    left = await days(rig)
    assert goes not in left
    assert stays in left, "an effect that is three days old was forgotten"
    assert len(left) == 10


async def test_old_rows_without_a_day_go_row_by_row(rig: Rig) -> None:
    old, young = uuid4(), uuid4()
    await rig.worker.fetch(ENTER, [old, young])
    await rig.admin.execute(
        "UPDATE messaging.inbox SET created_at = now() - interval '36 days' WHERE event_id = $1", old
    )
    await keep_days(rig.worker, 35)
    assert list(await places(rig)) == [young]


async def test_dropping_a_day_costs_the_same_however_many_rows_it_has(rig: Rig, today: date) -> None:
    seconds = []
    for rows in (1, 300_000):
        day = today - timedelta(days=60)
        await add_day(rig, day, applied=day, rows=rows)
        began = time.perf_counter()
        assert await rig.worker.fetchval(inbox_days.DROP_DAY, timedelta(days=35)) is not None
        seconds.append(time.perf_counter() - began)
    assert seconds[1] < seconds[0] + 0.5, seconds


async def test_several_workers_at_once_make_each_day_once(rig: Rig) -> None:
    for name in await days(rig):
        await rig.admin.execute(f"DROP TABLE messaging.{name}")
    await asyncio.gather(*(keep_days(rig.worker, 35) for _ in range(6)))
    assert len(await days(rig)) == 9


async def test_who_meets_another_keeper_of_days_waits_and_leaves_none_unmade(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_days, "PAUSE", 0.05)
    for name in await days(rig):
        await rig.admin.execute(f"DROP TABLE messaging.{name}")
    async with rig.admin.transaction():
        await rig.admin.execute("SELECT pg_advisory_xact_lock(hashtext('journeywork.inbox_days'))")
        making = asyncio.create_task(keep_days(rig.worker, 35))
        await asyncio.sleep(0.5)
        assert not making.done()
    await asyncio.wait_for(making, 10)
    assert len(await days(rig)) == 9


async def test_a_busy_inbox_is_not_stopped_and_the_day_is_made_later(
    rig: Rig, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_days, "PAUSE", 0.05)
    await rig.admin.execute(f"DROP TABLE {partition_of(today + timedelta(days=7))}")
    async with rig.worker.acquire() as busy, busy.transaction():
        await busy.fetch(ENTER, [uuid4()])
        making = asyncio.create_task(keep_days(rig.worker, 35))
        await asyncio.sleep(0.1)
        began = time.perf_counter()
        await rig.worker.fetch(ENTER, [uuid4()])
        assert time.perf_counter() - began < 1.0
        assert not making.done()
    await asyncio.wait_for(making, 10)
    assert len(await days(rig)) == 9


async def test_the_release_before_deletes_nothing_by_its_way_of_addressing_rows(rig: Rig, today: date) -> None:
    old, young = uuid4(), id_of(today)
    await rig.worker.fetch(ENTER, [old])
    await rig.worker.fetch(ENTER, [young])
    await rig.admin.execute(
        "UPDATE messaging.inbox SET created_at = now() - interval '36 days' WHERE event_id = $1", old
    )
    await rig.admin.execute("VACUUM FULL messaging.inbox_rest")
    same = "SELECT count(DISTINCT ctid) FROM messaging.inbox"
    assert await rig.admin.fetchval(same) == 1, "the two rows must have the same address in their tables"
    assert await rig.worker.execute(FORGET_OF_0_1_0, 35) == "DELETE 0"
    assert set(await places(rig)) == {old, young}


async def test_a_row_trigger_sees_every_row_in_days_made_before_and_after_it(rig: Rig, today: date) -> None:
    missing = today + timedelta(days=7)
    await rig.admin.execute(f"DROP TABLE {partition_of(missing)}")
    await rig.admin.execute("""
        CREATE TABLE public.seen (event_id uuid);
        GRANT INSERT ON public.seen TO rig_worker;
        CREATE FUNCTION public.see() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
            $$ BEGIN INSERT INTO public.seen VALUES (NEW.event_id); RETURN NULL; END $$;
        CREATE TRIGGER see AFTER INSERT ON messaging.inbox FOR EACH ROW EXECUTE FUNCTION public.see();
    """)
    await rig.worker.fetch(ENTER, [id_of(missing, 1)])
    await keep_days(rig.worker, 35)
    ids = [id_of(today), id_of(missing, 2), uuid4()]
    await rig.worker.fetch(ENTER, ids)
    seen = [row["event_id"] for row in await rig.admin.fetch("SELECT event_id FROM public.seen")]
    assert sorted(seen) == sorted([id_of(missing, 1), *ids])


async def test_the_worker_makes_and_drops_nothing_by_itself(rig: Rig, today: date) -> None:
    for statement in (
        f"DROP TABLE {partition_of(today)}",
        "CREATE TABLE messaging.inbox_until_20200102 PARTITION OF messaging.inbox DEFAULT",
        f"SELECT FROM {partition_of(today)}",
        "TRUNCATE messaging.inbox",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await rig.worker.execute(statement)


async def test_a_table_of_the_release_before_becomes_the_first_partition_without_a_copy(
    database: MakeDatabase, tmp_path: Path, today: date
) -> None:
    made = await database("rig")
    admin = await asyncpg.connect(made.admin)
    text = (Path(inbox_days.__file__).parents[1] / "database" / "migrations" / "0005_consumers.sql").read_text()
    create = text[text.index("CREATE TABLE messaging.inbox") : text.index("-- Records that wait")]
    await admin.execute(f"""
        DROP TABLE messaging.inbox CASCADE;
        DROP FUNCTION messaging.inbox_days(), messaging.first_id_of(date), messaging.make_inbox_day(),
            messaging.drop_inbox_day(interval), messaging.forget_inbox_rest(interval);
        SET ROLE rig_migrator;
        {create}
        GRANT SELECT, INSERT, UPDATE, DELETE ON messaging.inbox TO rig_worker;
        RESET ROLE;
        DELETE FROM public.schema_migrations WHERE name = '0013_inbox_by_day.sql';
    """)
    strange = UUID("ffffffff-0000-4000-8000-000000000000")
    before = [id_of(today - timedelta(days=3)), id_of(today)]
    await admin.fetch(ENTER, [*before, strange])
    files = await admin.fetchval("SELECT pg_relation_filenode('messaging.inbox')")
    assert await migrate(made.migrator, "rig", folder=tmp_path) == ["0013_inbox_by_day.sql"]
    old = f"messaging.inbox_until_{today + timedelta(days=1):%Y%m%d}"
    assert await admin.fetchval("SELECT pg_relation_filenode($1::regclass)", old) == files, "it was copied"
    rows = {row["event_id"]: row["place"] for row in await admin.fetch(PLACES)}
    assert rows == {**dict.fromkeys(before, old), strange: "messaging.inbox_rest"}
    worker = await asyncpg.connect(made.worker)
    tomorrow = id_of(today + timedelta(days=1))
    assert [row["event_id"] for row in await worker.fetch(ENTER, [*before, strange, tomorrow])] == [tomorrow]
    assert await worker.fetchval("SELECT applied FROM messaging.inbox WHERE event_id = $1", tomorrow) > 3
    assert len(await admin.fetch(DAYS)) == 8
    await worker.close()
    await admin.close()
