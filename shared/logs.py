"""Logs as JSON lines: structlog and the standard library through one pipeline, with what is bound to the context.

Nothing personal goes into a log: ids, types, counts and times do.
"""

import logging
import time
from typing import Any

import orjson
import structlog

from shared.tracing import current_traceparent


def _traced(_logger: Any, _method: str, event: Any) -> Any:
    """Ties a line to its trace, whether or not spans are exported."""
    if traceparent := current_traceparent():
        event["traceparent"] = traceparent
    return event


_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    _traced,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    # Without local variables: they hold headers, cookies and what people sent.
    structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False)),
]
_QUIET = ("uvicorn.access", "httpx", "httpx2", "httpcore")
_REPEATING = {"aiokafka": 10.0, "opentelemetry": 60.0}
"""While a broker or a collector is away, its client says so again and again, from many loggers below this name."""


class OncePer:
    """Lets the same message of loggers named `name` through once per `seconds`, with how often it was kept back.

    A message is the same when its text before the arguments are filled in is.
    """

    _MOST = 1000

    def __init__(self, name: str, seconds: float) -> None:
        self._name, self._seconds = name, seconds
        self._last: dict[tuple[str, str], float] = {}
        self._kept: dict[tuple[str, str], int] = {}

    def __call__(self, record: logging.LogRecord) -> bool:
        if record.name != self._name and not record.name.startswith(f"{self._name}."):
            return True
        message, now = (record.name, str(record.msg)), time.monotonic()
        if now - self._last.get(message, float("-inf")) < self._seconds:
            self._kept[message] = self._kept.get(message, 0) + 1
            return False
        if len(self._last) >= self._MOST:
            self._last.clear()
            self._kept.clear()
        self._last[message] = now
        if kept := self._kept.pop(message, 0):
            record.kept_back = kept
        return True


def _json(value: Any, **_: Any) -> str:
    return orjson.dumps(value, default=str).decode()


def configure(service: str, *, level: str = "INFO") -> None:
    """Once per process, in `__main__`."""

    def named(_logger: Any, _method: str, event: Any) -> Any:
        event["service"] = service
        return event

    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            named,
            structlog.processors.JSONRenderer(_json),
        ],
    )
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    for name, seconds in _REPEATING.items():
        handler.addFilter(OncePer(name, seconds))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
