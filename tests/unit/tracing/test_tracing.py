"""Traces: nothing where no endpoint is set, and where one is, spans that tell what happened and nothing else."""

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx2
import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from shared.tracing import continued, current_traceparent, span, traced_by
from tests.unit.auth.provider import Provider
from tests.unit.http.edge import SECRET, browser, build

ROOT = Path(__file__).parents[3]
PARENT = f"00-{'a' * 32}-{'b' * 16}-01"
OTHER = f"00-{'c' * 32}-{'d' * 16}-00"
API = "/conversion/api"


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    exporter, provider = InMemorySpanExporter(), TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    with traced_by(provider.get_tracer("test")):
        yield exporter


@pytest.fixture
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    async with browser(build(Provider())) as client:
        yield client


def ids(one: ReadableSpan) -> tuple[str, str | None]:
    """Trace and parent."""
    assert one.context is not None
    return f"{one.context.trace_id:032x}", f"{one.parent.span_id:016x}" if one.parent else None


def test_without_an_endpoint_no_span_is_made() -> None:
    first, second = span("one", {"n": 1}), span("two", kind=SpanKind.SERVER, links=[PARENT])
    assert first is second, "the same nothing for everybody"
    with first as current:
        assert current is None
        assert current_traceparent() is None


def test_without_an_endpoint_the_sdk_is_not_imported() -> None:
    command = "import sys, services.posting.app; print([m for m in sys.modules if m.startswith('opentelemetry.sdk')])"
    said = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    assert said.stdout.strip() == "[]"


def test_a_span_is_part_of_the_active_trace_and_gives_it_on(spans: InMemorySpanExporter) -> None:
    with continued(PARENT), span("work", {"n": 1}):
        given = current_traceparent()
    (one,) = spans.get_finished_spans()
    assert ids(one) == ("a" * 32, "b" * 16)
    assert one.context is not None
    assert given == f"00-{'a' * 32}-{one.context.span_id:016x}-01"


def test_a_batch_is_a_trace_of_its_own_with_a_link_to_each_that_it_was_made_of(spans: InMemorySpanExporter) -> None:
    with continued(PARENT), span("batch", links=[PARENT, OTHER, None, PARENT, "00-nonsense"]):
        pass
    (one,) = spans.get_finished_spans()
    assert ids(one)[0] != "a" * 32
    assert [f"{link.context.trace_id:032x}" for link in one.links] == ["a" * 32, "c" * 32]


def test_what_was_not_sampled_stays_so(spans: InMemorySpanExporter) -> None:
    with continued(OTHER), span("work"):
        assert current_traceparent() is not None
    assert spans.get_finished_spans() == ()


def test_an_error_is_named_and_not_quoted(spans: InMemorySpanExporter) -> None:
    with pytest.raises(LookupError), span("work"):
        raise LookupError(SECRET)
    (one,) = spans.get_finished_spans()
    assert one.status.status_code is StatusCode.ERROR
    assert one.attributes == {"error.type": "LookupError"}
    assert one.events == ()
    assert SECRET not in one.to_json()


async def test_a_request_is_a_span_under_its_route(spans: InMemorySpanExporter, http: httpx2.AsyncClient) -> None:
    await http.get(f"{API}/fail/missing?token={SECRET}", headers={"traceparent": PARENT})
    await http.get(f"{API}/fail/crash")
    missing, crash = spans.get_finished_spans()
    assert (missing.name, missing.kind) == (f"GET {API}/fail/{{how}}", SpanKind.SERVER)
    assert ids(missing) == ("a" * 32, "b" * 16)
    assert missing.attributes == {
        "http.request.method": "GET", "http.route": f"{API}/fail/{{how}}", "http.response.status_code": 404,
    }  # fmt: skip
    assert missing.status.status_code is StatusCode.UNSET, "what somebody asked in vain is no error of ours"
    assert crash.status.status_code is StatusCode.ERROR
    assert SECRET not in missing.to_json() + crash.to_json()


async def test_probes_and_scrapes_begin_no_trace(spans: InMemorySpanExporter, http: httpx2.AsyncClient) -> None:
    for path in ("/health/live", "/health/ready", "/metrics"):
        await http.get(path)
    assert spans.get_finished_spans() == ()
