"""Deadlines: what a service does when the domain clock reaches them. A declaration, without I/O."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from shared.messaging.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Timer:
    """A deadline that has come: `due` by the domain clock, `key` as it was set."""

    kind: str
    key: str
    due: datetime
    employer_id: UUID | None


TimerHandler: TypeAlias = Callable[[Transaction, Timer], Awaitable[None]]


class Timers:
    """The handlers of a service's timers, by kind. A kind without handler stays in its table and is reported."""

    def __init__(self) -> None:
        self._handlers: dict[str, TimerHandler] = {}

    def on(self, kind: str) -> Callable[[TimerHandler], TimerHandler]:
        """Run in the transaction that deletes the due timer: load, decide, commit, like any consumer."""

        def register(handler: TimerHandler) -> TimerHandler:
            if kind in self._handlers:
                raise ValueError(f"timer {kind} already has a handler")
            self._handlers[kind] = handler
            return handler

        return register

    @property
    def handlers(self) -> Mapping[str, TimerHandler]:
        return self._handlers
