"""`make upgrade`: a rolling restart, an upgrade and the way back, each under load, with the figures.

Two replicas of every role of every service. `--record` puts the table into docs/upgrade.md as well. Exit 0
only when no request failed, nothing was lost, doubled or reordered, and no key waited for longer than five seconds.
"""

import argparse
import asyncio
import logging
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from deploy.faults.world import Beginning, world
from deploy.local.child import DidNotStart
from deploy.local.release import CURRENT, ROOT
from deploy.local.stack import NotReady
from deploy.upgrade import report
from deploy.upgrade.chart import Strategies, production
from deploy.upgrade.past import PACE, ROLES, recorded
from deploy.upgrade.rolling import Account, Journey, balanced

VAR = ROOT / "var" / "upgrade"
PAGE = ROOT / "docs" / "upgrade.md"
STEADY = 15.0
"""Seconds of undisturbed load before and between."""
FEW = 2
"""Clients while all roles are replaced at once: six that never rest leave no processor for so many starts."""


async def restarted(folder: Path, *, each: int, order: Strategies) -> Account:
    """The present code replaced by itself, role by role and in this order."""
    beginning = Beginning(roles=ROLES, pace=PACE, next_one=True)
    async with world(folder, each=each, beginning=beginning) as on, balanced(on):
        journey = Journey(on)
        async with on.loaded():
            await journey.steady("before the restart", STEADY)
            await journey.rolled("rolling restart", CURRENT, ROLES)
        async with on.loaded(clients=FEW):
            await journey.deployed("rolling restart as by the chart", CURRENT, order)
        return await journey.account()


async def upgraded(
    folder: Path,
    *,
    each: int,
    clients: int = 6,
    steady: float = STEADY,
    restart: Sequence[str] = (),
    order: Strategies | None = None,
) -> Account:
    """From the recorded release to this code and back; the schema stays new. These roles are restarted in between.

    With an `order` there and back once more, in that one.
    """
    past = await recorded()
    async with world(folder, each=each, beginning=past) as on, balanced(on):
        journey = Journey(on)
        async with on.loaded(clients=clients):
            await journey.steady("old code, old schema", steady)
            await journey.expanded()
            await journey.steady("old code, new schema", steady)
            await journey.rolled("upgrade", CURRENT, ROLES)
            await journey.steady("new code", steady)
            if restart:
                await journey.rolled("rolling restart", CURRENT, restart)
            await journey.rolled("rollback", past.release, tuple(reversed(ROLES)))
            await journey.steady("old code again", steady)
        if order is not None:
            async with on.loaded(clients=FEW):
                await journey.deployed("upgrade as by the chart", CURRENT, order)
                await journey.deployed("rollback as by the chart", past.release, order)
        return await journey.account()


async def _all(folder: Path, each: int) -> Sequence[Account]:
    order = production()
    return [
        await restarted(folder / "restart", each=each, order=order),
        await upgraded(folder / "upgrade", each=each, order=order),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(prog="make upgrade", description=__doc__)
    parser.add_argument("--record", action="store_true", help="put the table into docs/upgrade.md")
    parser.add_argument("--each", type=int, default=2, help="replicas of every role (default 2)")
    given = parser.parse_args()
    try:
        accounts = asyncio.run(_all(VAR / time.strftime("%H%M%S"), given.each))
    except (DidNotStart, NotReady) as reason:
        print(reason, file=sys.stderr)
        return 1
    report.write(VAR / "report.json", accounts)
    print(report.table(accounts))
    broken = [said for account in accounts for said in (*account.broken, *account.slow)]
    print(*(f"BROKEN {said}" for said in broken), VAR / "report.json", sep="\n")
    if given.record and not broken:
        report.record(PAGE, accounts)
    return 1 if broken else 0


if __name__ == "__main__":
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    sys.exit(main())
