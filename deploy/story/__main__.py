"""`make demo`: the whole story on real servers, told as it happens."""

import asyncio
import os
import sys
import traceback

from deploy.local.backing import NoBacking
from deploy.local.stack import ROOT, NotReady, running
from deploy.story.chaos import Chaos
from deploy.story.play import demo
from deploy.story.report import summed_up

FOLDER = ROOT / "var" / "demo"


def tell(line: str) -> None:
    print(line, flush=True)


async def perform(*, chaos: bool) -> bool:
    tell("Journeywork: an HR system publishes projects, people do them, the best are hired.")
    async with running(FOLDER / "run") as stack:
        tell(f"Kafka and PostgreSQL ({stack.backing.kind}) and the three services are up.")
        strikes = (lambda log: Chaos(stack, log, lambda name: stack.databases[name])) if chaos else None
        made = await demo(stack, FOLDER, tell, chaos=strikes)
    clean = summed_up(made, tell)
    for kill in made["kills"]:
        tell(f"killed {kill['service']} with {kill['in_flight']}")
    killed = {kill["service"] for kill in made["kills"]}
    struck = not chaos or all(
        sum(k["service"] == s for k in made["kills"]) >= 2 for s in ("posting", "evaluation", "conversion")
    )
    if not struck:
        tell(f"not every service was killed twice: {sorted(killed)}")
    tell(f"the rest is in {FOLDER.relative_to(ROOT)}")
    return clean and struck


def main() -> int:
    try:
        good = asyncio.run(perform(chaos=os.environ.get("CHAOS", "0") not in ("", "0")))
    except (NoBacking, NotReady) as reason:
        print(reason, file=sys.stderr)
        return 1
    except Exception:  # noqa: BLE001 - whatever it is, the demo failed
        traceback.print_exc()
        good = False
    tell("demo: ok" if good else "demo: failed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
