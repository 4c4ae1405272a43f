"""`replay --from T`: what became of the events since then, and those without effect handed to their handlers."""

import argparse
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from aiokafka.errors import KafkaError

from shared.messaging import Consumer, Kafka
from shared.messaging.attempts import Attempt
from shared.messaging.fates import Fate
from shared.messaging.parked_keys import Sought
from shared.messaging.record import readable
from shared.messaging.replay import Replayed, Wanted
from shared.messaging.second_chance import REASON
from shared.operations import arguments, topic_log
from shared.operations.desk import Actor, Desk
from shared.operations.parked_commands import say_step
from shared.operations.rereading import Missing, Reread, Span, give_again, moment, remembered, reread
from shared.operations.terminal import plural, say, say_json, table
from shared.rules import Finding, Invalid

COUNTS: Mapping[str | Fate, str] = {
    "consumer": "consumer", "type": "type", Fate.APPLIED: "applied", Fate.PARKED: "parked", Fate.DROPPED: "dropped",
    Fate.PASSED_OVER: "passed", Fate.UNREADABLE: "unreadable", Fate.OTHER_CONTENT: "other", Fate.MISSING: "missing",
}  # fmt: skip
MISSING = {"place": "place", "key": "key", "sequence": "seq", "at": "published", "overtaken": ""}
SHOWN = 20
"""Events without effect that are shown one by one; `--json` has them all."""
OURS = "org.journeywork."


def add(commands: Any) -> None:
    """The parser of this command."""
    parser = commands.add_parser("replay", help="hand over once more what the log holds and had no effect")
    parser.add_argument("--from", dest="since", required=True, metavar="TIME", help="2026-11-27T10:00Z, or 2h ago: 2h")
    parser.add_argument("--to", dest="until", metavar="TIME", help="up to here; without it, up to now")
    parser.add_argument("--consumer", help="of this one alone")
    parser.add_argument("--type", action="append", default=[], help="events of this type alone")
    parser.add_argument("--key", help="events of this key alone")
    parser.add_argument(
        "--out-of-order", action="store_true", help="also those after which later ones of their key took effect"
    )
    parser.add_argument("--rate", type=arguments.a_rate, help="events per second at most")
    arguments.signed(parser)
    arguments.dangerous(parser)
    arguments.as_json(parser)
    parser.set_defaults(act=replay)


async def replay(desk: Desk, given: argparse.Namespace) -> int:
    """0 when nothing is missing, 1 when something still is, 3 when Kafka cannot be asked."""
    who = None if given.dry_run else arguments.actor(given)
    span = _span(desk, given)
    consumers, as_they_come = _consumers(desk, given.consumer)
    kafka: Kafka = given.kafka
    try:
        async with topic_log.opened(kafka, sorted({t.name for one in consumers for t in one.topics})) as there:
            found = [await reread(there, desk.pool, one, span) for one in consumers]
            missing = [one for each in found for one in each.all_missing()]
            if not given.json:
                _say_found(found, as_they_come)
            left = await _left(desk, consumers)
            if who is None or not (missing or left):
                return _told(found, given)
            arguments.confirmed(given, _question(missing, left, out_of_order=given.out_of_order))
            given_again = [
                await give_again(there, desk.pool, one, who, out_of_order=given.out_of_order) for one in found
            ]
    except KafkaError as error:
        say(f"kafka: cannot be asked at {kafka.bootstrap_servers}: {error!r}", to=sys.stderr)
        return 3
    overtaken = sum(len(left) for each in given_again for left in each.values())
    return await _run(desk, given, who, found, overtaken)


async def _run(desk: Desk, given: argparse.Namespace, who: Actor, found: Sequence[Reread], overtaken: int) -> int:
    """The replay of what is parked for it now, and what is said of it."""
    steps = [step async for step in _steps(desk, given, who, [one.consumer for one in found])]
    applied = sum(step.outcome is Attempt.APPLIED for step in steps)
    failed = sum(step.outcome is Attempt.FAILED for step in steps)
    waits = await _left(desk, [one.consumer for one in found])
    if given.json:
        say_json({"dry_run": False, "applied": applied, "failed": failed, "waiting": waits, "overtaken": overtaken})
    else:
        say(f"{plural(applied, 'event')} applied, {failed} failed, {overtaken} left because overtaken")
        if failed:
            say("what failed is parked: `parked list`")
        if waits:
            say(f"{plural(waits, 'event')} wait: the same command goes on where this one ended")
    return int(bool(failed or waits or overtaken or any(one.more for one in found)))


async def _steps(
    desk: Desk, given: argparse.Namespace, who: Actor, consumers: Sequence[Consumer]
) -> AsyncIterator[Replayed]:
    for consumer in consumers:
        async for step in desk.replay(consumer.name, Wanted(rate=given.rate, reason=REASON), who):
            yield step
            if not given.json:
                say_step(step)
            if given.stop.is_set():
                return


def _span(desk: Desk, given: argparse.Namespace) -> Span:
    now = datetime.now(UTC)
    since, until = _time("--from", given.since, now), _time("--to", given.until, now) if given.until else None
    span = Span(since, until, frozenset(_whole(one) for one in given.type), given.key)
    remembered(span, desk.tuning.inbox_days, now)
    return span


def _whole(kind: str) -> str:
    """Types may be named as the table does, without what all of ours begin with."""
    return kind if kind.startswith(OURS) else OURS + kind


def _time(name: str, text: str, now: datetime) -> datetime:
    try:
        return now - arguments.an_age(text)
    except argparse.ArgumentTypeError:
        pass
    try:
        return moment(text, now)
    except ValueError as error:
        said = f"{error}: write a time with its zone, such as 2026-11-27T10:00Z, or how long ago, such as 2h"
        raise Invalid(Finding(name, "unreadable", said)) from error


def _consumers(desk: Desk, name: str | None) -> tuple[list[Consumer], list[str]]:
    """Those whose effects are remembered, and the names of the others."""
    wanted = [desk.consumer(name)] if name else [*desk.consumers.values()]
    kept = [one for one in wanted if one.record_handler is None]
    if name and not kept:
        said = f"{name} takes records as they come and recognises itself what it has seen: let the sender send again"
        raise Invalid(Finding("--consumer", "not_remembered", said))
    return kept, [one.name for one in wanted if one.record_handler is not None]


async def _left(desk: Desk, consumers: Sequence[Consumer]) -> int:
    """How many of an earlier run still wait for their replay, together with what waits behind them."""
    found = [await desk.parking.list(Sought(one.name, reason=REASON), most=1_000_000) for one in consumers]
    return sum(key.records for keys in found for key in keys)


def _question(missing: Sequence[Missing], left: int, *, out_of_order: bool) -> str:
    """`left` are those that an earlier run has parked and not replayed."""
    ready = [one for one in missing if out_of_order or not one.overtaken]
    late = sum(one.overtaken for one in ready)
    said = f"{plural(len(ready) + left, 'event')} will take effect now"
    return f"{said}, {late} of them after later ones of their key" if late else said


def _told(found: Sequence[Reread], given: argparse.Namespace) -> int:
    missing = [(each.consumer.name, one) for each in found for one in each.all_missing()]
    more = sum(one.more for one in found)
    if given.json:
        counts = [
            {"consumer": each.consumer.name, "type": kind, "fate": fate.value, "events": count}
            for each in found
            for (kind, fate), count in sorted(each.counts.items(), key=lambda item: (item[0][0], item[0][1].value))
        ]
        items = [{"consumer": name} | _row(one) for name, one in missing]
        say_json({"dry_run": given.dry_run, "counts": counts, "missing": items, "more": more})
        return int(bool(missing))
    ready = sum(given.out_of_order or not one.overtaken for _, one in missing)
    late = len(missing) - ready
    if not missing:
        say("nothing is missing")
        return 0
    say(f"would hand over {plural(ready, 'event')}; nothing was changed")
    if late:
        say(f"would leave {plural(late, 'event')} after which later ones of their key took effect: --out-of-order")
    if more:
        say(f"{plural(more, 'more event')} in another run of the same command")
    return 1


def _say_found(found: Sequence[Reread], as_they_come: Sequence[str]) -> None:
    rows = [row for one in found for row in _rows(one)]
    shown = {name: head for name, head in COUNTS.items() if isinstance(name, str) or any(row.get(name) for row in rows)}
    heads = {str(name): head for name, head in shown.items()}
    say(table(heads, [{str(name): row.get(name, 0) for name in shown} for row in rows]) if rows else "no such event")
    missing = [one for each in found for one in each.all_missing()]
    if missing:
        say()
        say(
            table(MISSING, [_row(one) | {"overtaken": "overtaken" if one.overtaken else ""} for one in missing[:SHOWN]])
        )
        if len(missing) > SHOWN:
            say(f"and {len(missing) - SHOWN} more; --json has them all")
    for name in as_they_come:
        say(f"{name} takes records as they come: it is not looked at")
    say()


def _rows(found: Reread) -> Iterator[dict[str | Fate, Any]]:
    for kind in sorted({kind for kind, _ in found.counts}):
        counts: dict[str | Fate, Any] = {fate: found.counts[kind, fate] for fate in Fate}
        yield counts | {"consumer": found.consumer.name, "type": kind.removeprefix(OURS)}


def _row(one: Missing) -> dict[str, Any]:
    record, event = one.arrival.record, one.arrival.event
    return {
        "place": f"{record.topic}/{record.partition}/{record.offset}", "key": one.arrival.key, "type": one.arrival.type,
        "sequence": event.sequence if event else readable(record.header("ce_sequence") or b""),
        "at": f"{datetime.fromtimestamp(record.timestamp / 1000, UTC):%Y-%m-%d %H:%M:%S}", "overtaken": one.overtaken,
    }  # fmt: skip
