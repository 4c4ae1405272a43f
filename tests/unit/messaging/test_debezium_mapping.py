"""What is given to Debezium names every header that we send: a new one may not be forgotten there."""

import json
import re
from pathlib import Path
from typing import ClassVar
from uuid import uuid4

from shared.contracts.contract import Contract
from shared.contracts.topics import Topic, dead_letters
from shared.messaging import event_of
from shared.messaging.apply import record_of
from shared.messaging.event import encode
from shared.messaging.parked import dead_letter

FOLDER = Path(__file__).parents[3] / "deploy" / "debezium"
SQL = (FOLDER / "outbox.sql").read_text()
CONNECTOR: dict[str, str] = json.loads((FOLDER / "connector.json").read_text())
TOPIC = Topic("rig.counter.v1", "counter_id", "rig", ("rig",), "Counters.")
COLUMNS = dict(re.findall(r"ADD COLUMN (\w+) text GENERATED ALWAYS AS \(headers ->> '([\w-]+)'\) STORED", SQL))


class Counted(Contract):
    """A counter went up."""

    TYPE: ClassVar[str] = "org.journeywork.rig.counted.v1"
    TOPIC: ClassVar[Topic] = TOPIC


def placed() -> dict[str, str]:
    """Header by column, as the router places them."""
    pairs = (one.split(":") for one in CONNECTOR["transforms.router.table.fields.additional.placement"].split(","))
    return {column: header for column, placement, header in pairs if placement == "header"}


def test_every_header_that_we_send_has_a_column_and_a_place() -> None:
    event = event_of(
        Counted(), key="k", sequence=1, employer_id=uuid4(), causation_id="c",
        traceparent="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    )  # fmt: skip
    copy = dead_letter(dead_letters("rig.counting"), "rig.counting", record_of(event), event.type, "no", 3)
    sent = {*encode(event)[0], *copy.headers}
    assert placed() == COLUMNS
    assert sent == set(placed().values())


def test_headers_that_an_event_may_lack_are_taken_out_again() -> None:
    bare = encode(event_of(Counted(), key="k", sequence=1, employer_id=None))[0]
    optional = {header for header in placed().values() if header.startswith("ce_")} - set(bare)
    named = set(re.findall(r"CASE WHEN headers \? '(\w+)'", SQL))
    chain = CONNECTOR["transforms"].split(",")
    dropped = {CONNECTOR.get(f"transforms.{name}.headers") for name in chain if name.startswith("without_")}
    assert optional == named == dropped


def test_headers_stand_in_the_order_in_which_the_relay_sends_them() -> None:
    order = list(placed().values())
    assert order == sorted(order, key=lambda name: (len(name), name)), "jsonb keeps shorter names first"
