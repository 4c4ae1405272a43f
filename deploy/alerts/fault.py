"""What a fault is: something that really happens to the running product, and the alerts that must notice it."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deploy.alerts.place import Place

Harm = Callable[["Place"], AbstractAsyncContextManager[None]]
"""The fault is there while the block runs; afterwards it is undone."""
ANY = ""
"""Instead of a job: the alert sums over all services, so it bears none."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`what` was done, for people. `fires` are the alerts that it must bring about while it lasts, with the `job` of
    each; `leaves` those that it brings about once it is over.

    `within` are the seconds in which they have to be seen, from when the fault is there or is over. A fault that takes
    `long`, a quarter of an hour or more, goes on beside all others.
    """

    what: str
    fires: Mapping[str, str]
    harm: Harm
    leaves: Mapping[str, str] = field(default_factory=dict)
    within: float = 60.0
    long: bool = False

    @property
    def alerts(self) -> Mapping[str, str]:
        """All of them, with the job of each."""
        return {**self.fires, **self.leaves}


@dataclass(frozen=True, slots=True)
class Sight:
    """What became of one alert: the `seconds` from its fault to `firing`, None for never, and what went `wrong`."""

    alert: str
    seconds: float | None
    wrong: str = ""
