"""A line of log is one JSON object with what is bound to the context, and repetition is kept back."""

import io
import json
import logging
import sys
import time
from collections.abc import Iterator

import pytest
import structlog

from shared import logs


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What a configured process writes to standard error; the handlers of others are put aside, or they were closed."""
    root, written = logging.getLogger(), io.StringIO()
    level, configuration = root.level, structlog.get_config()
    monkeypatch.setattr(sys, "stderr", written)
    monkeypatch.setattr(root, "handlers", [])
    logs.configure("posting")
    yield written
    root.setLevel(level)
    structlog.configure(**configuration)


def said(written: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_both_kinds_of_logger_say_the_same_things(lines: io.StringIO) -> None:
    with structlog.contextvars.bound_contextvars(correlation_id="c-1"):
        logging.getLogger("a").info("old.style", extra={"count": 2})
        structlog.get_logger("b").info("new.style", count=3)
    old, new = said(lines)
    for line, event, count in ((old, "old.style", 2), (new, "new.style", 3)):
        assert (line["event"], line["count"], line["level"]) == (event, count, "info")
        assert (line["service"], line["correlation_id"]) == ("posting", "c-1")
        assert str(line["timestamp"]).endswith("Z")


def test_a_traceback_comes_without_what_people_sent(lines: io.StringIO) -> None:
    def work(mail: str) -> None:
        raise RuntimeError(len(mail))

    try:
        work("person@example.com")
    except RuntimeError:
        logging.getLogger("a").exception("failed")
    (line,) = said(lines)
    assert "RuntimeError" in str(line["exception"])
    assert "person@example.com" not in json.dumps(line)


def test_a_broker_that_is_away_is_told_of_once_in_a_while(lines: io.StringIO) -> None:
    chatty, other = logging.getLogger("aiokafka.conn"), logging.getLogger("shared.messaging")
    for attempt in range(50):
        chatty.warning("Unable to connect to node %s", attempt)
        other.warning("relay.waiting")
    events = [line["event"] for line in said(lines)]
    assert len([event for event in events if "Unable to connect" in str(event)]) == 1
    assert events.count("relay.waiting") == 50


def test_after_a_while_it_says_how_often_it_was_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    once, now = logs.OncePer("noisy", 10.0), 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    records = [logging.LogRecord("noisy.part", logging.INFO, "", 0, "again %s", (n,), None) for n in range(5)]
    assert [once(record) for record in records[:4]] == [True, False, False, False]
    now = 111.0
    assert once(records[4])
    assert records[4].__dict__["kept_back"] == 3
