"""Traces across HTTP, Kafka and SQL: the W3C trace context that always travels, and spans where an endpoint is set.

The context is taken from a request or an event, is active while its handler runs, and is given to what that publishes.
With `TELEMETRY__ENDPOINT` there are spans besides: one per request, per transaction and per batch, a batch with links
to what it was made of. Without it no span is made and the SDK is not even imported. Attributes are names of things that
the product declares, counts and classes of errors; never content, ids or messages.
"""

import asyncio
import secrets
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from opentelemetry import context, trace
from opentelemetry.trace import Link, Span, SpanKind, Status, StatusCode, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

Attributes = Mapping[str, str | int]
SQL: Attributes = {"db.system.name": "postgresql"}
"""Of a span that is one transaction; single statements have none."""

MOST_LINKS = 100
"""Of one span; a batch of more traces names the first."""
LAST_EXPORT = 1.0
"""Seconds for what is still to be exported when a process ends."""
_EXPORT = 5.0
"""Seconds for one batch of spans; afterwards they are lost, and nothing else is."""
_propagator = TraceContextTextMapPropagator()
_nothing: AbstractContextManager[None] = nullcontext()


class _Tracing:
    """The tracer of this process; None while no endpoint is set."""

    tracer: Tracer | None = None


def span(
    name: str,
    attributes: Attributes | None = None,
    *,
    kind: SpanKind = SpanKind.INTERNAL,
    links: Iterable[str | None] | None = None,
) -> "AbstractContextManager[Span | None]":
    """Times the block as a part of the active trace; with `links` (traceparents) as a trace of its own.

    Gives None where nothing is traced. An error marks the span with its class alone: its text may quote anything.
    """
    tracer = _Tracing.tracer
    return _nothing if tracer is None else _span(tracer, name, attributes, kind, links)


@contextmanager
def _span(
    tracer: Tracer, name: str, attributes: Attributes | None, kind: SpanKind, links: Iterable[str | None] | None
) -> Iterator[Span]:
    with tracer.start_as_current_span(
        name,
        context.Context() if links is not None else None,
        kind,
        dict(attributes or {}),
        _links(links or ()),
        record_exception=False,
        set_status_on_exception=False,
    ) as current:
        try:
            yield current
        except BaseException as error:
            failed(current, type(error).__name__)
            raise


def failed(current: Span, kind: str) -> None:
    """Marks a span; `kind` is a class of errors or a status."""
    current.set_attribute("error.type", kind)
    current.set_status(Status(StatusCode.ERROR))


def _links(traceparents: Iterable[str | None]) -> list[Link]:
    different = list(dict.fromkeys(one for one in traceparents if one))[:MOST_LINKS]
    found = [_remote(one).get_span_context() for one in different]
    return [Link(one) for one in found if one.is_valid]


def _remote(traceparent: str) -> Span:
    return trace.get_current_span(_propagator.extract({"traceparent": traceparent}, context.Context()))


def current_traceparent() -> str | None:
    """The trace that is active here, as a `traceparent` header; None outside any."""
    here = trace.get_current_span().get_span_context()
    if not here.is_valid:
        return None
    return f"00-{here.trace_id:032x}-{here.span_id:016x}-{here.trace_flags:02x}"


def new_traceparent() -> str:
    """The beginning of a trace that nobody samples: it ties logs and events together."""
    return f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-00"


@contextmanager
def continued(traceparent: str | None) -> Iterator[None]:
    """Makes this trace the active one; an absent or malformed one changes nothing."""
    if traceparent is None:
        yield
        return
    token = context.attach(_propagator.extract({"traceparent": traceparent}))
    try:
        yield
    finally:
        context.detach(token)


@contextmanager
def traced_by(tracer: Tracer) -> Iterator[None]:
    """While the block runs, spans are made by this tracer."""
    before, _Tracing.tracer = _Tracing.tracer, tracer
    try:
        yield
    finally:
        _Tracing.tracer = before


class Exported:
    """Spans of this process on their way to an endpoint, while the block runs. Without one, nothing."""

    def __init__(self, endpoint: str | None, *, sampled: float, service: str, role: str, version: str) -> None:
        self._endpoint, self._sampled = endpoint, sampled
        self._about = {"service.name": service, "service.version": version, "journeywork.role": role}
        self._provider: Any = None
        self._traced: AbstractContextManager[None] = nullcontext()

    async def __aenter__(self) -> None:
        if not self._endpoint:
            return
        self._provider = _provider(self._endpoint, self._sampled, self._about)
        self._traced = traced_by(self._provider.get_tracer("journeywork"))
        self._traced.__enter__()

    async def __aexit__(self, *_: object) -> None:
        """What is left to export may take a second; a collector that is away does not hold up the end."""
        self._traced.__exit__(None, None, None)
        if self._provider is None:
            return
        ending = threading.Thread(target=self._provider.shutdown, name="last spans", daemon=True)
        ending.start()
        await asyncio.to_thread(ending.join, LAST_EXPORT)


def _provider(endpoint: str, sampled: float, about: Attributes) -> Any:
    """The SDK is imported here, where somebody wants it: it costs a process 10 MB."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased  # noqa: PLC0415

    sampler = ParentBased(TraceIdRatioBased(sampled))
    provider = TracerProvider(sampler=sampler, resource=Resource(dict(about)), shutdown_on_exit=False)
    exporter = OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces", timeout=_EXPORT)
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return provider
