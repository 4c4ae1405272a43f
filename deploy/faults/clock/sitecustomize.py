"""Python runs this before anything else when its folder is on PYTHONPATH: a process whose wall clock jumps.

`CLOCK_JUMP=3600:20` moves everything that Python says of the time of day by 3,600 seconds when the process is 20
seconds old. The monotonic clock goes on undisturbed, as it does when an administrator or NTP sets a machine's clock.
"""

import datetime as dt
import os
import time
from typing import Any

_by, _, _after = os.environ.get("CLOCK_JUMP", "0:0").partition(":")
BY, AFTER, BEGAN = float(_by), float(_after), time.monotonic()
_time, _time_ns, _datetime = time.time, time.time_ns, dt.datetime


def jumped() -> float:
    """Seconds that the clock is wrong by now."""
    return BY if time.monotonic() - BEGAN >= AFTER else 0.0


class _Kind(type):
    """What C code makes is of the original class, and counts as this one."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _datetime)

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, _datetime)


class _Datetime(dt.datetime, metaclass=_Kind):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Any:
        return _datetime.now(tz) + dt.timedelta(seconds=jumped())

    @classmethod
    def utcnow(cls) -> Any:
        return _datetime.fromtimestamp(_time(), dt.UTC).replace(tzinfo=None) + dt.timedelta(seconds=jumped())


if BY:
    time.time = lambda: _time() + jumped()
    time.time_ns = lambda: _time_ns() + int(jumped() * 1e9)
    dt.datetime = _Datetime  # type: ignore[misc]  # replaced on purpose  # a type is replaced, which is the point
