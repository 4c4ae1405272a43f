"""The health check of a container: what its exit code says, and what it prints."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from shared import probe


@contextmanager
def answering(status: int, body: str = "") -> Iterator[list[str]]:
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server, pytest.MonkeyPatch.context() as patched:
        patched.setattr(probe, "PORT", server.server_port)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield asked
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("what", ["live", "ready"])
def test_a_process_that_is_well(what: str) -> None:
    with answering(200) as asked:
        assert probe.main([what]) == 0
    assert asked == [f"/health/{what}"]


def test_readiness_is_asked_for_unless_said_otherwise() -> None:
    with answering(200) as asked:
        probe.main([])
    assert asked == ["/health/ready"]


def test_a_process_that_is_not_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    with answering(503, '{"troubles": ["fuse blown"]}'):
        assert probe.main([]) == 1
    assert "fuse blown" in capsys.readouterr().err


def test_nobody_answers(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(200):
        port = probe.PORT
    monkeypatch.setattr(probe, "PORT", port)
    assert probe.main([]) == 1
    assert "no answer" in capsys.readouterr().err
