"""Lists in pages: nothing twice, nothing left out, and a cursor that is none is told so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.http import Page, cursor, page, position_of
from shared.rules import Invalid


@given(st.lists(st.integers(0, 9999), unique=True, max_size=60).map(sorted), st.integers(1, 10))
def test_all_pages_together_are_the_list(rows: list[int], limit: int) -> None:
    seen: list[int] = []
    after: str | None = None
    while True:
        position = position_of(after)
        rest = [row for row in rows if position is None or row > int(position)]
        shown: Page[int] = page(rest[: limit + 1], limit, str)
        seen += shown.items
        assert len(shown.items) <= limit
        after = shown.next
        if after is None:
            break
    assert seen == rows


@given(st.text().filter(str.isprintable))
def test_a_cursor_comes_back_as_it_was(position: str) -> None:
    assert position_of(cursor(position)) == position


@pytest.mark.parametrize("after", ["%%%", "ü", "a", "_w", cursor("a\x00b"), cursor("a\nb")])
def test_what_is_no_cursor_is_a_finding(after: str) -> None:
    with pytest.raises(Invalid) as caught:
        position_of(after)
    assert caught.value.findings[0].field == "after"
