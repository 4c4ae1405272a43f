"""What goes over the wire: the envelope, the topics, and one module of contracts per producer.

Producers own their modules; consumers translate at their border (`consumers.py`) and nothing behind it knows a
contract. `schemas/` and `examples/` are frozen by test: a released contract may only gain optional fields.
"""

from typing import Any

from pydantic import ValidationError

from shared.contracts import conversion_v1, evaluation_v1, hr_v1, posting_v1
from shared.contracts.contract import Contract
from shared.contracts.topics import Topic
from shared.rules import Finding


def _concrete(base: type[Contract]) -> list[type[Contract]]:
    found = [base] if "TYPE" in vars(base) else []
    for child in base.__subclasses__():
        found += _concrete(child)
    return found


CONTRACTS: dict[str, type[Contract]] = {
    contract.TYPE: contract
    for contract in sorted(_concrete(Contract), key=lambda contract: contract.TYPE)
    if contract.__module__ in {module.__name__ for module in (conversion_v1, evaluation_v1, hr_v1, posting_v1)}
}
"""Every contract by its CloudEvents type."""


def topic_of(contract: type[Contract]) -> Topic:
    """The topic that carries this contract."""
    return contract.TOPIC


def findings_of(error: ValidationError) -> list[Finding]:
    """Each thing pydantic found, as field path, rule and message; never quotes the input."""
    return [
        Finding(_path(detail["loc"]), detail["type"], detail["msg"])
        for detail in error.errors(include_url=False, include_context=False, include_input=False)
    ]


def _path(loc: tuple[Any, ...]) -> str:
    path = ""
    for step in loc:
        path += f"[{step}]" if isinstance(step, int) else (f".{step}" if path else str(step))
    return path or "data"


__all__ = ["CONTRACTS", "Contract", "Topic", "findings_of", "topic_of"]
