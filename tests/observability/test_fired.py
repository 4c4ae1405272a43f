"""`make alerts` leaves no alert out: each is in its table once, with the fault that fires it."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from deploy.alerts import report
from deploy.alerts.__main__ import PAGE, selected
from deploy.alerts.fault import ANY, Sight
from deploy.alerts.table import faults
from deploy.local.stack import SERVICES
from deploy.observability.prometheus import hastened
from tests.observability.conftest import rules

NAMES = {rule["alert"] for _, rule in rules("alert")}
TABLE = Counter(alert for fault in faults() for alert in fault.alerts)


def test_every_alert_is_in_the_table_once() -> None:
    assert Counter(NAMES) == TABLE


def test_every_alert_is_expected_of_a_service_or_of_all_together() -> None:
    assert {job for fault in faults() for job in fault.alerts.values()} <= {ANY, *SERVICES}


def test_the_rules_of_a_run_differ_in_their_waits_only(tmp_path: Path) -> None:
    hastened(tmp_path, "5s")
    groups = {path: yaml.safe_load(path.read_text())["groups"] for path in (tmp_path / "alerts").glob("*.yml")}
    found = {path.name: [rule for group in of for rule in group["rules"]] for path, of in groups.items()}
    waiting = 0
    for path in {path for path, _ in rules("alert")}:
        theirs = [rule for group in yaml.safe_load(path.read_text())["groups"] for rule in group["rules"]]
        assert found[path.name] == [rule | ({"for": "5s"} if "for" in rule else {}) for rule in theirs]
        waiting += sum("for" in rule for rule in theirs)
    assert waiting > 20


def test_a_selection_takes_the_whole_fault_and_what_takes_long_only_when_it_is_named() -> None:
    assert {alert for fault in selected("ServiceDown", long=False) for alert in fault.alerts} >= {"NoConsumer"}
    assert not [fault for fault in selected("", long=False) if fault.long]
    assert [fault for fault in selected("EventsParked", long=False) if fault.long]
    assert selected("", long=True) == faults()


def test_an_alert_that_there_is_not_cannot_be_selected() -> None:
    with pytest.raises(SystemExit, match="NoSuchAlert"):
        selected("ServiceDown,NoSuchAlert", long=False)


def test_the_table_of_the_page_has_every_alert(tmp_path: Path) -> None:
    shown = PAGE.read_text().split(report.MARK)[1]
    assert [name for name in sorted(NAMES) if f"| {name} |" not in shown] == []
    page = tmp_path / "page.md"
    page.write_text(f"before\n{report.MARK}\nold\n{report.MARK}\nbehind\n")
    report.record(page, [Sight("ServiceDown", 6.4)])
    assert "| ServiceDown | posting is killed | 6 s |" in page.read_text()
    assert "| ReplicaDown | the same | not done |" in page.read_text()
    assert page.read_text().startswith("before\n")
    assert page.read_text().endswith("\nbehind\n")
