"""What a service does with the events of some topics: a declaration, without I/O.

`Worker` makes it run: it builds the FastStream subscriber from this and puts the engine behind it.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from pydantic import TypeAdapter

from shared.contracts.contract import Contract
from shared.contracts.topics import Topic, dead_letters
from shared.messaging.event import Event, Fact
from shared.messaging.record import Record
from shared.messaging.transaction import Transaction

Handler: TypeAlias = Callable[[Transaction, Event[Fact]], Awaitable[None]]
RunHandler: TypeAlias = Callable[[Transaction, Sequence[Event[Fact]]], Awaitable[None]]
RecordHandler: TypeAlias = Callable[[Transaction, Record], Awaitable[None]]
Function = TypeVar("Function", bound=Callable[..., Any])


class Rejected(Exception):
    """Raised by a handler for what can never be processed: parked at once, without further attempts."""


@dataclass(frozen=True, slots=True)
class Registered(Generic[Fact]):
    """A contract and the one function that handles it; `runs` takes a sequence of events, else exactly one.

    `validate_json` is the adapter's, without the layer around it.
    """

    contract: type[Fact]
    adapter: TypeAdapter[Fact]
    validate_json: Callable[[bytes], Fact]
    handler: Callable[[Transaction, Any], Awaitable[None]]
    runs: bool


class Consumer:
    """A named reader of topics: the consumer group, the AsyncAPI channel and the owner of its parked events.

    Named `<service>.<what it reads>`. Types without a handler are counted and passed over, or with `parks_unknown`
    parked until a release knows them: for topics of which nothing may be missed. Handlers never catch a database error
    and go on: the transaction is broken after the first one.
    """

    def __init__(self, name: str, *topics: Topic, parks_unknown: bool = False) -> None:
        if not topics:
            raise ValueError(f"consumer {name} reads no topic: name at least one")
        self.name = name
        self.topics = topics
        self.parks_unknown = parks_unknown
        self.limits = {topic.name: topic.max_message_bytes for topic in topics}
        self.dead_letters = dead_letters(name)
        self._handlers: dict[str, Registered[Any]] = {}
        self._record_handler: RecordHandler | None = None

    def on(self, contract: type[Fact]) -> Callable[[Handler[Fact]], Handler[Fact]]:
        """Handle each event of this contract, in order, inside the transaction that moves the offset."""

        def register(handler: Handler[Fact]) -> Handler[Fact]:
            self._add(contract, handler, runs=False)
            return handler

        return register

    def on_run(self, contract: type[Fact]) -> Callable[[RunHandler[Fact]], RunHandler[Fact]]:
        """Handle consecutive events of this contract and one employer together: one statement instead of many.

        When a run fails it is tried by halves, so the handler must accept a sequence of one.
        """

        def register(handler: RunHandler[Fact]) -> RunHandler[Fact]:
            self._add(contract, handler, runs=True)
            return handler

        return register

    def on_record(self) -> Callable[[RecordHandler], RecordHandler]:
        """Handle every record of topics that foreigners write, once per offset, unparsed and without a tenant.

        The handler judges the record, enters the employer itself and recognises what it has seen before.
        """

        def register(handler: RecordHandler) -> RecordHandler:
            if self._handlers or self._record_handler:
                raise ValueError(f"consumer {self.name} has handlers: on_record stands alone")
            self._record_handler = handler
            return handler

        return register

    @property
    def handlers(self) -> Mapping[str, Registered[Any]]:
        """By event type."""
        return self._handlers

    @property
    def record_handler(self) -> RecordHandler | None:
        return self._record_handler

    def contracts(self) -> Iterator[type[Contract]]:
        """What this consumer has a use for."""
        return (registered.contract for registered in self._handlers.values())

    def _add(self, contract: type[Fact], handler: Callable[..., Awaitable[None]], *, runs: bool) -> None:
        if self._record_handler is not None:
            raise ValueError(f"consumer {self.name} has on_record, which stands alone")
        if contract.TYPE in self._handlers:
            raise ValueError(f"consumer {self.name} already handles {contract.TYPE}")
        if contract.TOPIC not in self.topics:
            raise ValueError(f"{contract.TYPE} travels on {contract.TOPIC.name}, which {self.name} does not read")
        adapter = TypeAdapter(contract)
        self._handlers[contract.TYPE] = Registered(contract, adapter, adapter.validator.validate_json, handler, runs)
