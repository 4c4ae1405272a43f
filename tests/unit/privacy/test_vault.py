"""What is sealed opens with its key, at its place, unchanged; and not otherwise."""

from typing import Annotated
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from shared.privacy import Identifying, Unreadable, Vault, identity_fields

KEY, OTHER = "5a" * 32, "a5" * 32
PERSON = UUID(int=7)


@given(st.binary(max_size=500), st.text(max_size=50))
def test_what_was_sealed_opens(plain: bytes, place: str) -> None:
    assert Vault(KEY).open(Vault(KEY).seal(plain, place=place), place=place) == plain


def test_the_same_twice_looks_different() -> None:
    assert Vault(KEY).seal(b"x") != Vault(KEY).seal(b"x")


def test_it_opens_at_its_place_only() -> None:
    sealed = Vault(KEY).seal(b"x", place=f"candidate/{PERSON}/name")
    for place in (f"candidate/{PERSON}/mail", f"candidate/{uuid4()}/name", ""):
        with pytest.raises(Unreadable):
            Vault(KEY).open(sealed, place=place)


@given(st.integers(min_value=0, max_value=200), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_is_noticed(at: int, by: int) -> None:
    sealed = bytearray(Vault(KEY).seal(b"x" * 40, place="p"))
    sealed[at % len(sealed)] ^= by
    with pytest.raises(Unreadable):
        Vault(KEY).open(bytes(sealed), place="p")


@pytest.mark.parametrize("sealed", [b"", b"short", b"\0" * 28])
def test_nonsense_does_not_open(sealed: bytes) -> None:
    with pytest.raises(Unreadable):
        Vault(KEY).open(sealed)


@pytest.mark.parametrize("key", ["", "5a" * 31, b"\0" * 31, "zz" * 32])
def test_a_key_that_is_none_is_refused(key: bytes | str) -> None:
    with pytest.raises(ValueError, match=r"32 bytes|hex"):
        Vault(key)


def test_without_a_persons_key_their_data_is_gone_whoever_holds_the_installations() -> None:
    installation = Vault(KEY)
    wrapped = installation.new_person_key(PERSON)
    sealed = installation.person_key(PERSON, wrapped).seal(b"Candidate 7", place="name")
    assert installation.person_key(PERSON, wrapped).open(sealed, place="name") == b"Candidate 7"
    for vault in (installation, Vault(OTHER), installation.person_key(PERSON, installation.new_person_key(PERSON))):
        with pytest.raises(Unreadable):
            vault.open(sealed, place="name")


def test_a_persons_key_is_no_other_persons_and_no_other_installations() -> None:
    wrapped = Vault(KEY).new_person_key(PERSON)
    with pytest.raises(Unreadable):
        Vault(KEY).person_key(uuid4(), wrapped)
    with pytest.raises(Unreadable):
        Vault(OTHER).person_key(PERSON, wrapped)


def test_a_mail_is_found_without_being_stored() -> None:
    index = Vault(KEY).blind_index("person@example.com")
    assert index == Vault(KEY).blind_index(" Person@Example.COM ")
    assert index != Vault(OTHER).blind_index("person@example.com")
    assert b"person" not in index


def test_a_shared_institution_shows_within_one_employer_only() -> None:
    vault, here, there = Vault(KEY), uuid4(), uuid4()
    token = vault.conflict_token(here, "institution", "Example  University")
    assert token == vault.conflict_token(here, "institution", "example university")
    assert token != vault.conflict_token(there, "institution", "Example University")
    assert token != vault.conflict_token(here, "relation", "Example University")


class Address(BaseModel):
    city: str
    street: Annotated[str, Identifying]


class Nested(BaseModel):
    one: Address
    some: list[Address]
    maybe: Address | None
    by_name: dict[str, tuple[Address, ...]]
    names: list[Annotated[str, Identifying]]
    mail: Annotated[str, Identifying] | None
    plain: int


def test_marks_are_found_however_deep() -> None:
    found = set(identity_fields(Nested))
    assert found == {"one.street", "some.street", "maybe.street", "by_name.street", "names", "mail"}


def test_marks_are_inherited() -> None:
    class Later(Address):
        more: int

    assert list(identity_fields(Later)) == ["street"]


def test_what_an_older_key_sealed_is_still_opened() -> None:
    before, now = Vault(KEY), Vault(OTHER, KEY)
    sealed = before.seal(b"x", place="p")
    assert now.open(sealed, place="p") == b"x"
    assert (now.age_of(sealed, place="p"), now.age_of(now.seal(b"x", place="p"), place="p")) == (1, 0)
    assert now.age_of(sealed, place="q") is None
    with pytest.raises(Unreadable):
        Vault(OTHER).open(sealed, place="p")


def test_the_present_key_seals() -> None:
    sealed = Vault(OTHER, KEY).seal(b"x")
    assert Vault(OTHER).open(sealed) == b"x"


def test_indexes_and_tokens_stay_those_of_the_oldest_key() -> None:
    before, now, later = Vault(KEY), Vault(OTHER, KEY), Vault("ab" * 32, OTHER, KEY)
    employer = uuid4()
    for vault in (now, later):
        assert vault.blind_index("person@example.com") == before.blind_index("person@example.com")
        token = vault.conflict_token(employer, "institution", "Example University")
        assert token == before.conflict_token(employer, "institution", "Example University")
