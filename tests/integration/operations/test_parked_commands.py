"""What an operator types about parked events, and what it does to them."""

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from shared.messaging import Event, Record, event_of
from shared.messaging.apply import apply_records, record_of
from shared.messaging.tuning import Tuning
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.rig import COUNTER, Counted
from tests.integration.operations.conftest import SIGNED, Failing, Type

EMPLOYER = uuid4()
NAME = "rig.failing"
SECRET = "Candidate 7"


def counted(key: str, sequence: int, text: str = "", *, employer_id: UUID = EMPLOYER) -> Event[Counted]:
    return event_of(Counted(text=text), key=key, sequence=sequence, employer_id=employer_id)


async def parked(rig: Rig, failing: Failing, *events: Event[Any]) -> list[Record]:
    """These events, applied by a handler that fails; returns their records."""
    records = [record_of(event) for event in events]
    await apply_records(failing.consumer, rig.worker, *records, tuning=Tuning())
    return records


async def operations_of(rig: Rig) -> list[tuple[str, str, str]]:
    rows = await rig.admin.fetch("SELECT actor, action, why FROM messaging.operations ORDER BY id")
    return [(row["actor"], row["action"], row["why"]) for row in rows]


async def test_list_shows_each_key_once_with_its_reason_and_age(rig: Rig, failing: Failing, typed: Type) -> None:
    failing.broken |= {"bad", "worse"}
    await parked(rig, failing, counted("a", 1, "bad"), counted("a", 2), counted("b", 1, "worse"), counted("c", 1))
    said = await typed("parked", "list")
    assert said.code == 0
    assert [line.split()[:3] for line in said.out.splitlines()[1:3]] == [[NAME, "a", "2"], [NAME, "b", "1"]]
    assert "ValueError: cannot take bad" in said.out
    assert f"{NAME}: 3 events of 2 keys parked, the oldest for" in said.out
    found = (await typed("parked", "list", "--reason", "WORSE", "--json")).json
    assert [one["key"] for one in found["items"]] == ["b"]
    assert found["totals"][0]["records"] == 3
    assert (await typed("parked", "list", "--older", "1h")).out == "nothing that is parked matches\n"


async def test_pages_of_the_list_join_without_gap_or_overlap(rig: Rig, failing: Failing, typed: Type) -> None:
    failing.broken.add("bad")
    for n in range(5):
        await parked(rig, failing, counted(f"k{n}", 1, "bad"))
    seen, after = [], None
    for _ in range(3):
        page = (await typed("parked", "list", "--limit", "2", "--json", *(["--after", after] if after else []))).json
        seen += [one["key"] for one in page["items"]]
        after = page["next"]
    assert (sorted(seen), len(seen), after) == ([f"k{n}" for n in range(5)], 5, None)
    refused = await typed("parked", "list", "--after", "bm9uc2Vuc2U")
    assert (refused.code, refused.err) == (2, "after: take `next` of the page before as it is\n")


async def test_content_is_shown_only_to_those_who_sign(rig: Rig, failing: Failing, typed: Type) -> None:
    failing.broken.add(SECRET)
    await parked(rig, failing, counted("a", 1, SECRET))
    await rig.admin.execute("UPDATE messaging.parked SET reason = 'ValueError'")
    assert "more wait behind" not in (await typed("parked", "show", NAME, "a", "--limit", "1")).out
    plain = await typed("parked", "show", NAME, "a")
    assert plain.code == 0
    assert SECRET not in plain.out
    assert '"text": "text of 11"' in plain.out
    refused = await typed("parked", "show", NAME, "a", "--payload")
    assert refused.code == 2
    assert refused.err.splitlines() == [
        "--actor: say who you are: it goes into the log of operations",
        "--why: give your reason: it goes into the log of operations",
    ]
    shown = await typed("parked", "show", NAME, "a", "--payload", *SIGNED)
    assert SECRET in shown.out
    assert await operations_of(rig) == [("Operator 1", "parking.disclose", "cause removed")]


async def test_replay_of_a_key_keeps_order_and_ids_and_leaves_other_keys(
    rig: Rig, failing: Failing, typed: Type
) -> None:
    failing.broken |= {"bad"}
    events = [counted("a", 1, "bad"), counted("a", 2), counted("a", 3), counted("b", 1, "bad")]
    await parked(rig, failing, *events)
    failing.broken.clear()
    assert "more wait behind; --limit shows them" in (await typed("parked", "show", NAME, "a", "--limit", "2")).out
    would = await typed("parked", "replay", NAME, "--key", "a", "--dry-run", *SIGNED)
    assert "would try 3 events of 1 key in this order; nothing was changed" in would.out
    assert await rig.applied() == []
    said = await typed("parked", "replay", NAME, "--key", "a", *SIGNED)
    assert (said.code, said.out.splitlines()[-1]) == (0, "3 events applied; none is left")
    assert await rig.applied() == [("a", 1), ("a", 2), ("a", 3)]
    ids = await rig.admin.fetch("SELECT event_id FROM messaging.inbox ORDER BY applied")
    assert [row["event_id"] for row in ids] == [event.id for event in events[:3]]
    assert [row[0] for row in await rig.parked()] == ["b"]
    assert await operations_of(rig) == [("Operator 1", "parking.replay", "cause removed")]


async def test_a_replay_that_was_cut_short_goes_on_where_it_was(rig: Rig, failing: Failing, typed: Type) -> None:
    failing.broken |= {"bad"}
    await parked(rig, failing, counted("a", 1, "bad"), *(counted("a", n) for n in range(2, 9)))
    failing.broken.clear()
    first = await typed("parked", "replay", NAME, "--all", "--most", "3", "--json", *SIGNED)
    assert (first.code, first.json["applied"], first.json["remaining"]) == (1, 3, 5)
    second = await typed("parked", "replay", NAME, "--all", "--rate", "100", "--json", *SIGNED)
    assert (second.code, second.json["applied"], second.json["remaining"]) == (0, 5, 0)
    assert [int(step["sequence"]) for step in second.json["steps"]] == [4, 5, 6, 7, 8]
    assert await rig.applied() == [("a", n) for n in range(1, 9)]


async def test_a_key_that_still_fails_stays_and_the_others_go_on(rig: Rig, failing: Failing, typed: Type) -> None:
    failing.broken |= {"bad", "worse"}
    await parked(rig, failing, counted("a", 1, "bad"), counted("a", 2), counted("b", 1, "worse"))
    failing.broken.discard("worse")
    said = await typed("parked", "replay", NAME, "--all", *SIGNED)
    assert said.code == 1
    assert "seq 1  failed: ValueError: cannot take bad" in said.out
    assert said.out.splitlines()[-1] == "1 event applied; 2 events of 1 key still parked"
    assert await rig.applied() == [("b", 1)]


async def test_an_edit_mends_the_content_and_leaves_a_trace_without_it(
    rig: Rig, failing: Failing, typed: Type, tmp_path: Path
) -> None:
    event = counted("a", 1)
    record = record_of(event)
    broken = Record(record.topic, record.partition, record.offset, record.key, b'{"text": 7', record.headers)
    await apply_records(failing.consumer, rig.worker, broken, tuning=Tuning())
    place = f"{COUNTER.name}/{record.partition}/{record.offset}"
    file = tmp_path / "content.json"
    file.write_text('{"text": 7}')
    still = await typed("parked", "edit", NAME, place, "--value", str(file), "--dry-run", *SIGNED)
    assert (still.code, "it still cannot be read: text: " in still.out) == (1, True)
    await typed("parked", "edit", NAME, place, "--value", str(file), *SIGNED)
    good = await typed("parked", "edit", NAME, place, "--set", 'text="seven"', *SIGNED)
    assert (good.code, good.out.splitlines()[-1]) == (0, f"next: parked replay {NAME} --key a")
    refused = await typed("parked", "edit", NAME, place, "--header", f"ce_id={uuid4()}", *SIGNED)
    assert refused.err == ("headers.ce_id: ce_id says which event this is and stays; drop the event to be rid of it\n")
    assert (await typed("parked", "replay", NAME, "--all", *SIGNED)).code == 0
    assert await rig.admin.fetchval("SELECT event_id FROM messaging.inbox") == event.id
    assert await rig.admin.fetchval("SELECT text FROM public.applied") == "seven"
    subject = await rig.admin.fetchval("SELECT subject FROM messaging.operations ORDER BY id LIMIT 1")
    assert '"before"' in subject
    assert "text" not in subject


async def test_a_header_nobody_can_read_can_be_mended(rig: Rig, failing: Failing, typed: Type) -> None:
    record = record_of(counted("a", 1))
    headers = tuple((name, b"\xff" if name == "ce_sequence" else value) for name, value in record.headers)
    broken = Record(record.topic, record.partition, record.offset, record.key, record.value, headers)
    await apply_records(failing.consumer, rig.worker, broken, tuning=Tuning())
    place = f"{COUNTER.name}/{record.partition}/{record.offset}"
    said = await typed("parked", "edit", NAME, place, "--header", "ce_sequence=1", *SIGNED)
    assert said.code == 0
    assert (await typed("parked", "replay", NAME, "--key", "a", "--one", *SIGNED)).code == 0
    assert await rig.applied() == [("a", 1)]


async def test_a_dropped_event_lets_its_successors_go_on(rig: Rig, failing: Failing, typed: Type) -> None:
    failing.broken.add("bad")
    first, *_ = await parked(rig, failing, counted("a", 1, "bad"), counted("a", 2))
    place = f"{COUNTER.name}/{first.partition}/{first.offset}"
    would = await typed("parked", "drop", NAME, place, "--dry-run", *SIGNED)
    assert "1 event would be dropped" in would.out
    assert len(await rig.parked()) == 2
    unsure = await typed("parked", "drop", NAME, place, *SIGNED)
    assert (unsure.code, "will never take effect. Nothing was changed" in unsure.err) == (2, True)
    assert (await typed("parked", "drop", NAME, place, "--yes", *SIGNED)).code == 0
    assert (await typed("parked", "replay", NAME, "--all", *SIGNED)).code == 0
    assert await rig.applied() == [("a", 2)]
    assert ("Operator 1", "parking.drop", "cause removed") in await operations_of(rig)


async def test_mistakes_are_answered_with_field_problem_and_way_out(rig: Rig, typed: Type) -> None:
    unknown = await typed("parked", "show", "rig.nobody", "a")
    assert (unknown.code, unknown.err) == (2, "consumer: rig has no consumer 'rig.nobody'; it has: rig.failing\n")
    gone = await typed("parked", "show", NAME, "a")
    assert gone.err == "no such parked key 'a' of rig.failing; `parked list` shows those there are\n"
    place = await typed("parked", "drop", NAME, "somewhere", *SIGNED)
    assert place.err.startswith("place: 'somewhere' is no place: write topic/partition/offset")
    assert (await typed("parked", "list")).out == "nothing is parked\n"
