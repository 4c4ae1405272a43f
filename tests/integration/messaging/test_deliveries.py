"""Work that leaves the system: queued once, sent outside any transaction, logged, replayed."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from shared.messaging import Deliveries, Delivery, DeliveryLog, Lapsed, Transaction, Undeliverable, transaction
from shared.messaging.sending import Sending
from shared.messaging.tuning import Tuning
from shared.rules import NotFound
from tests.integration.messaging.conftest import Rig

EMPLOYER = uuid4()
AT_ONCE = Tuning(delivery_schedule=(0, 0))


class Outside:
    """A receiver that can be told to fail."""

    def __init__(self) -> None:
        self.got: list[tuple[UUID | None, str]] = []
        self.failure: Exception | None = None
        self.deliveries = Deliveries()
        self.deliveries.on("mail", prepare=self._prepare, send=self._send)

    async def _prepare(self, tx: Transaction, delivery: Delivery) -> tuple[UUID | None, str]:
        return tx.employer_id, delivery.payload["text"]

    async def _send(self, ready: tuple[UUID | None, str]) -> None:
        await asyncio.sleep(0.01)
        if self.failure:
            raise self.failure
        self.got.append(ready)


async def queue(rig: Rig, key: str, text: str = "hello") -> Delivery:
    delivery = Delivery("mail", key, {"text": text})
    async with transaction(rig.service, employer_id=EMPLOYER) as tx:
        tx.deliver(delivery)
    return delivery


async def test_a_delivery_queued_twice_goes_out_once_as_its_tenant(rig: Rig) -> None:
    outside = Outside()
    await queue(rig, "summary:7")
    await queue(rig, "summary:7", "again")
    sending = Sending(rig.worker, outside.deliveries, AT_ONCE)
    assert await sending.send_due() == 1
    assert await sending.send_due() == 0
    assert outside.got == [(EMPLOYER, "hello")]


async def test_two_workers_do_not_send_the_same_delivery(rig: Rig) -> None:
    outside = Outside()
    for n in range(20):
        await queue(rig, str(n), str(n))
    workers = [Sending(rig.worker, outside.deliveries, AT_ONCE) for _ in range(2)]
    for _ in range(4):
        await asyncio.gather(*(worker.send_due() for worker in workers))
    assert sorted(int(text) for _, text in outside.got) == list(range(20))


async def test_failures_follow_the_schedule_and_end_with_a_log_that_can_be_replayed(rig: Rig) -> None:
    outside = Outside()
    outside.failure = OSError("mail server is away")
    delivery = await queue(rig, "k")
    sending, log = Sending(rig.worker, outside.deliveries, AT_ONCE), DeliveryLog(rig.worker)
    assert [await sending.send_due() for _ in range(4)] == [1, 1, 1, 0]
    (state,) = await log.latest(failed=True)
    assert (state.id, state.attempts, state.reason) == (delivery.id, 3, "OSError: mail server is away")
    assert [attempt.outcome for attempt in await log.attempts(delivery.id)] == ["failed"] * 3
    outside.failure = None
    await log.replay(delivery.id, by="operator@example.com", why="server is back")
    assert await sending.send_due() == 1
    assert [attempt.outcome for attempt in await log.attempts(delivery.id)] == ["failed"] * 3 + ["sent"]
    assert outside.got == [(EMPLOYER, "hello")]


async def test_what_is_undeliverable_is_given_up_at_once(rig: Rig) -> None:
    outside = Outside()
    outside.failure = Undeliverable("no such mailbox")
    await queue(rig, "k")
    sending = Sending(rig.worker, outside.deliveries, Tuning())
    assert await sending.send_due() == 1
    (state,) = await DeliveryLog(rig.worker).latest(failed=True)
    assert state.attempts == 1


async def test_what_has_lapsed_is_neither_sent_nor_given_up(rig: Rig) -> None:
    outside = Outside()
    outside.failure = Lapsed("the question is answered")
    delivery = await queue(rig, "k")
    sending, log = Sending(rig.worker, outside.deliveries, Tuning()), DeliveryLog(rig.worker)
    assert [await sending.send_due() for _ in range(2)] == [1, 0]
    (state,) = await log.latest()
    assert (state.sent_at, state.failed_at, state.next_attempt) == (None, None, None)
    assert state.reason == "the question is answered"
    assert [(attempt.outcome, attempt.detail) for attempt in await log.attempts(delivery.id)] == [
        ("lapsed", "the question is answered")
    ]
    assert await log.latest(failed=True) == []
    with pytest.raises(NotFound):
        await log.replay_failed(None, by="operator@example.com", why="all that was given up")


async def test_a_sender_that_died_is_noted_as_lost_and_followed_by_another(rig: Rig) -> None:
    outside = Outside()
    delivery = await queue(rig, "k")
    await rig.admin.execute(
        "UPDATE messaging.deliveries SET attempts = 1, lease = $1, next_attempt = now(), leased_until = now()", uuid4()
    )
    await rig.admin.execute(
        "INSERT INTO messaging.delivery_attempts (delivery_id, attempt, outcome) VALUES ($1, 1, 'started')", delivery.id
    )
    sending = Sending(rig.worker, outside.deliveries, Tuning(delivery_lease=timedelta(seconds=9).total_seconds()))
    assert await sending.send_due() == 1
    outcomes = [attempt.outcome for attempt in await DeliveryLog(rig.worker).attempts(delivery.id)]
    assert outcomes == ["lost", "sent"]
