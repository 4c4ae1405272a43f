"""No contract says who a candidate is: neither by a marked field nor by a field that is named like one."""

import json
import re
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, create_model

from services.posting.api.candidates import CandidateBody
from shared.contracts import CONTRACTS, Contract
from shared.contracts.schema import schema_of
from shared.privacy import Identifying, identity_fields

every_contract = pytest.mark.parametrize("contract", CONTRACTS.values(), ids=CONTRACTS.keys())
MARKED = {path.rpartition(".")[2] for path in identity_fields(CandidateBody)}
TELLING = re.compile(
    r"(^|_)(first|last|given|family|full)_?name$|(^|_)(e?mail|phone|address|street|photo|birth\w*|age|gender|school|"
    r"university|institution|nationality|resume|cv|linkedin|github)($|_)|^name$"
)
ALLOWED = {
    "EmployerRegistered.name",
    "MemberJoined.name",
    "MemberJoined.email",
    "MemberChanged.name",
    "MemberChanged.email",
    "PolicyActivated.name",
    "RubricPublished.name",
    "ApproverGroup.name",
    "RubricCriterion.name",
    "SummaryCriterion.name",
}
"""Contact of staff, and names of things that are nobody's."""


def names(schema: Any, owner: str) -> set[str]:
    """All properties at any depth, as `Model.field`."""
    if isinstance(schema, list):
        return set().union(*(names(part, owner) for part in schema)) if schema else set()
    if not isinstance(schema, dict):
        return set()
    own = {f"{owner}.{name}" for name in schema.get("properties", {})}
    below = [names(part, owner) for key, part in schema.items() if key != "$defs"]
    return own.union(*below, *(names(part, name) for name, part in schema.get("$defs", {}).items()))


def test_posting_marks_what_candidates_say_of_themselves() -> None:
    assert {"name", "email", "institution"} == MARKED


@every_contract
def test_no_marked_field_is_in_a_contract(contract: type[Contract]) -> None:
    assert list(identity_fields(contract)) == []


@every_contract
def test_no_field_is_named_like_one(contract: type[Contract]) -> None:
    fields = names(json.loads(json.dumps(schema_of(contract))), contract.__name__)
    told = {path for path in fields if TELLING.search(name := path.rpartition(".")[2]) or name in MARKED}
    assert told <= ALLOWED


def test_what_is_allowed_is_still_there() -> None:
    schemas = [(contract.__name__, json.loads(json.dumps(schema_of(contract)))) for contract in CONTRACTS.values()]
    assert set().union(*(names(schema, owner) for owner, schema in schemas)) >= ALLOWED


def test_a_marked_field_would_be_found_wherever_it_came_in() -> None:
    """The walk itself: a summary that carried a candidate's name in a nested model would fail above."""
    card = create_model("Card", by=(Annotated[str, Identifying], ...))
    panel: type[BaseModel] = create_model("Panel", cards=(dict[str, list[card]], ...))
    summary = create_model("Summary", __base__=next(iter(CONTRACTS.values())), panel=(panel | None, None))
    assert list(identity_fields(summary)) == ["panel.cards.by"]
