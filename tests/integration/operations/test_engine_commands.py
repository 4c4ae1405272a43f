"""What an operator types about fuses, timers, deliveries, refused rows and positions, and what it does to them."""

from typing import Any
from uuid import uuid4

import pytest
from prometheus_client import REGISTRY

from shared.messaging import Deliveries, Delivery, Timer, Timers, Transaction, Undeliverable, transaction
from shared.messaging.apply import apply_records, record_of
from shared.messaging.due_timers import DueTimers
from shared.messaging.fuse import Fuse
from shared.messaging.fuses import Fuses
from shared.messaging.gauges import Gauges
from shared.messaging.ladder import FuseBlown
from shared.messaging.outgoing_rows import refuse
from shared.messaging.sending import Sending
from shared.messaging.tuning import DEFAULT
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.rig import COUNTER, command
from tests.integration.operations.conftest import SIGNED, Failing, Type
from tests.integration.operations.test_parked_commands import EMPLOYER, NAME, counted, operations_of, parked


def gauge(name: str) -> float | None:
    return REGISTRY.get_sample_value(name, {"consumer": NAME})


async def test_a_blown_fuse_is_seen_and_closed_from_another_process(rig: Rig, failing: Failing, typed: Type) -> None:
    failing.broken.add("bad")
    fuse = Fuse(NAME, 3, 3600.0)
    shown = Fuses(rig.worker, {NAME: fuse}, "host:1", DEFAULT)
    batch = [record_of(counted(str(n), 1, "bad")) for n in range(5)]
    with pytest.raises(FuseBlown):
        await apply_records(failing.consumer, rig.worker, *batch, fuse=fuse)
    await shown.look()
    assert gauge("journeywork_fuse_blown") == 1
    assert f"fuse close {NAME}" in (fuse.trouble() or "")
    listed = await typed("fuse", "list")
    assert (listed.code, "host:1" in listed.out, "ValueError: cannot take bad" in listed.out) == (1, True, True)
    would = await typed("fuse", "close", NAME, "--dry-run", *SIGNED)
    await shown.look()
    assert (would.out, fuse.blown) == ("would be done: 1 process goes on within a second; nothing was changed\n", True)
    assert (await typed("fuse", "close", NAME, *SIGNED)).code == 0
    await shown.look()
    assert (fuse.is_open, fuse.trouble(), gauge("journeywork_fuse_blown")) == (False, None, 0)
    assert (await typed("fuse", "list")).out == "no fuse is blown\n"
    assert await operations_of(rig) == [("Operator 1", "fuse.close", "cause removed")]
    again = await typed("fuse", "close", NAME, *SIGNED)
    assert (again.code, again.err) == (2, f"no such blown fuse of {NAME}; `fuse list` shows those there are\n")


async def test_the_age_of_the_oldest_parked_event_is_a_metric(rig: Rig, failing: Failing, typed: Type) -> None:
    failing.broken.add("bad")
    await parked(rig, failing, counted("a", 1, "bad"), counted("a", 2))
    await rig.admin.execute("UPDATE messaging.parked SET parked_at = parked_at - interval '2 hours' WHERE key = 'a'")
    gauges = Gauges(rig.worker, [NAME])
    await gauges.refresh()
    assert gauge("journeywork_parked_records") == 2
    assert 7200 <= (gauge("journeywork_parked_oldest_seconds") or 0) < 7300
    backlog = await typed("backlog")
    assert "2 events of 1 key, oldest 2h" in backlog.out
    failing.broken.clear()
    await typed("parked", "replay", NAME, "--all", *SIGNED)
    await gauges.refresh()
    assert (gauge("journeywork_parked_records"), gauge("journeywork_parked_oldest_seconds")) == (0, 0)


async def test_a_stuck_timer_gets_its_attempts_again(rig: Rig, typed: Type) -> None:
    timers, well = Timers(), list[str]()

    @timers.on("remind")
    async def remind(_tx: Transaction, timer: Timer) -> None:
        if not well:
            raise ValueError(f"cannot remind {timer.key}")

    due = DueTimers(rig.worker, timers, DEFAULT)
    async with transaction(rig.service, employer_id=EMPLOYER) as tx:
        tx.set_timer("remind", "a", tx.now)
    for _ in range(DEFAULT.attempts):
        await rig.admin.execute("UPDATE messaging.timers SET next_attempt = NULL")
        await due.run_due()
    stuck = await typed("timers", "stuck", "--kind", "remind")
    assert (stuck.code, "ValueError: cannot remind a" in stuck.out) == (1, True)
    well.append("yes")
    would = await typed("timers", "retry", "--kind", "remind", "--dry-run", *SIGNED)
    assert (would.out, await due.run_due()) == ("would be done: 1 timer to be tried again; nothing was changed\n", 0)
    assert (await typed("timers", "retry", "--key", "a", *SIGNED)).code == 0
    assert await due.run_due() == 1
    assert (await typed("timers", "stuck")).out == "no timer is stuck\n"
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.timers") == 0
    assert await operations_of(rig) == [("Operator 1", "timers.retry", "cause removed")]


async def test_a_failed_delivery_is_sent_again_under_its_id(rig: Rig, typed: Type) -> None:
    deliveries, sent = Deliveries(), list[Any]()

    async def prepare(_tx: Transaction, delivery: Delivery) -> Any:
        return delivery.id

    async def send(prepared: Any) -> None:
        sent.append(prepared)
        if len(sent) == 1:
            raise Undeliverable("no such mailbox")

    deliveries.on("mail", prepare=prepare, send=send)
    sending = Sending(rig.worker, deliveries, DEFAULT)
    async with transaction(rig.service, employer_id=EMPLOYER) as tx:
        tx.deliver(Delivery("mail", "welcome", {}))
    await sending.send_due()
    failed = await typed("deliveries", "failed", "--json")
    assert [(one["key"], one["reason"]) for one in failed.json["items"]] == [
        ("welcome", "Undeliverable: no such mailbox")
    ]
    assert (await typed("deliveries", "retry", "--all", "--dry-run", *SIGNED)).code == 0
    assert await sending.send_due() == 0
    assert (await typed("deliveries", "retry", failed.json["items"][0]["id"], *SIGNED)).code == 0
    await sending.send_due()
    assert (len(sent), len(set(sent))) == (2, 1)
    assert (await typed("deliveries", "failed")).out == "no delivery has failed\n"


async def test_a_refused_row_is_released_or_dropped_and_the_log_says_which(rig: Rig, typed: Type) -> None:
    key, other = uuid4(), uuid4()
    for counter in (key, key, other):
        await command(rig.service, EMPLOYER, counter)
    first, _, last = [row["id"] for row in await rig.admin.fetch("SELECT id FROM messaging.outbox ORDER BY id")]
    async with rig.relay.acquire() as conn:
        await refuse(conn, first, "MessageSizeTooLargeError")
        await refuse(conn, last, "MessageSizeTooLargeError")
    refused = (await typed("outbox", "refused", "--json")).json["items"]
    assert [(one["id"], one["key"], one["behind"]) for one in refused] == [(first, str(key), 1), (last, str(other), 0)]
    assert (await typed("outbox", "release", COUNTER.name, str(key), "--dry-run", *SIGNED)).code == 0
    assert len((await typed("outbox", "refused", "--json")).json["items"]) == 2
    assert (await typed("outbox", "release", COUNTER.name, str(key), *SIGNED)).code == 0
    assert (await typed("outbox", "drop", str(last), "--yes", *SIGNED)).code == 0
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox WHERE refused IS NULL") == 2
    assert (await typed("outbox", "refused")).out == "Kafka has refused nothing\n"
    unrefused = await typed("outbox", "drop", str(first), "--yes", *SIGNED)
    assert (unrefused.code, await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox")) == (2, 2)
    assert [action for _, action, _ in await operations_of(rig)] == ["outbox.release", "outbox.drop"]


async def test_a_position_is_moved_unless_parked_records_would_be_mistaken(
    rig: Rig, failing: Failing, typed: Type
) -> None:
    failing.broken.add("bad")
    await parked(rig, failing, counted("a", 1), counted("b", 1), counted("c", 1, "bad"))
    place = f"{COUNTER.name}/0"
    refused = await typed("partitions", "move", NAME, place, "--to", "0", "--yes", *SIGNED)
    assert (refused.code, refused.err.startswith("--to: 1 parked at or behind offset 0")) == (2, True)
    await typed("parked", "drop", NAME, "--key", "c", "--yes", *SIGNED)
    would = await typed("partitions", "move", NAME, place, "--to", "0", "--dry-run", *SIGNED)
    assert would.out == f"would move {NAME} in {place} from offset 3 to 0\n"
    before = (await typed("partitions", "list", "--consumer", NAME, "--json")).json["items"]
    assert [(one["partition"], one["next_offset"]) for one in before] == [(0, 3)]
    assert (await typed("partitions", "move", NAME, place, "--to", "0", "--yes", *SIGNED)).code == 0
    await parked(rig, failing, counted("d", 1))
    assert await rig.applied() == [("a", 1), ("b", 1), ("d", 1)]
    assert await rig.admin.fetchval("SELECT next_offset FROM messaging.consumer_offsets") == 1
    assert ("Operator 1", "partitions.move", "cause removed") in await operations_of(rig)
    nowhere = await typed("partitions", "move", NAME, "rig.other.v1/7", "--to", "0", "--yes", *SIGNED)
    assert (nowhere.code, "`partitions list` shows those there are" in nowhere.err) == (2, True)


async def test_history_tells_what_was_done_the_newest_first(rig: Rig, failing: Failing, typed: Type) -> None:
    assert (await typed("history")).out == "nobody has done anything yet\n"
    failing.broken.add("bad")
    (record,) = await parked(rig, failing, counted("a", 1, "bad"))
    place = f"{record.topic}/{record.partition}/{record.offset}"
    await typed("parked", "show", NAME, "a", "--payload", *SIGNED)
    await typed("parked", "drop", NAME, place, "--yes", *SIGNED)
    said = (await typed("history")).out.splitlines()
    assert [line.split()[4] for line in said[1:]] == ["parking.drop", "parking.disclose"]
    assert f"{NAME} {place} key a" in said[1]
