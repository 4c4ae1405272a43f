"""What `make upgrade` calls broken, and what it leaves in the runbook."""

from pathlib import Path

import pytest

from deploy.faults.oracle import Figures
from deploy.upgrade import report
from deploy.upgrade.__main__ import PAGE
from deploy.upgrade.rolling import LONGEST_PAUSE, Account, Passage

CLEAN = Figures(events=300)


def passage(**figures: object) -> Passage:
    made = Passage("upgrade", began=10.0, ended=40.0, requests=1200, median=0.012, slowest_percent=0.21, replaced=18)
    for name, value in figures.items():
        setattr(made, name, value)
    return made


def test_what_is_well_has_nothing_broken() -> None:
    account = Account([passage(pause=LONGEST_PAUSE)], CLEAN, [])
    assert (account.broken, account.slow) == ([], [])


@pytest.mark.parametrize(
    ("account", "said"),
    [
        (Account([passage(failed=["posting#3: 502"])], CLEAN, []), "upgrade: 1 requests failed: ['posting#3: 502']"),
        (Account([passage(pause=5.1)], CLEAN, []), "upgrade: a key waited 5.1 s"),
        (Account([passage()], Figures(lost=2), []), "2 lost"),
        (Account([passage()], Figures(doubled=1), []), "1 doubled"),
        (Account([passage()], Figures(reordered=3), []), "3 reordered"),
        (Account([passage()], CLEAN, ["I8: offsets stepped back"]), "I8: offsets stepped back"),
    ],
)
def test_each_promise_that_is_broken_is_named(account: Account, said: str) -> None:
    assert [*account.broken, *account.slow] == [said]


def test_the_table_replaces_the_one_before_and_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n\n{report.MARK}\n\nold\n\n{report.MARK}\n\nafter\n")

    report.record(page, [Account([passage()], CLEAN, [])])
    report.record(page, [Account([passage()], CLEAN, [])])

    text = page.read_text()
    assert text.startswith("before\n\n")
    assert text.endswith("\n\nafter\n")
    assert "old" not in text
    assert text.count("| upgrade | 30 | 18 | 1200 | 0 | 0.0 | 12 | 210 | 0.0 |") == 1
    assert "300 events, 0 duplicates on topic, 0 lost, 0 doubled, 0 reordered" in text


def test_a_page_without_its_marks_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("no table here\n")

    with pytest.raises(ValueError, match="needs the line"):
        report.record(page, [])
    assert PAGE.read_text().count(report.MARK) == 2
