"""W3C trace context across Kafka: taken from the event, active while its handler runs, given to what it publishes.

With an OpenTelemetry SDK the spans of handlers join the trace; without one the ids still travel.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import context, trace
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_propagator = TraceContextTextMapPropagator()


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
