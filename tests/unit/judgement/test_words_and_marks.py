"""What managers and candidates read, and which single mark would change the outcome."""

from dataclasses import replace

import pytest

from shared.judgement import words
from shared.judgement.panel import Scorecard, estimate
from shared.judgement.policy import Policy
from shared.judgement.recommendation import recommend
from shared.judgement.rubric import Rubric
from shared.judgement.sensitivity import changes, single_marks
from tests.unit.judgement.panels import RUBRIC, card, drawn

POLICY = Policy()
NAMED = Rubric(
    tuple(replace(c, name=name) for c, name in zip(RUBRIC.criteria, ("Analysis", "Report", "Code"), strict=True))
)


def crossed(*levels: int) -> list[Scorecard]:
    """A candidate per level, scored by the same two reviewers, who are one level apart on one criterion."""
    return [
        card(f"c{at}", f"r{r}", level, level, max(1, level - r)) for at, level in enumerate(levels) for r in range(2)
    ]


def said(cards: list[Scorecard], name: str, policy: Policy = POLICY) -> tuple[str, str, str]:
    panel = estimate(RUBRIC, policy, cards, candidates=[(name, "p")])
    found, advice = panel.candidates[name], recommend(panel, policy)[name]
    weak = panel.weak(found.project, policy.weak_separation)
    sentences = words.manager_sentences(advice, found, policy, weak=weak, crossed=panel.crossed)
    if found.score is not None:
        assert f"{found.score:.2f} of 100" in sentences[0]
        assert all(f"{end:.2f}" in sentences[0] for end in found.interval or ())
        assert str(int(policy.bar)) in sentences[1] or "strong bar" in sentences[1]
    return advice.value, *sentences


SPREAD = crossed(5, 4, 3, 2, 1)


def test_strong_convert_names_both_bars() -> None:
    value, first, second = said(SPREAD, "c0")
    assert value == "strong_convert"
    assert first.startswith("Everyone was scored by the same reviewers, so no correction is needed; the result is ")
    assert "with 90% certainty lies between" in first
    assert second.startswith("The chance that this work reaches the bar of 60 is ")
    assert second.endswith("your policy asks for 90% and 90%.")


def test_convert_says_what_the_policy_asks_for() -> None:
    value, _, second = said(SPREAD, "c1", Policy(strong_bar=95))
    assert value == "convert"
    assert second.endswith("which is at least the 90% that your policy asks for.")


def test_no_convert_says_up_to_where_the_policy_says_no() -> None:
    value, _, second = said(SPREAD, "c4")
    assert value == "no_convert"
    assert second.endswith("which is at most the 10% up to which your policy says no.")


def test_a_sparse_panel_is_corrected_and_says_how() -> None:
    rubric, cards = drawn(3, 12, 5, 3)
    panel = estimate(rubric, POLICY, cards)
    name = "c0000"
    first, _ = words.manager_sentences(recommend(panel, POLICY)[name], panel.candidates[name], POLICY)
    assert first.startswith("Each reviewer's scores are corrected for how strict that reviewer is")


def test_too_close_asks_for_one_more_or_for_a_debrief() -> None:
    near = crossed(5, 4, 3, 2, 1)
    policy = Policy(bar=52, resolve=0)
    value, _, second = said(near, "c2", policy)
    assert value == "insufficient_evidence"
    assert "but one more review has a " in second
    assert second.endswith("chance to settle it, so we have asked for one.")
    value, _, second = said(near, "c2", replace(policy, max_reviews=2))
    assert value == "hold"
    assert second.endswith(
        "further reviews of the same kind would most likely not settle it: talk about it and decide in person."
    )


def test_too_few_reviews() -> None:
    value, first, second = said([*SPREAD, card("d", "r0", 3, 3, 3)], "d")
    assert (value, second.split(" so far")[0]) == ("insufficient_evidence", "Only 1 review counts")
    assert "of 100" in first
    assert said(SPREAD, "nobody") == (
        "insufficient_evidence",
        "No review counts so far; we give no recommendation on fewer than 2.",
        "2 reviews are still wanted.",
    )


def test_a_chance_that_reads_like_the_limit_is_written_out() -> None:
    panel = estimate(RUBRIC, POLICY, SPREAD)
    found = replace(panel.candidates["c2"], chance=0.8962)
    advice = replace(recommend(panel, POLICY)["c2"], value="hold", reason="too_close_to_bar")
    assert "(89.62% to reach it)" in words.manager_sentences(advice, found, POLICY)[1]


@pytest.mark.parametrize(
    ("adjustment", "severities", "line"),
    [
        (0.49, {"A": 9.0}, None),
        (-0.49, {"A": -9.0}, None),
        (4.2, {"A": 1.0, "B": 9.0}, "raw 60.00, +4.20 because Reviewer B scores strictly"),
        (4.2, {"A": 7.0, "B": 9.0, "C": -3.0}, "raw 60.00, +4.20 because Reviewers A and B score strictly"),
        (-4.2, {"A": -7.0, "B": 9.0}, "raw 60.00, -4.20 because Reviewer A scores generously"),
        (0.5, {}, "raw 60.00, +0.50 because of how its reviewers score the work they share with others"),
    ],
)
def test_the_adjustment_line(adjustment: float, severities: dict[str, float], line: str | None) -> None:
    assert words.adjustment_line(60, adjustment, severities) == line


def test_notes_on_the_panel() -> None:
    def notes(cards: list[Scorecard]) -> tuple[str, ...]:
        return words.panel_notes(NAMED, estimate(NAMED, POLICY, cards), "p", POLICY)

    assert notes(SPREAD) == ("Everyone was scored by the same reviewers, so no correction is needed.",)
    islands = [card(f"c{i}{c}", f"r{i}{r}", c + 2, 3, 3) for i in range(2) for c in range(2) for r in range(2)]
    assert notes(islands) == (
        "Two groups of candidates share no reviewer; comparing across them is less certain, and the ranges show it.",
    )
    noisy = [
        card(f"c{c}", f"r{r}", 1 + (3 * c + 2 * r) % 5, 1 + (c + 3 * r) % 5, 3) for c in range(8) for r in range(2)
    ]
    assert notes(noisy)[-1].startswith("In this project reviewers differ from each other as much as candidates do.")
    assert words.panel_notes(NAMED, estimate(NAMED, POLICY, SPREAD), "p", POLICY, ["k1"])[-1] == (
        "Criterion Report was not rated by anyone."
    )


@pytest.mark.parametrize("name", ["c0", "c2", "c4"])
def test_the_candidate_is_told_no_number_but_how_many_reviewed(name: str) -> None:
    panel = estimate(RUBRIC, POLICY, SPREAD)
    text = words.for_candidate(recommend(panel, POLICY)[name], panel.candidates[name].reviews)
    assert text.startswith("2 people reviewed your work independently. ")
    assert not any(sign.isdigit() for sign in text[1:])
    assert "r0" not in text


def test_the_single_marks_that_would_change_the_outcome_come_first() -> None:
    cards = crossed(5, 4, 3, 2, 1)
    policy = Policy(bar=52)
    found = single_marks(NAMED, policy, cards, "c2", {"r0": "A", "r1": "B"})

    present = recommend(estimate(NAMED, policy, cards), policy)["c2"].value
    assert len(found) == 12  # two reviewers, three criteria, up and down
    flips = [one.flips for one in found]
    assert flips == sorted(flips, reverse=True)
    assert any(flips)
    for one in found:
        reviewer = {"A": "r0", "B": "r1"}[one.letter]
        other = [
            replace(c, ratings={**c.ratings, one.criterion: one.after})
            if (c.candidate, c.reviewer) == ("c2", reviewer)
            else c
            for c in cards
        ]
        panel = estimate(NAMED, policy, other)
        assert one.chance == panel.candidates["c2"].chance
        assert one.recommendation == recommend(panel, policy)["c2"].value
        assert one.flips == (one.recommendation != present)
    assert found[0].change.startswith("Reviewer ")
    assert " instead of 3 on " in next(one for one in found if one.criterion == "k0").change


def test_a_mark_at_the_end_of_its_scale_has_one_neighbour_and_an_open_one_none() -> None:
    cards = [card("c", "r0", 5, 1, 3), card("c", "r1", 4, 4, None)]
    found = single_marks(RUBRIC, POLICY, cards, "c", {"r0": "A", "r1": "B"})
    assert sorted((one.letter, one.criterion, one.before, one.after) for one in found) == [
        ("A", "k0", 5, 4), ("A", "k1", 1, 2), ("A", "k2", 3, 2), ("A", "k2", 3, 4),
        ("B", "k0", 4, 3), ("B", "k0", 4, 5), ("B", "k1", 4, 3), ("B", "k1", 4, 5),
    ]  # fmt: skip


def test_every_other_change_is_what_the_whole_computation_says() -> None:
    rubric, cards = drawn(9, 9, 4, 2)
    own = sorted({one.reviewer for one in cards if one.candidate == "c0000"})
    rows = changes(rubric, POLICY, cards, "c0000", dict(zip(own, "AB", strict=True)))
    more = [
        *cards,
        *(
            replace(one, reviewer=f"{one.reviewer}+")
            for one in cards
            if (one.candidate, one.reviewer) == ("c0000", own[0])
        ),
    ]
    panel = estimate(rubric, POLICY, more)
    assert rows[0].change == "One more review like Reviewer A's"
    assert (rows[0].chance, rows[0].recommendation) == (
        panel.candidates["c0000"].chance, recommend(panel, POLICY)["c0000"].value,
    )  # fmt: skip
    assert len(rows) == 2 + 5 + 2
