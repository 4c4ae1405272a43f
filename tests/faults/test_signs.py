"""What replicas said is found again by words of it, figures or not."""

from deploy.faults.signs import Said


def test_who_said_something_is_found_by_words_with_figures_in_them() -> None:
    said = Said(troubles={"relay: topic posting.member.v# rests: no": {"posting#1"}, "gone for # s": {"posting#2"}})

    assert said.by("topic posting.member.v1 rests") == {"posting#1"}
    assert said.by("gone", "20 s") == {"posting#2"}
    assert said.by("topic", "gone") == set()
