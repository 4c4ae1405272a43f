"""Before the reveal nobody learns of a mark, and nobody but posting ever of a person: whoever asks, wherever they look."""

import pytest
import pytest_asyncio

from tests.blindness.attacker import Attacker
from tests.blindness.conftest import KEPT, REVEALED, Stage

pytestmark = [pytest.mark.xdist_group("blindness"), pytest.mark.timeout(600)]
DRAFTED, SEALED = KEPT
FIRST, SECOND = REVEALED


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def attacker(on_stage: Stage) -> Attacker:
    """After work whose two secret cards are sealed."""
    await on_stage.write(SEALED)
    return on_stage.attacker(SEALED)


async def test_drafts_change_nothing_that_anybody_else_can_see(on_stage: Stage) -> None:
    await on_stage.write(DRAFTED, seal=False)
    assert await on_stage.attacker(DRAFTED).everything() == []


async def test_sealed_cards_change_nothing_that_anybody_else_can_see(attacker: Attacker) -> None:
    assert await attacker.everything() == []


async def test_what_is_compared_is_there(attacker: Attacker) -> None:
    """An attacker who is refused everywhere, or hears nothing, would find nothing too."""
    answers = (await attacker.all_answers())[0]
    granted = {(one.caller, one.asked.route) for one in answers if one.status == 200}
    assert {
        ("reviewer-3", "/evaluation/api/reviews/{review_id}"),
        ("manager", "/evaluation/api/evaluations/{engagement_id}"),
        ("manager", "/conversion/api/recommendations/{engagement_id}"),
        ("manager", "/recommendations/{engagement_id}"),
        ("supervisor", "/posting/api/engagements/{engagement_id}"),
        (f"candidate-{SEALED}", "/me/projects/{project_id}"),
        ("operator", "/evaluation/ops/parked"),
        ("machine", "/posting/api/outcomes"),
        ("stranger", "/evaluation/api/evaluations"),
    } <= granted
    assert {one.caller for one in answers} - {who for who, _ in granted} == {"nobody"}
    assert all(play.said[SEALED].counted for play in attacker.worlds)


async def test_after_the_reveal_marks_are_public_and_nobody_is_named(on_stage: Stage) -> None:
    """The last one here: it makes the worlds differ by right."""
    for number in REVEALED:
        await on_stage.write(number)
    for play in on_stage.worlds:
        for number in REVEALED:
            await play.finish(number)
    await on_stage.house.rest()
    attacker = on_stage.attacker(FIRST)
    (answers, _), world = await attacker.all_answers(), on_stage.worlds[0].world
    shown = [
        one for one in answers if one.caller == "manager" and one.asked.route == "/recommendations/{engagement_id}"
    ]
    assert world.note_mark(FIRST, "reviewer-1") in shown[0].said
    assert await attacker.identity() == []
    assert await attacker.reviewers() == []
    assert await attacker.others(SECOND) == []
