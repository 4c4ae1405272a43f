"""What the reviewer's pages say: every wording that more than one page needs."""

from collections.abc import Mapping
from decimal import Decimal

from services.evaluation.domain.review import Decline
from services.evaluation.domain.scorecard import Overall
from shared.auth import Role

ROLES: Mapping[Role, str] = {
    Role.REVIEWER: "Reviewer",
    Role.HIRING_MANAGER: "Hiring manager",
    Role.HR_PARTNER: "HR partner",
    Role.ADMINISTRATOR: "Administrator",
    Role.OPERATOR: "Operator",
}
OVERALL: Mapping[Overall, str] = {
    Overall.DEFINITELY_NO: "Definitely no",
    Overall.NO: "No",
    Overall.YES: "Yes",
    Overall.STRONG_YES: "Strong yes",
    Overall.NO_DECISION: "I would rather not say",
}
DECLINE: Mapping[Decline, str] = {
    Decline.CONFLICT: "I know whose work this is, or have a stake in it",
    Decline.CAPACITY: "I have no time before it is due",
}
KINDS: Mapping[str, str] = {
    "application/pdf": "PDF",
    "application/zip": "ZIP",
    "application/json": "JSON",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel workbook",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint slides",
    "image/jpeg": "JPEG picture",
    "image/png": "PNG picture",
    "text/csv": "CSV",
    "text/markdown": "Markdown",
    "text/plain": "Text",
}
_KILO = 1000


def plural(count: int, one: str, many: str) -> str:
    """'1 review', '2 reviews'."""
    return f"{count} {one if count == 1 else many}"


def kind(media_type: str | None) -> str:
    """What sort of file it is."""
    return KINDS.get(media_type or "", media_type or "File")


def size(octets: int) -> str:
    """'640 bytes', '90 kB', '1.1 MB'."""
    if octets < _KILO:
        return plural(octets, "byte", "bytes")
    if octets < _KILO**2:
        return f"{octets / _KILO:.0f} kB"
    return f"{octets / _KILO**2:.1f} MB"


def weight(text: str | float) -> str:
    """Exactly as it counts: '30%', '12.5%'."""
    return f"{(Decimal(str(text)) * 100).normalize():f}%"


def listed(names: list[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def web(link: str | None) -> bool:
    """Whether this may be followed from a page: https or http, and nothing that a browser would run."""
    return (link or "").lower().startswith(("https://", "http://"))
