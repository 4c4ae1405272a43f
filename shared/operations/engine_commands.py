"""`fuse`, `timers`, `deliveries`, `outbox`, `backlog`, `history`: what else waits, and how to let it go on."""

import argparse
import asyncio
import dataclasses
from typing import Any
from uuid import UUID

from shared.messaging import confirmed, fuses, refused, stuck_timers
from shared.operations import arguments, views
from shared.operations.desk import Desk
from shared.operations.terminal import duration, pairs, plural, say, say_json, table

FUSES = {"consumer": "consumer", "owner": "process", "age": "blown for", "keys": "keys", "reason": "last reason"}
TIMERS = {"kind": "kind", "key": "key", "due": "due", "attempts": "tried", "reason": "reason"}
DELIVERIES = {"id": "id", "channel": "channel", "key": "key", "attempts": "tried", "age": "failed", "reason": "reason"}
REFUSED = {
    "id": "id", "topic": "topic", "key": "key", "type": "type", "bytes": "bytes", "behind": "behind", "reason": "reason"
}  # fmt: skip
HISTORY = {"at": "at", "actor": "who", "action": "what", "subject": "on what", "why": "why"}


def add(commands: Any) -> None:
    """The parsers of these commands."""
    backlog = commands.add_parser("backlog", help="how much waits, and for how long")
    arguments.as_json(backlog)
    backlog.set_defaults(act=_backlog)
    history = commands.add_parser("history", help="what operators did, the newest first")
    history.add_argument("--limit", type=arguments.at_least_one, default=50)
    arguments.as_json(history)
    history.set_defaults(act=_history)
    _add_fuse(commands)
    _add_timers(commands)
    _add_deliveries(commands)
    _add_outbox(commands)


def _group(commands: Any, name: str, what: str) -> Any:
    return commands.add_parser(name, help=what).add_subparsers(dest="action", required=True)


def _reading(actions: Any, name: str, what: str, act: Any) -> Any:
    parser = actions.add_parser(name, help=what)
    arguments.as_json(parser)
    parser.set_defaults(act=act)
    return parser


def _changing(actions: Any, name: str, what: str, act: Any) -> Any:
    parser = _reading(actions, name, what, act)
    arguments.signed(parser)
    return parser


def _add_fuse(commands: Any) -> None:
    actions = _group(commands, "fuse", "consumers that stand still after too many failures in a row")
    _reading(actions, "list", "which, where, since when", _fuses)
    _changing(actions, "close", "the cause is gone: let it go on", _close).add_argument("consumer")


def _add_timers(commands: Any) -> None:
    actions = _group(commands, "timers", "timers that used up their attempts")
    _reading(actions, "stuck", "which, and why", _stuck).add_argument("--kind")
    retry = _changing(actions, "retry", "give them all their attempts again", _retry_timers)
    retry.add_argument("--kind")
    retry.add_argument("--key")


def _add_deliveries(commands: Any) -> None:
    actions = _group(commands, "deliveries", "mail and other things for the outside that were given up")
    failed = _reading(actions, "failed", "which, and why", _failed)
    failed.add_argument("--channel")
    failed.add_argument("--limit", type=arguments.at_least_one, default=50)
    retry = _changing(actions, "retry", "send again", _retry_deliveries)
    which = retry.add_mutually_exclusive_group(required=True)
    which.add_argument("id", nargs="?", type=UUID)
    which.add_argument("--all", action="store_true")
    retry.add_argument("--channel", help="with --all: of this channel only")


def _add_outbox(commands: Any) -> None:
    actions = _group(commands, "outbox", "events that Kafka will not take as they are")
    _reading(actions, "refused", "which, why, and what waits behind them", _refused)
    release = _changing(actions, "release", "the cause is gone: let the relay try the key again", _release)
    release.add_argument("topic")
    release.add_argument("key")
    drop = _changing(actions, "drop", "never publish this one; those behind it go on", _drop)
    drop.add_argument("id", type=int)
    arguments.dangerous(drop)
    sweep = _reading(actions, "sweep", "instead of a relay, beside Debezium: take out what it has sent", _sweep)
    sweep.add_argument("--slot", required=True, help="the connector's slot.name")
    sweep.add_argument("--every", type=float, default=1.0, metavar="SECONDS")
    sweep.add_argument("--once", action="store_true", help="end when what waits now was sent and taken out")


async def _backlog(desk: Desk, given: argparse.Namespace) -> int:
    found = dataclasses.asdict(await desk.backlog())
    totals = await desk.parking.totals()
    blown = await fuses.blown_fuses(desk.pool)
    if given.json:
        say_json(found | {"parked_by_consumer": [views.of_total(t) for t in totals], "fuses_blown": len(blown)})
        return 0
    shown: dict[str, Any] = {
        "outbox": _waiting(found["outbox"], found["outbox_seconds"]),
        "outbox refused": plural(found["outbox_refused"], "event"),
        "parked": _waiting(found["parked"], found["parked_seconds"]),
    }
    for one in totals:
        what = f"{plural(one.records, 'event')} of {plural(one.keys, 'key')}"
        shown[f"  {one.consumer}"] = f"{what}, oldest {duration(one.seconds)}"
    shown["timers"] = f"{found['timers_due']} due, {found['timers_stuck']} stuck"
    shown["deliveries"] = f"{found['deliveries_waiting']} waiting, {found['deliveries_failed']} failed"
    shown["fuses"] = ", ".join(sorted({one.consumer for one in blown})) + " blown" if blown else "closed"
    say(pairs(shown))
    return 0


def _waiting(count: int, seconds: float) -> str:
    return f"{plural(count, 'event')}, oldest {duration(seconds)}" if count else plural(0, "event")


async def _history(desk: Desk, given: argparse.Namespace) -> int:
    found = await desk.history(given.limit)
    if given.json:
        say_json({"items": views.of_rows(found)})
        return 0
    rows = [
        {
            "at": one.at.strftime("%Y-%m-%d %H:%M:%S"), "actor": one.actor, "action": one.action, "why": one.why,
            "subject": views.subject_of(one.subject),
        }
        for one in found
    ]  # fmt: skip
    say(table(HISTORY, rows, longest=90) if rows else "nobody has done anything yet")
    return 0


async def _fuses(desk: Desk, given: argparse.Namespace) -> int:
    found = await fuses.blown_fuses(desk.pool)
    if given.json:
        say_json({"items": views.of_rows(found)})
        return 0
    rows = [dataclasses.asdict(one) | {"age": duration(views.age(one.blown_at))} for one in found]
    say(table(FUSES, rows) if rows else "no fuse is blown")
    return 1 if found else 0


async def _close(desk: Desk, given: argparse.Namespace) -> int:
    who, consumer = arguments.actor(given), desk.consumer(given.consumer).name
    if given.dry_run:
        owners = [one.owner for one in await fuses.blown_fuses(desk.pool) if one.consumer == consumer]
    else:
        owners = list(await fuses.close_fuse(desk.pool, consumer, by=who.name, why=who.why))
    said = f"{plural(len(owners), 'process goes', 'processes go')} on within a second"
    return _done(given, {"consumer": consumer, "owners": owners}, said)


async def _stuck(desk: Desk, given: argparse.Namespace) -> int:
    found = await stuck_timers.stuck_timers(desk.pool, given.kind)
    if given.json:
        say_json({"items": views.of_rows(found)})
        return 0
    rows = [dataclasses.asdict(one) | {"due": f"{one.due:%Y-%m-%d %H:%M:%S}"} for one in found]
    say(table(TIMERS, rows) if rows else "no timer is stuck")
    return 1 if found else 0


async def _retry_timers(desk: Desk, given: argparse.Namespace) -> int:
    who = arguments.actor(given)
    if given.dry_run:
        count = len(await stuck_timers.stuck_timers(desk.pool, given.kind, given.key, most=1_000_000))
    else:
        count = await stuck_timers.retry_timers(desk.pool, given.kind, given.key, by=who.name, why=who.why)
    return _done(given, {"timers": count}, f"{plural(count, 'timer')} to be tried again")


async def _failed(desk: Desk, given: argparse.Namespace) -> int:
    found = await desk.deliveries.latest(channel=given.channel, failed=True, most=given.limit)
    if given.json:
        say_json({"items": views.of_rows(found)})
        return 0
    rows = [
        dataclasses.asdict(one) | {"age": duration(views.age(one.failed_at)) + " ago" if one.failed_at else None}
        for one in found
    ]
    say(table(DELIVERIES, rows) if rows else "no delivery has failed")
    return 1 if rows else 0


async def _retry_deliveries(desk: Desk, given: argparse.Namespace) -> int:
    who = arguments.actor(given)
    if given.dry_run:
        found = await desk.deliveries.latest(channel=given.channel, failed=True, most=1_000_000)
        count = len([one for one in found if given.all or one.id == given.id])
    elif given.all:
        count = await desk.deliveries.replay_failed(given.channel, by=who.name, why=who.why)
    else:
        await desk.deliveries.replay(given.id, by=who.name, why=who.why)
        count = 1
    return _done(given, {"deliveries": count}, f"{plural(count, 'delivery', 'deliveries')} to be sent again")


async def _refused(desk: Desk, given: argparse.Namespace) -> int:
    found = await refused.refused_rows(desk.pool)
    if given.json:
        say_json({"items": views.of_rows(found)})
        return 0
    say(table(REFUSED, map(dataclasses.asdict, found)) if found else "Kafka has refused nothing")
    return 1 if found else 0


async def _release(desk: Desk, given: argparse.Namespace) -> int:
    who = arguments.actor(given)
    if given.dry_run:
        found = await refused.refused_rows(desk.pool, most=1_000_000)
        count = len([one for one in found if (one.topic, one.key) == (given.topic, given.key)])
    else:
        count = await refused.release(desk.pool, given.topic, given.key, by=who.name, why=who.why)
    return _done(given, {"rows": count}, f"{plural(count, 'event')} released; the relay tries within 30 seconds")


async def _drop(desk: Desk, given: argparse.Namespace) -> int:
    who = arguments.actor(given)
    if given.dry_run:
        count = len(await refused.refused_rows(desk.pool, given.id))
    else:
        arguments.confirmed(given, f"event {given.id} will never be published")
        await refused.drop(desk.pool, given.id, by=who.name, why=who.why)
        count = 1
    said = f"{plural(count, 'event')} never published; what waits behind goes on, with a gap in its sequence"
    return _done(given, {"rows": count}, said)


async def _sweep(desk: Desk, given: argparse.Namespace) -> int:
    """Until Ctrl-C; with --once until the rows of now are gone."""
    gone = 0
    async with desk.pool.acquire() as conn:
        seen = await confirmed.look(conn)
        while not given.stop.is_set():
            taken = await confirmed.take_out(conn, given.slot, seen)
            gone += taken or 0
            if taken is not None and given.once:
                break
            if taken is not None:
                seen = await confirmed.look(conn)
            if not taken:
                await asyncio.sleep(given.every)
    if given.json:
        say_json({"rows": gone})
    else:
        say(f"{plural(gone, 'event')} taken out that {given.slot} has confirmed")
    return 0


def _done(given: argparse.Namespace, result: dict[str, Any], said: str) -> int:
    """What was done, or with --dry-run what would be."""
    if given.json:
        say_json({"dry_run": given.dry_run} | result)
    else:
        say(f"would be done: {said}; nothing was changed" if given.dry_run else said)
    return 0
