"""The catalogue is whole: what is shown is described, what is described is shown, and every label has a limit."""

import ast
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from prometheus_client import REGISTRY
from prometheus_client.metrics import MetricWrapperBase

from deploy.observability import made
from shared.catalogue import Figure
from shared.contracts import CONTRACTS
from shared.messaging.metrics import type_of_contract

TELLING = {"employer", "employer_id", "tenant", "id", "key", "name", "member", "candidate", "subject", "path", "mail"}


def shown() -> dict[str, MetricWrapperBase]:
    """What is registered under our name, by the name that queries use."""
    collectors = {one for one in REGISTRY._collector_to_names if isinstance(one, MetricWrapperBase)}
    named = {f"{one._name}_total" if one._type == "counter" else one._name: one for one in collectors}
    # The attacker's planted leak and the load generator's figures come and go with tests.
    return {name: one for name, one in named.items() if name.startswith("journeywork_")}


def test_every_figure_that_is_shown_is_described_and_the_other_way_round(figures: Mapping[str, Figure]) -> None:
    assert set(shown()) == set(figures)


def test_what_an_hr_system_has_not_done_yet_is_shown_as_0() -> None:
    """A counter that comes into being at twelve was never seen to rise: no alert would tell of the first twelve."""
    samples = [sample for one in shown()["journeywork_hr_events_total"].collect() for sample in one.samples]
    statuses = {sample.labels["status"] for sample in samples if sample.name == "journeywork_hr_events_total"}
    assert statuses == {"repeated", "accepted", "rejected", "ignored"}


def test_names_kinds_labels_and_buckets_agree(figures: Mapping[str, Figure]) -> None:
    for name, one in shown().items():
        figure = figures[name]
        assert (one._type, list(one._labelnames)) == (figure.kind, list(figure.labels)), name
        assert one._documentation == figure.meaning, name


def test_nothing_is_made_past_the_catalogue() -> None:
    making = {"Counter", "Gauge", "Histogram", "Summary", "Info", "Enum"}
    makers = [
        str(path.relative_to(made.ROOT))
        for folder in ("shared", "services")
        for path in (made.ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module == "prometheus_client"
        if making & {name.name for name in node.names}
    ]
    assert sorted(makers) == ["shared/catalogue.py", "shared/telemetry.py"], "the latter times what it is given"


@pytest.mark.parametrize("figure", made.figures().values(), ids=lambda figure: figure.name)
def test_a_figure_says_what_it_is(figure: Figure) -> None:
    assert figure.meaning
    assert not figure.meaning.endswith(".")
    assert figure.unit
    assert all(figure.labels.values()), "each label says what its values are"
    assert not TELLING & set(figure.labels), "no label may grow with use, or say who it was"
    if figure.unit == "seconds":
        assert "_seconds" in figure.name, "Prometheus wants the unit in the name"
    if figure.unit == "bytes":
        assert figure.name.endswith("_bytes")


def test_a_type_that_anybody_may_invent_is_other() -> None:
    known = next(iter(CONTRACTS))
    assert type_of_contract(known) == known
    assert type_of_contract("org.example.invented-7") == type_of_contract(None) == "other"


@pytest.mark.parametrize("path", made.files(), ids=lambda path: path.name)
def test_what_is_made_from_data_is_as_it_should_be(path: Path) -> None:
    assert path.read_text() == made.files()[path], "run `python -m deploy.observability`"


def test_a_service_alone_shows_what_it_is() -> None:
    command = "from shared.telemetry import show_build; show_build('posting', 'api');"
    command += "from prometheus_client import generate_latest; print(generate_latest().decode())"
    said = subprocess.run(
        [sys.executable, "-c", command], cwd=made.ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    (line,) = [line for line in said.stdout.splitlines() if line.startswith("journeywork_build_info{")]
    assert 'role="api",service="posting",version="0.1.0"' in line
