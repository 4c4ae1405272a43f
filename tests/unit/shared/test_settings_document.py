"""Every variable that a service reads stands in docs/settings.md, with its default and what it means."""

from pathlib import Path

import pytest
from pydantic_settings import BaseSettings

from services.conversion.settings import Settings as Conversion
from services.evaluation.settings import Settings as Evaluation
from services.posting.settings import Settings as Posting
from shared.provision.settings import Accounts, DatabaseAdministrator, KafkaAdministrator, KeycloakAccount
from shared.settings import ServiceSettings
from shared.variables import Variable, variables

DOCUMENT = Path(__file__).parents[3] / "docs" / "settings.md"


def row(variable: Variable) -> str:
    default = "required" if variable.required else f"`{variable.default}`" if variable.default is not None else ""
    return f"| `{variable.name}` | {default} | {variable.meaning} |"


def test_variables_of_all_services_are_documented() -> None:
    missing = [row(v) for v in variables(ServiceSettings) if row(v) not in DOCUMENT.read_text()]
    assert missing == []


@pytest.mark.parametrize("kind", [Posting, Evaluation, Conversion])
def test_variables_of_one_service_are_documented(kind: type[ServiceSettings]) -> None:
    prefix, shared = kind.model_config["env_prefix"], {v.name for v in variables(ServiceSettings)}
    own = [v for v in variables(kind) if v.name.removeprefix(prefix) not in shared]
    assert [row(v) for v in own if row(v) not in DOCUMENT.read_text()] == []


@pytest.mark.parametrize("kind", [DatabaseAdministrator, KafkaAdministrator, KeycloakAccount, Accounts])
def test_variables_of_administrators_are_documented(kind: type[BaseSettings]) -> None:
    assert [row(v) for v in variables(kind) if row(v) not in DOCUMENT.read_text()] == []


def test_nothing_is_documented_that_is_not_read() -> None:
    administrators = (DatabaseAdministrator, KafkaAdministrator, KeycloakAccount, Accounts)
    kinds = (ServiceSettings, Posting, Evaluation, Conversion, *administrators)
    read = {row(v) for kind in kinds for v in variables(kind)}
    rows = [line for line in DOCUMENT.read_text().splitlines() if line.startswith("| `")]
    assert [line for line in rows if line not in read] == []


def test_every_variable_says_what_it_means() -> None:
    silent = [v.name for kind in (Posting, Evaluation, Conversion, Accounts) for v in variables(kind) if not v.meaning]
    assert silent == []
