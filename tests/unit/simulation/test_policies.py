"""Whom policies ask: never more than they may, and only those for whom it is their rule."""

import numpy as np
import pytest

from deploy.judgement.drawing import Drawn, draw
from deploy.judgement.judging import judged
from deploy.judgement.policies import DEFAULT, FEW, RANDOM, RULES, SETTINGS, Start, apart, asking, counts, everyone
from shared.judgement.policy import Policy


def start(number: int = 0) -> Start:
    drawn = draw(SETTINGS[0], number)
    return Start(drawn, judged(drawn, Policy()))


def reviews(drawn: Drawn, cards: int) -> float:
    return cards / drawn.scenario.candidates


@pytest.mark.parametrize("most", [3, 4])
def test_asking_ends_when_nobody_is_asked_for_or_may_have_more(most: int) -> None:
    begun = start()

    seen = asking(begun, resolve=0.0, most=most)

    each = [one.reviews for one in seen.candidates]
    undecided = ~(seen.yes | seen.no)
    assert max(each) == most
    assert not seen.asks.any()
    assert all(count == most for count, open_ in zip(each, undecided, strict=True) if open_)


def test_the_default_asks_for_fewer_than_asking_for_everybody_undecided() -> None:
    begun = [start(number) for number in range(3)]

    default = sum(len(asking(one, resolve=0.2, most=4).cards) for one in begun)
    thorough = sum(len(asking(one, resolve=0.0, most=4).cards) for one in begun)

    assert sum(len(one.judged.cards) for one in begun) < default < thorough


def test_a_review_says_the_same_whoever_asks_for_it() -> None:
    begun = start()

    three, four = everyone(begun, 3), everyone(begun, 4)

    ratings = {(card.candidate, card.reviewer): card.ratings for card in three.cards}
    both = [card for card in four.cards if (card.candidate, card.reviewer) in ratings]
    assert len(both) >= 40
    assert all(card.ratings == ratings[card.candidate, card.reviewer] for card in both)


def test_a_third_goes_to_those_whose_first_two_lie_apart() -> None:
    begun = start()
    weights = np.array(SETTINGS[0].weights) / 10
    found: dict[str, list[float]] = {}
    for card in begun.judged.cards:
        found.setdefault(card.candidate, []).append(25 * float(weights @ [(p or 0) - 1 for p in card.ratings.values()]))
    wanted = {name for name, scores in found.items() if abs(scores[0] - scores[1]) >= 15}

    assert {one.candidate for one in apart(begun).candidates if one.reviews == 3} == wanted
    assert wanted


def test_every_policy_is_counted_and_chance_spends_as_much_as_it_is_told_to() -> None:
    counted = counts(draw(SETTINGS[0], 0))

    assert set(counted) == {*RULES, RANDOM}
    assert counted[RANDOM]["reviews"] == counted["undecided, max 3"]["reviews"]
    assert [reviews(draw(SETTINGS[0], 0), int(counted[f"everyone {k}"]["reviews"][0])) for k in (2, 3, 4)] == [2, 3, 4]
    for row in counted.values():
        assert row["right"][0] + row["wrong_share"][0] + row["undecided"][0] == 20
        assert row["forced"][0] >= row["right"][0]
    assert counted["everyone 2"]["gain"] == (0, 0)


def test_other_settings_are_compared_by_few_policies() -> None:
    assert set(counts(draw(SETTINGS[1], 0))) == set(FEW)
    assert DEFAULT in FEW
