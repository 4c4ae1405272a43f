"""What leaves the service about employers."""

from typing import assert_never

from services.posting.domain.employer import Employer, Event, Registered, TemplateChanged
from shared.contracts import Contract, posting_v1


def outgoing(_employer: Employer, event: Event) -> Contract | None:
    match event:
        case Registered():
            return posting_v1.EmployerRegistered(name=event.name, time_zone=event.time_zone, language=event.language)
        case TemplateChanged():
            return None
        case _:
            assert_never(event)
