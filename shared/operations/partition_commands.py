"""`partitions list|move`: how far a consumer is in each partition, and how to let it go on in a log that changed."""

import argparse
import dataclasses
from typing import Any

from shared.messaging import positions
from shared.operations import arguments, views
from shared.operations.desk import Desk
from shared.operations.terminal import duration, say, say_json, table

LIST = {"consumer": "consumer", "where": "partition", "next_offset": "next", "age": "moved", "owner": "process"}


def add(commands: Any) -> None:
    """The parsers of these commands."""
    actions = commands.add_parser("partitions", help="how far each consumer is").add_subparsers(
        dest="action", required=True
    )
    listing = actions.add_parser("list", help="the offset that comes next, when it moved last, who moved it")
    listing.add_argument("--consumer")
    listing.set_defaults(act=_list)
    moving = actions.add_parser("move", help="go on at another offset, where the log is no longer the one it was")
    moving.add_argument("consumer")
    moving.add_argument("partition", help="topic/partition")
    moving.add_argument("--to", type=arguments.an_offset, required=True, metavar="OFFSET", help="what is applied next")
    moving.set_defaults(act=_move)
    arguments.signed(moving)
    arguments.dangerous(moving)
    for parser in (listing, moving):
        arguments.as_json(parser)


async def _list(desk: Desk, given: argparse.Namespace) -> int:
    found = await positions.positions(desk.pool, desk.consumer(given.consumer).name if given.consumer else None)
    if given.json:
        say_json({"items": views.of_rows(found)})
        return 0
    rows = [
        dataclasses.asdict(one)
        | {"where": f"{one.topic}/{one.partition}", "age": duration(views.age(one.updated_at)) + " ago"}
        for one in found
    ]
    say(table(LIST, rows) if rows else "nothing was ever read")
    return 0


async def _move(desk: Desk, given: argparse.Namespace) -> int:
    who, consumer = arguments.actor(given), desk.consumer(given.consumer).name
    topic, partition = arguments.partition_of(given.partition)
    arguments.confirmed(given, f"{consumer} will go on in {given.partition} at offset {given.to}")
    before = await positions.move(
        desk.pool, consumer, topic, partition, given.to, by=who.name, why=who.why, dry_run=given.dry_run
    )
    if given.json:
        say_json({"dry_run": given.dry_run, "from": before.next_offset, "to": given.to})
        return 0
    verb = "would move" if given.dry_run else "moved"
    say(f"{verb} {consumer} in {topic}/{partition} from offset {before.next_offset} to {given.to}")
    if given.to > before.next_offset:
        say(f"what stood from {before.next_offset} to {given.to - 1} is never applied")
    if not given.dry_run:
        say("next: restart the workers that refuse it; they claim it anew")
    return 0
