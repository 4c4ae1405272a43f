"""Times as people read them: in their zone, with the weekday, and how far away a deadline is. Pure."""

from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from shared.rules import Finding


def unknown_zone(zone: str) -> list[Finding]:
    """Empty for a zone of the IANA database."""
    if zone in available_timezones():
        return []
    problem = f"{zone!r:.60} is no IANA time zone; use one such as Europe/Berlin"
    return [Finding("time_zone", "unknown", problem)]


def known_zone(zone: str) -> str:
    """UTC in place of a zone that does not exist, for what was written down before that was refused."""
    return zone if zone in available_timezones() else "UTC"


def day(at: datetime, zone: str, *, year: bool = False) -> str:
    """'Thu 26 Nov', in the reader's zone."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%a} {local.day} {local:%b}" + (f" {local.year}" if year else "")


def moment(at: datetime, zone: str) -> str:
    """'Thu 26 Nov, 17:00'."""
    return f"{day(at, zone)}, {at.astimezone(ZoneInfo(zone)):%H:%M}"


def full(at: datetime, zone: str) -> str:
    """'Thu 26 Nov 2026, 17:00 (Europe/Berlin)', for mails, which are read later and elsewhere."""
    return f"{day(at, zone, year=True)}, {at.astimezone(ZoneInfo(zone)):%H:%M} ({zone})"


def clock(at: datetime, now: datetime, zone: str) -> str:
    """'at 17:00' for the reader's today, else 'on Thu 26 Nov'."""
    today = at.astimezone(ZoneInfo(zone)).date() == now.astimezone(ZoneInfo(zone)).date()
    return f"at {at.astimezone(ZoneInfo(zone)):%H:%M}" if today else f"on {day(at, zone)}"


def ahead(until: datetime, now: datetime, zone: str) -> str:
    """How far away a deadline is, by the calendar of the reader."""
    days = (until.astimezone(ZoneInfo(zone)).date() - now.astimezone(ZoneInfo(zone)).date()).days
    if days < 0:
        return f"{-days} {'day' if days == -1 else 'days'} ago"
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"


def zone_offset(at: datetime, zone: str) -> str:
    """'Europe/Berlin (UTC+1)'."""
    offset = at.astimezone(ZoneInfo(zone)).utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    return f"{zone} (UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''})"
