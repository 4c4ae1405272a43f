"""Spans reach a collector over HTTP, and one that is away delays nobody."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from shared.tracing import Exported, continued, span

PARENT = f"00-{'a' * 32}-{'b' * 16}-01"


class Collector(BaseHTTPRequestHandler):
    """Takes OTLP over HTTP and remembers it."""

    taken: list[tuple[str, bytes]]

    def do_POST(self) -> None:
        self.taken.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def collector() -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    taken: list[tuple[str, bytes]] = []
    handler = type("Handler", (Collector,), {"taken": taken})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", taken
        server.shutdown()
        thread.join()


async def test_spans_reach_the_collector_before_the_process_ends(
    collector: tuple[str, list[tuple[str, bytes]]],
) -> None:
    url, taken = collector
    async with Exported(f"{url}/", sampled=1.0, service="posting", role="api", version="0.1.0"):
        with span("work"):
            pass
    ((path, body),) = taken
    assert path == "/v1/traces"
    (resource,) = ExportTraceServiceRequest.FromString(body).resource_spans
    about = {one.key: one.value.string_value for one in resource.resource.attributes}
    assert about["service.name"] == "posting"
    assert about["journeywork.role"] == "api"
    assert [one.name for one in resource.scope_spans[0].spans] == ["work"]
    with span("afterwards") as current:
        assert current is None


async def test_a_collector_that_is_away_does_not_hold_up_the_end() -> None:
    async with Exported("http://127.0.0.1:9", sampled=1.0, service="posting", role="api", version="0.1.0"):
        with span("work"):
            pass
        began = time.monotonic()
    assert time.monotonic() - began < 2


async def test_none_is_sampled_where_the_share_is_none(collector: tuple[str, list[tuple[str, bytes]]]) -> None:
    url, taken = collector
    async with Exported(url, sampled=0.0, service="posting", role="api", version="0.1.0"):
        with span("work"):
            pass
        with continued(PARENT), span("asked for elsewhere"):
            pass
    (spans,) = ExportTraceServiceRequest.FromString(taken[0][1]).resource_spans
    assert [one.name for one in spans.scope_spans[0].spans] == ["asked for elsewhere"]


@pytest.mark.parametrize("endpoint", [None, ""])
async def test_without_an_endpoint_there_are_no_spans(endpoint: str | None) -> None:
    async with Exported(endpoint, sampled=1.0, service="posting", role="api", version="0.1.0"):
        with span("work") as current:
            assert current is None
