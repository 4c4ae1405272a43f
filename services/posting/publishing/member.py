"""What leaves the service about members: staff contact may, it is how other services reach them."""

from typing import Any, assert_never

from services.posting.domain.member import Changed, Details, Event, Joined, Left, Member
from shared.contracts import Contract, posting_v1


def outgoing(member: Member, event: Event) -> Contract | None:
    match event:
        case Joined():
            return posting_v1.MemberJoined(member_id=member.id, **_details(event.details))
        case Changed():
            return posting_v1.MemberChanged(member_id=member.id, **_details(event.details))
        case Left():
            return posting_v1.MemberLeft(member_id=member.id)
        case _:
            assert_never(event)


def _details(details: Details) -> dict[str, Any]:
    return {
        "subject": details.subject,
        "name": details.name,
        "email": details.email,
        "roles": sorted(details.roles),
        "time_zone": details.time_zone,
        "language": details.language,
        "conflict_tokens": sorted(details.conflict_tokens),
    }
