"""`make alerts` leaves no alert out: each is in its table once, with the fault that fires it or the reason why none does."""

from collections import Counter
from pathlib import Path

import pytest

from deploy.alarms import report
from deploy.alarms.__main__ import PAGE, selected
from deploy.alarms.fault import ANY, Sight
from deploy.alarms.table import SPARED, faults
from deploy.local.stack import SERVICES
from tests.observability.conftest import rules

NAMES = {rule["alert"] for _, rule in rules("alert")}
TABLE = Counter([alert for fault in faults() for alert in fault.alerts] + [one.alert for one in SPARED])


def test_every_alert_is_in_the_table_once() -> None:
    assert Counter(NAMES) == TABLE


def test_every_alert_is_expected_of_a_service_or_of_all_together() -> None:
    assert {job for fault in faults() for job in fault.alerts.values()} <= {ANY, *SERVICES}


def test_whoever_spares_an_alert_says_why() -> None:
    assert all(len(one.why.split()) > 5 for one in SPARED)


def test_a_selection_takes_the_whole_fault_and_what_takes_long_only_when_it_is_named() -> None:
    assert {alert for fault in selected("ServiceDown", long=False) for alert in fault.alerts} >= {"NoConsumer"}
    assert not [fault for fault in selected("", long=False) if fault.long]
    assert [fault for fault in selected("EventsParked", long=False) if fault.long]
    assert selected("", long=True) == faults()


@pytest.mark.parametrize("name", ["NoSuchAlert", *(one.alert for one in SPARED)])
def test_an_alert_that_is_not_fired_cannot_be_selected(name: str) -> None:
    with pytest.raises(SystemExit, match=name):
        selected(f"ServiceDown,{name}", long=False)


def test_the_table_of_the_page_has_every_alert(tmp_path: Path) -> None:
    shown = PAGE.read_text().split(report.MARK)[1]
    assert [name for name in sorted(NAMES) if f"| {name} |" not in shown] == []
    page = tmp_path / "page.md"
    page.write_text(f"before\n{report.MARK}\nold\n{report.MARK}\nbehind\n")
    report.record(page, [Sight("ServiceDown", "posting is killed", 6.4)])
    assert "| ServiceDown | posting is killed | 6 s |" in page.read_text()
    assert page.read_text().startswith("before\n")
    assert page.read_text().endswith("\nbehind\n")
