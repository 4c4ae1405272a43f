"""What docs/scaling.md says that a project costs is what was measured."""

import pytest

from deploy.bench.cost import PAGE, Sized, between, kept, tables, with_tables


def test_the_page_cites_the_figures_that_were_kept() -> None:
    assert with_tables(PAGE.read_text(), kept()) == PAGE.read_text(), "run `make cost RECORD=1`"


def test_a_project_costs_what_came_to_be_divided_by_their_number() -> None:
    before = Sized({"a": 100}, {"a": 10}, {"t": 0}, {"t": 0}, 4, {"posting": 1.0}, 50)
    after = Sized({"a": 300, "b": 40}, {"a": 10, "b": 8}, {"t": 1000}, {"t": 20}, 24, {"posting": 3.0}, 450)
    cost = between(before, after, 4)
    assert (cost.rows, cost.indexes) == ({"a": 50, "b": 10}, {"a": 0, "b": 2})
    assert (cost.topics, cost.events, cost.effects) == ({"t": 250}, {"t": 5}, 5)
    assert (cost.seconds, cost.log) == ({"posting": 0.5}, 100)


def test_a_page_without_a_place_for_them_is_refused() -> None:
    with pytest.raises(ValueError, match="has no block"):
        with_tables("# Scaling\n", kept())


def test_each_service_and_each_process_has_its_line() -> None:
    said = tables(kept())
    assert all(f"| {name}, schema `public` |" in said for name in ("posting", "evaluation", "conversion"))
    assert all(f"| {name} |" in said for name in ("posting", "evaluation", "conversion", "PostgreSQL", "Kafka", "all"))
