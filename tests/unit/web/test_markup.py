"""The checker of pages finds what it is for."""

import pytest

from tests.markup import problems

GOOD = (
    "<!doctype html><html><head><title>T</title></head><body><main><h1>One</h1><h2 id='a'>Two</h2>"
    "<form><label for='x'>X</label><input id='x' name='x'><br><button>Go</button></form><a href='#a'>up</a>"
    "</main></body></html>"
)


def test_a_sound_page_has_no_problem() -> None:
    assert problems(GOOD) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("</form>", "", "</main> at (1, 188) closes form"),
        ("for='x'", "for='y'", "the control x has no label"),
        ("<h2 id='a'>Two</h2>", "<h3 id='a'>Two</h3>", "h3 follows h1"),
        ("<h1>One</h1>", "", "do not begin with the only h1"),
        ("href='#a'", "href='#b'", "nothing has the id b"),
        ("<h1>", "<h1 id='a'>", "the id a is there 2 times"),
        ("<br>", "<br style='x'>", "has style"),
        ("<br>", "<script></script>", "<script> stands in the page"),
        ("<title>T</title>", "", "0 titles"),
    ],
)
def test_what_is_wrong_is_named(before: str, after: str, said: str) -> None:
    assert said in "\n".join(problems(GOOD.replace(before, after)))
