"""The rig's one topic, and its events as successive builds of producers and consumers know them."""

from collections.abc import Mapping
from typing import ClassVar

from shared.contracts.contract import Contract, Part
from shared.contracts.topics import Topic

COUNTER = Topic("rig.counter.v1", "counter_id", "rig", ("rig",), "Counters.", partitions=4, max_message_bytes=200_000)
CONSUMER = "rig.counting"


class Counted(Contract):
    """A counter went up by one, as build N says it."""

    TYPE: ClassVar[str] = "org.journeywork.rig.counted.v1"
    TOPIC: ClassVar[Topic] = COUNTER

    text: str = ""


class CountedWider(Counted):
    """Build N+1: the same, and more that nobody must send."""

    weight: int | None = None
    tags: tuple[str, ...] = ()


class Words(Part):
    """Text that says its language."""

    language: str
    words: str


class CountedReshaped(Contract):
    """Build N+2, a break of the promise: a field that was text is a structure under the same type."""

    TYPE: ClassVar[str] = Counted.TYPE
    TOPIC: ClassVar[Topic] = COUNTER

    text: Words


class CountedEither(Contract):
    """Build N+3, the upgrade after it: reads both shapes."""

    TYPE: ClassVar[str] = Counted.TYPE
    TOPIC: ClassVar[Topic] = COUNTER

    text: str | Words = ""


BUILDS: Mapping[str, type[Contract]] = {
    "N": Counted,
    "N+1": CountedWider,
    "N+2": CountedReshaped,
    "N+3": CountedEither,
}


class Noted(Contract):
    """Something else happened to a counter: an event that not every build of the consumer knows."""

    TYPE: ClassVar[str] = "org.journeywork.rig.noted.v1"
    TOPIC: ClassVar[Topic] = COUNTER

    text: str = ""


def said(build: str, text: str) -> Contract:
    """The event as a producer of this build says it."""
    match build:
        case "N+1":
            return CountedWider(text=text, weight=7, tags=("new", "optional"))
        case "N+2" | "N+3":
            return CountedReshaped(text=Words(language="en", words=text))
        case _:
            return Counted(text=text)
