"""What goes wrong in the recorded run, and what an operator does about it; each scene leaves everything in order."""

import asyncio
import re
import signal
from uuid import UUID, uuid5

from aiokafka.admin import NewTopic

from deploy.story.clients import until
from deploy.story.mishaps import (
    CONSUMER,
    RECORDS,
    administrator,
    dead_letter,
    employer,
    execute,
    is_so,
    limit,
    ready_says,
    send,
    settled,
    shows,
    value,
)  # fmt: skip
from deploy.story.terminal import Terminal
from shared.contracts.posting_v1 import MemberChanged, MemberJoined
from shared.contracts.topics import EMPLOYER, MEMBER
from shared.messaging.tuning import DEFAULT

NAMES = UUID("0b1f6a52-52b5-5d3e-8d6e-2f1f4b7a1102")
SOMEBODY = uuid5(NAMES, "member")
GAUGES = ("journeywork_parked_records", "journeywork_parked_oldest_seconds")
OUTBOX_GAUGES = ("journeywork_outbox_rows", "journeywork_outbox_oldest_seconds")
FUSE = "journeywork_fuse_blown"
BLOWN = "SELECT count(*) FROM messaging.fuses"
NAME = "SELECT name FROM public.known_members WHERE member_id = $1"
TIMER = """
    SELECT messaging.set_timers(
        ARRAY[$1::uuid], ARRAY['offer_expiry'], ARRAY[$2], ARRAY[app.now()], ARRAY['recorded'], ARRAY[NULL])
"""
MEMBERS = "SELECT count(*) FROM public.known_members WHERE member_id = $1"
POSITION = "SELECT next_offset FROM messaging.consumer_offsets WHERE consumer = $1 AND topic = $2 AND partition = 0"
STUCK = "SELECT count(*) FROM messaging.timers WHERE next_attempt = 'infinity'"
DELIVERY = """
    SELECT messaging.queue_deliveries(
        ARRAY[$1::uuid], ARRAY[$2::uuid], ARRAY['mail'], ARRAY['welcome 7'], ARRAY['{"mail": "welcome"}'::jsonb],
        ARRAY['recorded'], ARRAY[NULL])
"""
FAILED = "SELECT count(*) FROM messaging.deliveries WHERE failed_at IS NOT NULL"
REFUSED = "SELECT count(*) FROM messaging.outbox WHERE refused IS NOT NULL"
OUTBOX = "SELECT count(*) FROM messaging.outbox"


def signed(why: str) -> tuple[str, ...]:
    return ("--actor", "Operator 1", "--why", why)


async def well(terminal: Terminal) -> None:
    """Nothing is the matter."""
    terminal.scene("Is it well?")

    async def is_well() -> bool:
        return await terminal.code("status") == 0

    await until(is_well, what="conversion to be well", within=60.0)
    await terminal.type("status", quote="status well")


async def poison(terminal: Terminal, employer_id: str) -> None:
    """An event that cannot be read, and one behind it; mended and replayed, in order."""
    terminal.scene("A parked event")
    await send(terminal, employer_id, SOMEBODY, (MemberJoined.TYPE, 7), (MemberChanged.TYPE, "Reviewer C"))
    await until(lambda: shows(terminal, GAUGES[0], 2.0), what="the gauge of what is parked")
    terminal.remark("An alert on journeywork_parked_oldest_seconds calls: two events wait in conversion.")
    await terminal.look("/metrics", quote="parked metrics", starts=GAUGES, holds=CONSUMER)
    terminal.remark("What is the matter, what waits, and why?")
    await terminal.type("status", expect=1, quote="status")
    await terminal.type("backlog", quote="backlog")
    await terminal.type("parked", "list", "--consumer", CONSUMER, quote="parked list")
    terminal.remark("The first one cannot be read, the second one waits behind it. Content is not shown.")
    shown = await terminal.type("parked", "show", CONSUMER, str(SOMEBODY), quote="parked show")
    place = re.findall(re.escape(MEMBER.name) + r"/\d+/\d+", shown)[0]
    terminal.remark("The name is a number. A second look, with the content, is written down.")
    why = signed("name was a number; HR confirmed it")
    show = ("parked", "show", CONSUMER, str(SOMEBODY), "--limit", "1", "--payload")
    await terminal.type(*show, *why, quote="parked show payload")
    terminal.remark("A copy of it went to the dead letters, for people and tools; it says where it came from and why.")
    terminal.note(await dead_letter(terminal), quote="dead letter")
    terminal.remark("Would it help to write it as a text? Then do it.")
    edit = ("parked", "edit", CONSUMER, place, "--set", 'name="Reviewer B"', *why)
    await terminal.type(*edit, "--dry-run", quote="parked edit dry")
    await terminal.type(*edit, quote="parked edit")
    terminal.remark("What would a replay do? Then do it.")
    replay = ("parked", "replay", CONSUMER, "--key", str(SOMEBODY), *why)
    await terminal.type(*replay, "--dry-run", quote="parked replay dry")
    await terminal.type(*replay, quote="parked replay")
    terminal.remark("Nothing waits any more; both took effect, the first one first, so the later name stands.")
    await terminal.type("parked", "list", "--consumer", CONSUMER, quote="parked list empty")
    terminal.remark(f"The name in conversion's table is now: {await value(terminal, NAME, SOMEBODY)}")
    await until(lambda: shows(terminal, GAUGES[0], 0.0), what="the gauge to fall")
    await terminal.look("/metrics", starts=GAUGES, holds=CONSUMER)
    terminal.remark("What was done, by whom and why.")
    await terminal.type("history", quote="history")


async def several(terminal: Terminal, employer_id: str) -> None:
    """Some keys whose attempts are used up before the cause is gone."""
    terminal.scene("Several keys at once")
    terminal.remark("For a minute conversion may not write into known_members; meanwhile three members join.")
    await terminal.sql("REVOKE INSERT ON public.known_members FROM conversion")
    for n in range(3):
        joins = (MemberJoined.TYPE, f"Reviewer {n}"), (MemberChanged.TYPE, f"Reviewer {n}")
        await send(terminal, employer_id, uuid5(NAMES, f"several {n}"), *joins, partition=0)
    await until(lambda: settled(terminal, 3), what="attempts from parking to end")
    await terminal.sql("GRANT INSERT ON public.known_members TO conversion")
    terminal.remark(
        "Each key has used up its attempts and waits for an operator; copies went to conversion.posting.dlq."
    )
    await terminal.type("parked", "list", "--reason", "permission denied", quote="several list")
    why = signed("right restored")
    replay = ("parked", "replay", CONSUMER, "--all", "--rate", "5")
    await terminal.type(*replay, "--dry-run", *why, quote="replay all dry")
    await terminal.type(*replay, "--most", "2", *why, expect=1, quote="replay some")
    terminal.remark("It was cut short after two; the same command goes on where it ended.")
    await terminal.type(*replay, *why, quote="replay all")


async def fuse(terminal: Terminal, employer_id: str) -> None:
    """A right that the service lost: its consumer stops after so many keys instead of parking everything."""
    terminal.scene("A blown fuse")
    terminal.remark("Somebody takes a right away that conversion needs; then twelve members join.")
    await terminal.sql("REVOKE INSERT ON public.known_members FROM conversion")
    for n in range(DEFAULT.fuse_keys + 2):
        await send(terminal, employer_id, uuid5(NAMES, f"joins {n}"), (MemberJoined.TYPE, f"Reviewer {n}"), partition=0)
    await until(lambda: is_so(terminal, BLOWN, 1), what="the fuse to blow")
    await until(lambda: shows(terminal, FUSE, 1.0), what="the gauge of the fuse")
    terminal.remark("After ten keys in a row conversion.posting stands still; the other two events wait in Kafka.")
    await terminal.look("/metrics", quote="fuse metrics", starts=(FUSE,), holds=CONSUMER)
    await terminal.look("/health/ready", quote="fuse ready")
    await terminal.type("fuse", "list", expect=1, quote="fuse list")
    await terminal.type("parked", "list", "--consumer", CONSUMER, "--limit", "2", quote="fuse parked")
    terminal.remark("The cause is found and removed, the fuse closed: the consumer goes on at once.")
    await terminal.sql("GRANT INSERT ON public.known_members TO conversion")
    why = signed("right restored")
    await terminal.type("fuse", "close", CONSUMER, *why, "--dry-run")
    await terminal.type("fuse", "close", CONSUMER, *why, quote="fuse close")
    await until(lambda: shows(terminal, FUSE, 0.0), what="the fuse to close")
    await until(lambda: is_so(terminal, RECORDS, 0), what="what was parked to take effect")
    terminal.remark("Parked events that had attempts left took effect by themselves, and so did those from Kafka.")
    await terminal.type("parked", "list", quote="fuse parked after")
    await terminal.type("fuse", "list", quote="fuse list empty")
    await terminal.look("/health/ready")


async def timer(terminal: Terminal, employer_id: str) -> None:
    """A timer whose handler fails as often as it may."""
    terminal.scene("A stuck timer")
    terminal.remark("A timer is due for an offer that is not there: a backup was restored without it.")
    await execute(terminal, TIMER, UUID(employer_id), str(uuid5(NAMES, "offer")))
    await until(lambda: is_so(terminal, STUCK, 1), what="the timer to use up its attempts")
    await terminal.type("timers", "stuck", expect=1, quote="timers stuck")
    terminal.remark("Once the cause is gone it gets all its attempts again.")
    retry = ("timers", "retry", "--kind", "offer_expiry", *signed("offer restored"))
    await terminal.type(*retry, "--dry-run")
    await terminal.type(*retry, quote="timers retry")


async def delivery(terminal: Terminal, employer_id: str) -> None:
    """A mail that this release does not know."""
    terminal.scene("A failed delivery")
    terminal.remark("A newer release queued a mail, then it was rolled back: this one does not know it.")
    await execute(terminal, DELIVERY, uuid5(NAMES, "delivery"), UUID(employer_id))
    await until(lambda: is_so(terminal, FAILED, 1), what="the delivery to fail")
    await terminal.type("deliveries", "failed", expect=1, quote="deliveries failed")
    terminal.remark("Once the release that knows it is back, it is sent again under the same id.")
    retry = ("deliveries", "retry", "--all", "--channel", "mail", *signed("release restored"))
    await terminal.type(*retry, "--dry-run")
    await terminal.type(*retry, quote="deliveries retry")


async def refused_row(terminal: Terminal) -> None:
    """A topic whose limit was lowered: Kafka refuses an event for good."""
    terminal.scene("A refused outbox row")
    terminal.service = "posting"
    terminal.remark("Somebody lowers max.message.bytes of posting.employer.v1 to 100; then an employer registers.")
    await limit(terminal, 100)
    await employer(terminal, "Second Ltd", 2)
    await until(lambda: is_so(terminal, REFUSED, 1), what="Kafka to refuse the row")
    refused = await terminal.type("outbox", "refused", expect=1, quote="outbox refused")
    key = re.findall(r"[0-9a-f-]{36}", refused)[0]
    terminal.remark("The limit is put right, the key released: the relay sends it within half a minute.")
    await limit(terminal, EMPLOYER.max_message_bytes)
    release = ("outbox", "release", EMPLOYER.name, key, *signed("limit restored"))
    await terminal.type(*release, "--dry-run")
    await terminal.type(*release, quote="outbox release")
    await until(lambda: is_so(terminal, OUTBOX, 0), what="the outbox to empty", within=60.0)
    await terminal.type("outbox", "refused", quote="outbox refused empty")


async def growing(terminal: Terminal) -> None:
    """Kafka that does not answer: changes are accepted, their events wait."""
    terminal.scene("An outbox that grows")
    broker = terminal.stack.backing.kafka_process
    assert broker is not None  # noqa: S101 - the recording is made on local servers
    terminal.remark("Kafka stands still. An employer registers all the same; its events wait.")
    broker.process.send_signal(signal.SIGSTOP)
    try:
        await employer(terminal, "Third Ltd", 3)
        await asyncio.sleep(12)
        await terminal.type("backlog", quote="backlog growing")
        await terminal.look("/metrics", quote="outbox metrics", starts=OUTBOX_GAUGES)
    finally:
        broker.process.send_signal(signal.SIGCONT)
    terminal.remark("Kafka is back: nobody types anything, and the outbox empties.")
    await until(lambda: is_so(terminal, OUTBOX, 0), what="the outbox to empty", within=60.0)
    await terminal.type("backlog")


async def passed_over(terminal: Terminal, employer_id: str) -> None:
    """Events that a consumer was moved past by mistake: they are found in the log and take effect."""
    terminal.scene("Events without effect")
    terminal.service, stack, somebody = "conversion", terminal.stack, uuid5(NAMES, "passed")
    terminal.remark("Conversion is down, a member joins, and somebody moves its position too far.")
    await stack.stop("conversion")
    await send(
        terminal,
        employer_id,
        somebody,
        (MemberJoined.TYPE, "Reviewer E"),
        (MemberChanged.TYPE, "Reviewer F"),
        partition=0,
    )
    at = await value(terminal, POSITION, CONSUMER, MEMBER.name)
    move = ("partitions", "move", CONSUMER, f"{MEMBER.name}/0", "--to", str(at + 2), "--yes")
    await terminal.type(*move, *signed("restart of a drill"))
    await stack.restart("conversion")
    terminal.remark("Days later the member is missed. What has become of the events of that time?")
    replay = ("replay", "--from", "1h", "--consumer", CONSUMER)
    await terminal.type(*replay, "--dry-run", expect=1, quote="replay log dry")
    terminal.remark("Two have had no effect, and nothing later of their key has: they can take it now.")
    await terminal.type(*replay, "--yes", *signed("moved too far in a drill"), quote="replay log")
    await terminal.type(*replay, "--dry-run", "--key", str(somebody), quote="replay log again")
    terminal.remark("Another member joins, as if nothing had been.")
    later = uuid5(NAMES, "later")
    await send(terminal, employer_id, later, (MemberJoined.TYPE, "Reviewer G"), partition=0)
    await until(lambda: is_so(terminal, MEMBERS, 1, later), what="the next member to be known")


async def refused_partition(terminal: Terminal, employer_id: str) -> None:
    """A topic that was deleted and made again: nothing of it is applied until somebody has decided."""
    terminal.scene("A refused partition")
    terminal.service, stack = "conversion", terminal.stack
    terminal.remark("While conversion is down, posting.member.v1 is deleted and made again; a member joins.")
    await stack.stop("conversion")
    async with administrator(terminal) as admin:
        await admin.delete_topics([MEMBER.name])
        await asyncio.sleep(2)
        await admin.create_topics([NewTopic(MEMBER.name, MEMBER.partitions, 1)])
    await send(terminal, employer_id, uuid5(NAMES, "anew"), (MemberJoined.TYPE, "Reviewer D"), partition=0)
    stack.start("conversion")
    await until(lambda: ready_says(terminal, "log went back"), what="the partition to be refused", within=60.0)
    await terminal.look("/health/ready", quote="refused ready")
    await terminal.type("partitions", "list", "--consumer", CONSUMER, quote="partitions list")
    terminal.remark("The old records are gone for good; what the new log holds is to be applied from its beginning.")
    move = (
        "partitions",
        "move",
        CONSUMER,
        f"{MEMBER.name}/0",
        "--to",
        "0",
        *signed("topic was made anew, see incident"),
    )
    await terminal.type(*move, "--dry-run", quote="partitions move dry")
    await terminal.type(*move, "--yes", quote="partitions move")
    await stack.stop("conversion")
    await stack.restart("conversion")
    new = str(uuid5(NAMES, "anew"))
    await until(
        lambda: is_so(terminal, "SELECT count(*) FROM public.known_members WHERE member_id::text = $1", 1, new),
        what="the new log to be read",
    )
    terminal.remark("After a restart of conversion the new log is read.")
    await terminal.look("/health/ready", quote="refused ready again")
    await terminal.type("history", "--limit", "3")
