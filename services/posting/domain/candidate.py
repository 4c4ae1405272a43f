"""A candidate: a person, known to posting alone, with one opaque subject id per employer."""

from dataclasses import dataclass, replace
from uuid import UUID

from shared import times
from shared.rules import Finding, Invalid

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is: kept as ciphertext under the person's own key, shown only where they are selected."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a person says of themselves. `eligible_for_hire`: they may take a full-time role."""

    person_id: UUID
    identity: Identity
    language: str
    time_zone: str
    eligible_for_hire: bool
    institution: str = ""
    version: int = 0


def checked(candidate: Candidate) -> Candidate:
    """Without outer spaces; raises `Invalid` naming what cannot be right."""
    name, email = " ".join(candidate.identity.name.split()), candidate.identity.email.strip()
    findings = times.unknown_zone(candidate.time_zone)
    if not 1 <= len(name) <= LONGEST_NAME:
        findings.append(Finding("name", "length", f"give your name, 1 to {LONGEST_NAME} characters"))
    user, _, domain = email.partition("@")
    if not user or "." not in domain or " " in email or len(email) > 254:
        findings.append(Finding("email", "not_an_address", "give a mail address such as person@example.com"))
    if findings:
        raise Invalid(*findings)
    return replace(candidate, identity=Identity(name, email))
