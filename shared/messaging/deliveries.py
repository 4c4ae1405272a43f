"""Channels to the outside: how a queued delivery is made ready and sent. A declaration, without I/O."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from shared.messaging.delivery import Delivery
from shared.messaging.transaction import Transaction

Prepared = TypeVar("Prepared")


class Undeliverable(Exception):
    """No further attempt can help, and somebody should know: the address does not exist, nobody can make this mail."""


class Lapsed(Exception):
    """Nothing is left to deliver, and nothing is wrong: the question is answered, whoever it was for has left."""


@dataclass(frozen=True, slots=True)
class Channel:
    """The two halves of sending: `prepare` reads in a short transaction, `send` talks to the outside in none."""

    prepare: Callable[[Transaction, Delivery], Awaitable[Any]]
    send: Callable[[Any], Awaitable[None]]


class Deliveries:
    """The channels of a service by name, such as `mail`."""

    def __init__(self) -> None:
        self._channels: dict[str, Channel] = {}

    def on(
        self,
        channel: str,
        *,
        prepare: Callable[[Transaction, Delivery], Awaitable[Prepared]],
        send: Callable[[Prepared], Awaitable[None]],
    ) -> None:
        """Deliver what is queued for this channel.

        `prepare` runs for the delivery's employer and is committed before `send` starts. Both are repeated on failure;
        when a process dies between sending and noting it, a receiver sees the same `Delivery.id` twice.
        """
        if channel in self._channels:
            raise ValueError(f"channel {channel} already has a sender")
        self._channels[channel] = Channel(prepare, send)

    @property
    def channels(self) -> Mapping[str, Channel]:
        return self._channels
