"""How long an employer lets reviewers amend their cards, and candidates appeal."""

from dataclasses import dataclass
from datetime import timedelta

from shared.rules import Finding, Invalid

MOST_DAYS = 90


@dataclass(frozen=True, slots=True)
class Windows:
    """Days from the reveal on in which a card may be amended, and from each summary on in which it may be appealed.

    A change holds for what is revealed afterwards: nobody loses time that they were promised.
    """

    amend_days: int = 14
    appeal_days: int = 14
    version: int = 0

    @property
    def amend(self) -> timedelta:
        return timedelta(days=self.amend_days)

    @property
    def appeal(self) -> timedelta:
        return timedelta(days=self.appeal_days)


def checked(windows: Windows) -> Windows:
    """Raises `Invalid` with every finding."""
    findings = [
        Finding(name, "out_of_range", f"{days} days: give {least} to {MOST_DAYS}")
        for name, days, least in (("amend_days", windows.amend_days, 0), ("appeal_days", windows.appeal_days, 1))
        if not least <= days <= MOST_DAYS
    ]
    if findings:
        raise Invalid(*findings)
    return windows
