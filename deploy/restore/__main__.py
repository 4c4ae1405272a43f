"""`make restore`: everything is lost and brought back from backups, once with Kafka kept and once with Kafka empty.

`KAFKA=kept` or `KAFKA=empty` selects. Report in var/restore/report.json; exit 1 when something did not hold.
"""

import asyncio
import json
import logging
import os
import sys
import time
from dataclasses import asdict

from deploy.local.stack import ROOT
from deploy.restore.drill import Account, Broken, drilled

VAR = ROOT / "var" / "restore"


async def main() -> int:
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    wanted = os.environ.get("KAFKA") or "kept,empty"
    accounts = []
    for kafka in wanted.split(","):
        try:
            accounts.append(await drilled(VAR / f"{time.strftime('%H%M%S')}-{kafka}", kafka))
        except Broken as reason:
            print(f"restore: Kafka {kafka}: {reason}", file=sys.stderr)
            return 1
        print(_told(accounts[-1]), flush=True)
    path = VAR / "report.json"
    path.write_text(json.dumps([asdict(one) for one in accounts], indent=2) + "\n")
    print(path)
    return 0


def _told(one: Account) -> str:
    points = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in one.points_s.items())
    return "\n".join(
        (
            f"Kafka {one.kafka}: ready again {one.recovery_s:.1f} s after the loss; dumps were older by {points}",
            f"  lost in a service and known to others: {one.ghosts}; brought back from the log: {one.back}",
            f"  sent and perhaps never read: {one.gone}",
            f"  positions on a new log: {one.moved}; events that wait because one failed: {one.parked}",
            f"  {one.stories} new stories told to their end; verify clean before and after, and not without the key",
        )
    )


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
