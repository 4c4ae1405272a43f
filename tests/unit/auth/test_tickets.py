"""Tickets open one path, for a quarter of an hour, when posting signed them."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from joserfc import jwt
from joserfc.jwk import OKPKey

from shared.auth import TicketRefused
from shared.auth.tickets import ALGORITHM, LIFETIME, sign, verify
from tests.unit.auth.provider import with_secret

KEY = OKPKey.generate_key("Ed25519")
PRIVATE, PUBLIC = KEY.as_pem(private=True).decode(), KEY.as_pem(private=False).decode()
OFFER = UUID(int=7)
PATH = f"/answers/{OFFER}"


def ticket(*, path: str = PATH, at: datetime | None = None, key: str = PRIVATE) -> str:
    at = at or datetime.now(UTC)
    return sign(key, path=path, employer_id=uuid4(), subject_id=UUID(int=1), aggregate_id=OFFER, at=at)


def test_a_ticket_carries_the_subject_and_the_aggregate_and_no_name() -> None:
    held = verify(PUBLIC, ticket(), path=PATH)
    assert (held.subject_id, held.aggregate_id, held.path) == (UUID(int=1), OFFER, PATH)


def test_it_opens_no_other_path() -> None:
    for other in (f"/answers/{UUID(int=8)}", f"{PATH}/confirm", "/answers", ""):
        with pytest.raises(TicketRefused):
            verify(PUBLIC, ticket(), path=other)


def test_it_expires() -> None:
    just_good, too_old = (datetime.now(UTC) - LIFETIME + timedelta(seconds=s) for s in (5, -1))
    assert verify(PUBLIC, ticket(at=just_good), path=PATH)
    with pytest.raises(TicketRefused, match="Expired"):
        verify(PUBLIC, ticket(at=too_old), path=PATH)


def test_only_the_right_key_signs() -> None:
    other = OKPKey.generate_key("Ed25519").as_pem(private=True).decode()
    with pytest.raises(TicketRefused):
        verify(PUBLIC, ticket(key=other), path=PATH)


@pytest.mark.parametrize("missing", ["iss", "aud", "exp", "sub", "employer_id", "aggregate_id"])
def test_every_claim_must_be_there(missing: str) -> None:
    given: dict[str, Any] = jwt.decode(ticket(), KEY, algorithms=[ALGORITHM]).claims
    del given[missing]
    with pytest.raises(TicketRefused):
        verify(PUBLIC, jwt.encode({"alg": ALGORITHM}, given, KEY, algorithms=[ALGORITHM]), path=PATH)


def test_the_public_key_is_no_shared_secret() -> None:
    given: dict[str, Any] = jwt.decode(ticket(), KEY, algorithms=[ALGORITHM]).claims
    for algorithm in ("HS256", ALGORITHM, "EdDSA", "none"):
        with pytest.raises(TicketRefused):
            verify(PUBLIC, with_secret({"alg": algorithm}, given, PUBLIC.encode()), path=PATH)


@pytest.mark.parametrize("text", ["", "a.b.c", "none", "eyJhbGciOiJub25lIn0.e30."])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(TicketRefused):
        verify(PUBLIC, text, path=PATH)
