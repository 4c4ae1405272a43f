"""The reader of queries sees every series, also where there is a lot around it."""

import pytest

from tests.observability.queries import read


def test_a_series_stands_within_its_functions() -> None:
    (one,) = read('histogram_quantile(0.99, sum by (job, le) (rate(a_bucket{job="x",le!="y"}[5m])))').selected
    assert (one.series, one.within, one.labels) == ("a_bucket", ("histogram_quantile", "sum", "rate"), ["job", "le"])


def test_both_sides_of_a_comparison_are_seen() -> None:
    query = read("max by (job) (a) > max by (job) (a offset 1h) and on (job) time() - b > 1e3")
    assert [(one.series, one.within) for one in query.selected] == [("a", ("max",)), ("a", ("max",)), ("b", ())]
    assert query.grouped == ["job", "job", "job"]


def test_the_aggregation_of_an_earlier_series_does_not_count_for_a_later_one() -> None:
    query = read("sum(max by (job) (a)) + (b)")
    assert [(one.series, one.within) for one in query.selected] == [("a", ("sum", "max")), ("b", ())]


def test_grouping_may_stand_behind() -> None:
    query = read("sum(rate(a[5m])) by (job, instance)")
    assert (query.series, query.grouped) == ({"a"}, ["job", "instance"])


def test_what_is_no_query_is_refused() -> None:
    with pytest.raises(ValueError, match="no token"):
        read("a $ b")
