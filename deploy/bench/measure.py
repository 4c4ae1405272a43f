"""One measurement in a process of its own: `python -m deploy.bench.measure NAME` prints its result as one JSON line."""

import json
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial

import uvloop

from deploy.bench import (
    commands,
    consuming,
    growing,
    handling,
    judging,
    lasting,
    latency,
    limits,
    members,
    plain_commands,
    plain_judging,
    relaying,
    starting,
    stories,
    usual,
    usual_consuming,
)
from deploy.bench.inputs import BACKLOG, EMPLOYERS, LARGE, MANY_KEYS, POISONED, SCORED, SINGLE, Feed
from deploy.bench.place import NOWHERE, Place
from deploy.bench.stopwatch import Result


@dataclass(frozen=True, slots=True)
class Measurement:
    """What runs, the feeds that must be there, how often at most, whether servers take part; `impossible` says why it
    cannot run here, nothing where it can.
    """

    run: Callable[[Place], Awaitable[Result]]
    feeds: tuple[Feed, ...] = ()
    most_rounds: int = 99
    servers: bool = True
    impossible: Callable[[], str] = lambda: ""


MEASUREMENTS: Mapping[str, Measurement] = {
    "limit.consume": Measurement(limits.consume, (SCORED,)),
    "consume": Measurement(consuming.consume, (SCORED,)),
    "usual.consume": Measurement(usual_consuming.consume, (SCORED,)),
    "handler": Measurement(handling.consume, (SINGLE,)),
    "member": Measurement(members.member, (LARGE,)),
    "workers.one": Measurement(partial(members.together, processes=1), (LARGE,)),
    "workers.two": Measurement(partial(members.together, processes=2), (LARGE,)),
    "keys.sound": Measurement(partial(consuming.consume, feed=MANY_KEYS), (MANY_KEYS,)),
    "keys.refused": Measurement(consuming.consume_refused, (POISONED,)),
    "keys.raised": Measurement(consuming.consume_raised, (MANY_KEYS,)),
    "consume.employers": Measurement(partial(consuming.consume, feed=EMPLOYERS), (EMPLOYERS,)),
    "limit.drain": Measurement(limits.drain),
    "usual.drain": Measurement(usual.drain),
    "drain": Measurement(relaying.drain),
    "limit.command": Measurement(plain_commands.limit),
    "usual.command": Measurement(plain_commands.usual),
    "command": Measurement(commands.command),
    "stories": Measurement(stories.stories),
    "limit.latency.slow": Measurement(partial(latency.limit, rate=latency.SLOW)),
    "latency.slow": Measurement(partial(latency.commit_to_effect, rate=latency.SLOW)),
    "limit.latency.steady": Measurement(partial(latency.limit, rate=latency.STEADY)),
    "latency.steady": Measurement(partial(latency.commit_to_effect, rate=latency.STEADY)),
    "growth.1": Measurement(partial(growing.consume, times=1), (SCORED,)),
    "growth.10": Measurement(partial(growing.consume, times=10), (SCORED,)),
    "growth.100": Measurement(partial(growing.consume, times=100), (SCORED,)),
    "million": Measurement(lasting.million, (BACKLOG,), most_rounds=1),
    "starting": Measurement(starting.processes, most_rounds=1),
    "starting.images": Measurement(starting.images, most_rounds=1, impossible=starting.no_images),
    "limit.judgement.60": Measurement(partial(plain_judging.panel, candidates=60), servers=False),
    "judgement.60": Measurement(partial(judging.panel, candidates=60), servers=False),
    "limit.judgement.2000": Measurement(partial(plain_judging.panel, candidates=2000), servers=False),
    "judgement.2000": Measurement(partial(judging.panel, candidates=2000), servers=False),
    "limit.assignment.200": Measurement(plain_judging.assignment, servers=False),
    "assignment.200": Measurement(judging.assignment, servers=False),
    "limit.summaries": Measurement(plain_judging.summaries, servers=False),
    "summaries": Measurement(judging.summaries, servers=False),
}


def main() -> int:
    """Prints the result; whatever is left running afterwards is left."""
    result = uvloop.run(_measured(sys.argv[1]))
    print(json.dumps(result), flush=True)
    os._exit(0)


async def _measured(name: str) -> Result:
    measurement = MEASUREMENTS[name]
    return await measurement.run(Place.here() if measurement.servers else NOWHERE)


if __name__ == "__main__":
    main()
