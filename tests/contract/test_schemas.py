"""The wire is frozen: code may differ from the committed schemas by added optional fields alone."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from shared.contracts import CONTRACTS, Contract, topic_of
from shared.contracts.schema import EXAMPLES, SCHEMAS, breaking_changes, example_of, rendered, schema_of
from shared.contracts.topics import BY_NAME

every_contract = pytest.mark.parametrize("contract", CONTRACTS.values(), ids=CONTRACTS.keys())
Json = dict[str, Any]


@every_contract
def test_code_breaks_no_committed_schema(contract: type[Contract]) -> None:
    committed = json.loads((SCHEMAS / f"{contract.TYPE}.json").read_text())
    assert breaking_changes(committed, schema_of(contract)) == []


@every_contract
def test_committed_files_show_what_the_code_says(contract: type[Contract]) -> None:
    assert (SCHEMAS / f"{contract.TYPE}.json").read_text() == rendered(schema_of(contract)), "run: make schemas"
    assert (EXAMPLES / f"{contract.TYPE}.json").read_text() == rendered(example_of(contract)), "run: make schemas"


@every_contract
def test_every_example_is_read_and_written_back_the_same(contract: type[Contract]) -> None:
    example = json.loads((EXAMPLES / f"{contract.TYPE}.json").read_text())
    read = contract.model_validate_json(json.dumps(example["data"]))
    assert json.loads(read.model_dump_json(by_alias=True)) == example["data"]


@every_contract
def test_unknown_fields_of_a_newer_producer_are_tolerated(contract: type[Contract]) -> None:
    example = json.loads((EXAMPLES / f"{contract.TYPE}.json").read_text())
    newer = example["data"] | {"added_later": {"anything": [1, 2]}}
    assert contract.model_validate_json(json.dumps(newer)) == contract.model_validate_json(json.dumps(example["data"]))


def test_no_committed_file_lacks_its_contract() -> None:
    assert {path.stem for path in SCHEMAS.glob("*.json")} == CONTRACTS.keys()
    assert {path.stem for path in EXAMPLES.glob("*.json")} == CONTRACTS.keys()


def test_every_contract_rides_on_a_declared_topic_of_its_producer() -> None:
    for name, contract in CONTRACTS.items():
        topic = topic_of(contract)
        assert BY_NAME[topic.name] is topic
        if not topic.name.startswith("hr."):
            assert name.startswith(f"org.journeywork.{topic.producer}.")
            assert name.endswith(".v1")


def _add_optional(schema: Json) -> None:
    schema["properties"]["note"] = {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None}


def _reword(schema: Json) -> None:
    schema["description"] = "other words"


@pytest.mark.parametrize("change", [_add_optional, _reword])
def test_an_added_optional_field_and_new_words_are_no_break(change: Callable[[Json], None]) -> None:
    old = schema_of(CONTRACTS["org.journeywork.conversion.offer.extended.v1"])
    new = copy.deepcopy(old)
    change(new)
    assert breaking_changes(old, new) == []


def _remove(schema: Json) -> None:
    del schema["properties"]["valid_until"]


def _retype(schema: Json) -> None:
    schema["properties"]["offer_version"] = {"type": "string"}


def _require_new(schema: Json) -> None:
    schema["properties"]["note"] = {"type": "string"}
    schema["required"].append("note")


def _no_longer_required(schema: Json) -> None:
    schema["required"].remove("terms")


def _narrow(schema: Json) -> None:
    schema["$defs"]["OfferTerms"]["properties"]["salary_period"]["enum"].pop()


def _widen(schema: Json) -> None:
    schema["$defs"]["OfferTerms"]["properties"]["salary_period"]["enum"].append("day")


def _bound(schema: Json) -> None:
    schema["properties"]["offer_version"]["minimum"] = 2


def _nullable(schema: Json) -> None:
    schema["properties"]["offer_version"] = {"anyOf": [{"type": "integer"}, {"type": "null"}]}


@pytest.mark.parametrize(
    "change", [_remove, _retype, _require_new, _no_longer_required, _narrow, _widen, _bound, _nullable]
)
def test_every_other_change_is_a_break(change: Callable[[Json], None]) -> None:
    old = schema_of(CONTRACTS["org.journeywork.conversion.offer.extended.v1"])
    new = copy.deepcopy(old)
    change(new)
    assert breaking_changes(old, new) != []
