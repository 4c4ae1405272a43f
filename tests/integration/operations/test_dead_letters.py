"""The copy for people and tools says where a record came from, why it failed and how often it was tried."""

import dataclasses

import orjson

from shared.messaging.apply import apply_records, record_of
from shared.messaging.attempts import Attempts
from shared.messaging.tuning import DEFAULT
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.rig import COUNTER
from tests.integration.operations.conftest import Failing
from tests.integration.operations.test_parked_commands import NAME, counted

AT_ONCE = dataclasses.replace(DEFAULT, first_backoff=DEFAULT.first_backoff * 0)


async def copies(rig: Rig) -> list[tuple[str, str, bytes, dict[str, str]]]:
    """Topic, key, content and headers of what waits for the dead letters."""
    rows = await rig.admin.fetch("SELECT topic, key, payload, headers FROM messaging.outbox ORDER BY id")
    return [(row["topic"], row["key"], row["payload"], orjson.loads(row["headers"])) for row in rows]


async def test_what_used_up_its_attempts_leaves_a_copy_with_origin_error_and_attempts(
    rig: Rig, failing: Failing
) -> None:
    failing.broken.add("bad")
    whole = record_of(counted("a", 1, "bad"), partition=1)
    await apply_records(failing.consumer, rig.worker, whole, tuning=AT_ONCE)
    attempts = Attempts(rig.worker, AT_ONCE)
    for made in range(1, DEFAULT.attempts + 1):
        assert await copies(rig) == [], f"copied before attempt {made}"
        await attempts.attempt(failing.consumer, COUNTER.name, "a")
    ((topic, key, payload, headers),) = await copies(rig)
    assert (topic, key, payload) == (f"{NAME}.dlq", "a", whole.value)
    assert headers["dead-letter-consumer"] == NAME
    origin = [headers[f"dead-letter-{name}"] for name in ("topic", "partition", "offset", "key")]
    assert origin == [COUNTER.name, "1", "0", "a"]
    assert headers["dead-letter-reason"] == "ValueError: cannot take bad"
    assert headers["dead-letter-error"] == "ValueError"
    assert headers["dead-letter-attempts"] == str(DEFAULT.attempts)
    original = {name: (value or b"").decode() for name, value in whole.headers if name != "content-type"}
    assert original.items() <= headers.items()
    assert headers["dead-letter-content-type"] == "application/json"


async def test_what_nobody_can_read_is_copied_at_once(rig: Rig, failing: Failing) -> None:
    whole = dataclasses.replace(record_of(counted("a", 1)), value=b"\xff not json")
    await apply_records(failing.consumer, rig.worker, whole, tuning=AT_ONCE)
    ((_, _, payload, headers),) = await copies(rig)
    assert payload == b"\xff not json"
    assert (headers["dead-letter-error"], headers["dead-letter-attempts"]) == ("Unreadable", "0")
