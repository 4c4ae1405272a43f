"""`make demo`: the whole story on real servers, told as it happens."""

import asyncio
import os
import sys
import traceback

from deploy.local.backing import NoBacking
from deploy.local.stack import ROOT, NotReady, running
from deploy.story.play import demo

FOLDER = ROOT / "var" / "demo"


def tell(line: str) -> None:
    print(line, flush=True)


async def perform(*, chaos: bool) -> bool:
    tell("Journeywork: an HR system publishes projects, people do them, the best are hired.")
    async with running(FOLDER / "run") as stack:
        tell(f"Kafka and PostgreSQL ({stack.backing.kind}) and the three services are up.")
        made = await demo(stack, FOLDER, tell, chaos=chaos)
    tell(f"\n{'candidate':13} {'score':>6}  {'likely':17} {'chance':>7}  {'recommendation':22} outcome")
    for one in made["candidates"]:
        low, high = one["interval"] or ("", "")
        likely = f"{low} to {high}" if low else ""
        row = (one["score"] or "", likely, one["chance"] or "", one["recommendation"] or "")
        tell(f"{one['candidate']:13} {row[0]:>6}  {row[1]:17} {row[2]:>7}  {row[3]:22} {one['outcome']}")
    counted = {name: made[name] for name in ("lost", "doubled", "out_of_order", "duplicates_on_topic")}
    tell(f"\n{made['checked']['events']} events, {made['checked']['effects']} effects: {counted}")
    tell(f"latency: {made['latency_seconds']}")
    for kill in made["kills"]:
        tell(f"killed {kill['service']} with {kill['in_flight']}")
    killed = {kill["service"] for kill in made["kills"]}
    clean = not (made["lost"] or made["doubled"] or made["out_of_order"])
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
