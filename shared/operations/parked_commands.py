"""`parked list|show|edit|replay|drop`: events that wait because one of them, or one before, failed."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from shared.messaging.attempts import Attempt
from shared.messaging.editing import Edit
from shared.messaging.parked import ParkedRecord
from shared.messaging.parked_keys import ParkedKey, Sought
from shared.messaging.replay import Replayed, Wanted
from shared.operations import arguments, paging, views
from shared.operations.desk import Desk
from shared.operations.terminal import duration, indented, pairs, plural, say, say_json, table
from shared.rules import Finding, Invalid

LIST = {
    "consumer": "consumer", "key": "key", "records": "events", "age": "oldest", "attempts": "tried",
    "waits_for": "waits for", "reason": "reason of the first",
}  # fmt: skip
SHOW = {
    "place": "place", "sequence": "seq", "type": "type", "attempts": "tried", "age": "parked", "reason": "reason"
}  # fmt: skip

REPLAY = {"topic": "topic", "key": "key", "records": "events", "offset": "from offset"}


def add(commands: Any) -> None:
    """The parsers of these commands."""
    actions = commands.add_parser("parked", help="events that wait because one failed").add_subparsers(
        dest="action", required=True
    )
    _add_reading(actions)
    _add_changing(actions)


def _add_reading(actions: Any) -> None:
    listing = actions.add_parser("list", help="one line per key that waits, the longest wait first")
    listing.add_argument("--consumer")
    listing.add_argument("--key")
    listing.add_argument("--reason", metavar="TEXT", help="the reason contains this")
    listing.add_argument("--older", type=arguments.an_age, metavar="AGE", help="waits at least 90s, 10m, 2h, 3d")
    listing.add_argument("--limit", type=arguments.at_least_one, default=50)
    listing.add_argument("--after", metavar="CURSOR", help="the next page, as the page before named it")
    arguments.as_json(listing)
    listing.set_defaults(act=_list)
    show = actions.add_parser("show", help="the events of a key, in the order in which they will be tried")
    show.add_argument("consumer")
    show.add_argument("key")
    show.add_argument("--topic")
    show.add_argument("--limit", type=arguments.at_least_one, default=20)
    show.add_argument("--payload", action="store_true", help="with content and all headers; this is written down")
    arguments.signed(show, dry_run=False)
    arguments.as_json(show)
    show.set_defaults(act=_show)


def _add_changing(actions: Any) -> None:
    edit = actions.add_parser("edit", help="mend content or headers of one event; its id and its place stay")
    edit.add_argument("consumer")
    edit.add_argument("place", help="topic/partition/offset")
    edit.add_argument("--value", metavar="FILE", help="the new content; - reads standard input")
    edit.add_argument("--set", action="append", default=[], metavar="FIELD=JSON", help="one field of JSON content")
    edit.add_argument("--header", action="append", default=[], metavar="NAME=TEXT")
    edit.add_argument("--without", action="append", default=[], metavar="NAME", help="take this header out")
    replay = actions.add_parser("replay", help="run the handlers again, in order, one transaction per event")
    replay.add_argument("consumer")
    which = replay.add_mutually_exclusive_group(required=True)
    which.add_argument("--key")
    which.add_argument("--all", action="store_true", help="every key of the consumer")
    replay.add_argument("--topic")
    replay.add_argument("--one", action="store_true", help="only the first event")
    replay.add_argument("--most", type=arguments.at_least_one, help="stop after so many")
    replay.add_argument("--rate", type=arguments.a_rate, help="events per second at most")
    drop = actions.add_parser("drop", help="give up on an event; what waits behind it goes on")
    drop.add_argument("consumer")
    drop.add_argument("place", nargs="?", help="topic/partition/offset")
    drop.add_argument("--key", help="every event of this key")
    arguments.dangerous(drop)
    for parser, act in ((edit, _edit), (replay, _replay), (drop, _drop)):
        arguments.signed(parser)
        arguments.as_json(parser)
        parser.set_defaults(act=act)


async def _list(desk: Desk, given: argparse.Namespace) -> int:
    if given.consumer is not None:
        desk.consumer(given.consumer)
    sought = Sought(given.consumer, given.key, given.reason, given.older)
    found = await desk.parking.list(sought, after=paging.after(given.after), most=given.limit + 1)
    totals = await desk.parking.totals(given.consumer)
    shown, more = found[: given.limit], paging.next_page(found, given.limit)
    if given.json:
        say_json(
            {"items": [views.of_key(k) for k in shown], "next": more, "totals": [views.of_total(t) for t in totals]}
        )
        return 0
    if not shown:
        say("nothing is parked" if not totals else "nothing that is parked matches")
        return 0
    say(table(LIST, [views.of_key(one) | {"age": duration(views.age(one.since))} for one in shown]))
    say()
    for total in totals:
        what = f"{plural(total.records, 'event')} of {plural(total.keys, 'key')}"
        say(f"{total.consumer}: {what} parked, the oldest for {duration(total.seconds)}")
    if more:
        say(f"more: --after {more}")
    return 0


async def _show(desk: Desk, given: argparse.Namespace) -> int:
    who = arguments.actor(given, payloads=True) if given.payload else None
    waiting = await desk.records(given.consumer, given.key, topic=given.topic, most=given.limit + 1)
    records, more = waiting[: given.limit], len(waiting) > given.limit
    if who is not None:
        records = await desk.disclosed(records, who)
    found = [views.of_record(one, payload=given.payload, obstacle=desk.obstacle(one)) for one in records]
    if given.json:
        say_json({"items": found})
        return 0
    say(_records(records))
    if more:
        say("more wait behind; --limit shows them")
    say()
    say("the first of them:" if len(records) > 1 else "in full:")
    say(indented(pairs(_facts(records[0], found[0])).splitlines()))
    say("headers:")
    say(indented(pairs(found[0]["headers"]).splitlines()))
    say("content:" if given.payload else "content, its shape only (--payload shows it, with --actor and --why):")
    text = orjson.dumps(found[0]["value" if given.payload else "value_outline"], option=orjson.OPT_INDENT_2).decode()
    say(indented(text.splitlines()))
    return 0


def _facts(parked: ParkedRecord, seen: dict[str, Any]) -> dict[str, Any]:
    """What a person wants to know of one record, in words."""
    waits = "not before " + seen["next_attempt"] if parked.next_attempt else "when an operator replays it"
    size = "none" if parked.record.value is None else f"{seen['value_bytes']} bytes, sha256 {seen['value_sha256']}"
    return {
        "place": _place(parked), "key": parked.key, "event id": seen["event_id"], "type": parked.type,
        "reason": parked.reason, "can be read": f"no: {seen['unreadable']}" if seen["unreadable"] else "yes",
        "tried again": plural(parked.attempts, "time"), "next attempt": waits,
        "parked": f"{parked.parked_at:%Y-%m-%d %H:%M:%S} UTC, {duration(seen['age_seconds'])} ago", "content": size,
    }  # fmt: skip


async def _edit(desk: Desk, given: argparse.Namespace) -> int:
    who, place = arguments.actor(given), arguments.place_of(desk.consumer(given.consumer).name, given.place)
    before = await desk.parking.one(place)
    edit = Edit(_new_value(given, before), dict(_header(text) for text in given.header), given.without)
    if given.dry_run:
        after = desk.edited(before, edit)
    else:
        after = await desk.parking.edit(place, edit, by=who.name, why=who.why)
    obstacle = desk.obstacle(after)
    if given.json:
        say_json({"dry_run": given.dry_run, "record": views.of_record(after, payload=False, obstacle=obstacle)})
        return 1 if obstacle else 0
    say(f"{'would change' if given.dry_run else 'changed'} {_place(after)} of key {after.key}")
    changed = [*views.changes(before.record.value, after.record.value), *_changed_headers(edit)]
    say(indented(changed or ["other content of the same shape"]))
    say(f"it still cannot be read: {obstacle}" if obstacle else "it can be read")
    if not given.dry_run and not obstacle:
        say(f"next: parked replay {given.consumer} --key {after.key}")
    return 1 if obstacle else 0


def _changed_headers(edit: Edit) -> list[str]:
    return [*(f"header {name}: set" for name in edit.headers), *(f"header {name}: taken out" for name in edit.without)]


async def _replay(desk: Desk, given: argparse.Namespace) -> int:
    who = arguments.actor(given)
    wanted = Wanted(given.key, given.topic, 1 if given.one else given.most, given.rate)
    waiting = await desk.waiting(wanted, given.consumer)
    if given.dry_run:
        return _would_replay(waiting, wanted, as_json=given.json)
    steps: list[Replayed] = []
    async for step in desk.replay(given.consumer, wanted, who):
        steps.append(step)
        if not given.json:
            say_step(step)
        if given.stop.is_set():
            break
    left = await desk.parking.list(Sought(given.consumer, given.key), most=1_000_000)
    applied, remaining = _applied(steps), sum(one.records for one in left)
    stopped = given.stop.is_set()
    if given.json:
        said = {"applied": applied, "remaining": remaining, "stopped": stopped}
        say_json(said | {"steps": [views.of_step(step) for step in steps]})
    else:
        rest = f"{plural(remaining, 'event')} of {plural(len(left), 'key')} still parked" if left else "none is left"
        say(f"{plural(applied, 'event')} applied; {rest}")
        if stopped:
            say("stopped when you asked; the same command goes on where this one ended")
    return 1 if remaining else 0


async def _drop(desk: Desk, given: argparse.Namespace) -> int:
    who, consumer = arguments.actor(given), desk.consumer(given.consumer).name
    place = arguments.place_of(consumer, given.place) if given.place else None
    records = await desk.to_drop(consumer, place, given.key)
    arguments.confirmed(given, f"{plural(len(records), 'event')} of {consumer} will never take effect")
    if not given.dry_run:
        await desk.drop(records, who)
    if given.json:
        say_json({"dry_run": given.dry_run, "dropped": [views.of_record(one, payload=False) for one in records]})
        return 0
    say(_records(records))
    say()
    verb = "would be dropped" if given.dry_run else "dropped"
    say(f"{plural(len(records), 'event')} {verb}: their effects will be missing, what waits behind them goes on")
    return 0


def _would_replay(waiting: Sequence[ParkedKey], wanted: Wanted, *, as_json: bool) -> int:
    records = sum(one.records for one in waiting)
    most = records if wanted.most is None else min(records, wanted.most)
    seconds = most / wanted.rate if wanted.rate else None
    if as_json:
        keys = [views.of_key(one) for one in waiting]
        say_json({"dry_run": True, "events": most, "keys": keys, "seconds_at_least": seconds})
        return 0
    if not waiting:
        say("nothing is parked")
        return 0
    say(table(REPLAY, map(views.of_key, waiting)))
    say()
    pace = f", at {wanted.rate:g} per second: {duration(seconds)} at least" if wanted.rate and seconds else ""
    say(f"would try {plural(most, 'event')} of {plural(len(waiting), 'key')} in this order{pace}; nothing was changed")
    say("a key would end at its first failure, the others would go on")
    return 0


def say_step(step: Replayed) -> None:
    """One line for what came of one event."""
    seen = views.of_step(step)
    line = f"{_place(step.record)}  key {step.record.key}  seq {seen['sequence'] or '-'}  {seen['outcome']}"
    say(f"{line}: {step.reason}" if step.reason else line)


def _applied(steps: Sequence[Replayed]) -> int:
    return sum(step.outcome is Attempt.APPLIED for step in steps)


def _records(records: Sequence[ParkedRecord]) -> str:
    rows = [
        views.of_record(one, payload=False) | {"place": _place(one), "age": duration(views.age(one.parked_at))}
        for one in records
    ]
    return table(SHOW, rows)


def _place(parked: ParkedRecord) -> str:
    place = parked.place
    return f"{place.topic}/{place.partition}/{place.offset}"


def _header(text: str) -> tuple[str, bytes]:
    name, found, value = text.partition("=")
    if not found or not name:
        raise Invalid(Finding("--header", "unreadable", f"{text!r} is no header: write NAME=TEXT"))
    return name, value.encode()


def _new_value(given: argparse.Namespace, before: ParkedRecord) -> bytes | None:
    if given.value is not None and given.set:
        raise Invalid(
            Finding("--value", "one_of", "give the whole content with --value or fields with --set, not both")
        )
    if given.value is not None:
        return sys.stdin.buffer.read() if given.value == "-" else Path(given.value).read_bytes()
    return with_fields(before.record.value, given.set) if given.set else None


def with_fields(value: bytes | None, changes: Sequence[str]) -> bytes:
    """JSON content with top-level fields set, each given as `FIELD=JSON`."""
    try:
        content = orjson.loads(value or b"")
    except orjson.JSONDecodeError as error:
        raise Invalid(Finding("--set", "not_json", "the content is no JSON: give all of it with --value")) from error
    if not isinstance(content, dict):
        raise Invalid(Finding("--set", "not_object", "the content is no JSON object: give all of it with --value"))
    for change in changes:
        name, found, text = change.partition("=")
        try:
            content[name] = orjson.loads(text if found else "")
        except orjson.JSONDecodeError as error:
            message = f"{change!r}: write FIELD=JSON, texts in double quotes: name='\"text\"'"
            raise Invalid(Finding("--set", "unreadable", message)) from error
    return orjson.dumps(content)
