"""After sealing: the own card amended with a reason, and a conflict of interest that comes to light later."""

import re
from typing import Any
from uuid import UUID, uuid4

import httpx2

from services.evaluation.domain.standard_rubric import STANDARD
from tests.integration.evaluation.browsing import Browser, signed_in, visible
from tests.integration.evaluation.conftest import GOOD, Api, World
from tests.integration.evaluation.test_review_pages import COMPLETE, sealed_on_the_page
from tests.integration.evaluation.test_sealing import one_work

WHY = "I had read the old version of the report."
CHANGED = {f"level__{one.id}": "4" for one in STANDARD.criteria} | {
    f"note__{one.id}": "Seen in the work." for one in STANDARD.criteria
}


async def revealed(api: Api, world: World) -> tuple[UUID, UUID]:
    """The first review of work that is judged, and its reviewer."""
    engagement = uuid4()
    await api.evaluation.tell(*world.work(engagement))
    await api.seal_all(world, engagement, GOOD, GOOD)
    return (await api.assigned(world))[0]


async def amending(api: Api, world: World) -> tuple[UUID, Browser, httpx2.Response]:
    review_id, reviewer_id = await revealed(api, world)
    browser, page = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}/amend")
    return review_id, browser, page


async def amended(api: Api, world: World) -> list[dict[str, Any]]:
    return [fact for _, fact in await api.evaluation.published(world.employer_id, "scorecard.amended")]


async def test_a_revealed_card_is_amended_with_a_reason_and_both_versions_stay(api: Api, world: World) -> None:
    review_id, browser, page = await amending(api, world)

    done = await browser.send(page, reason=WHY, overall="yes", **CHANGED)

    assert "Your amendment is published." in visible(done)
    assert (f"Why it was amended: “{WHY}”" in unquoted(done), "Amended: version 2" in visible(done)) == (True, True)
    assert "What you sealed" in visible(done)
    (fact,) = await amended(api, world)
    assert fact["commitment"] in visible(done)
    assert re.findall(r"Level (\d)\.", visible(done)) == ["4"] * 4 + ["5"] * 4
    assert str(review_id) in str(done.url)


def unquoted(page: httpx2.Response) -> str:
    """The words with the marks that a browser sets around quotations."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.text.replace("<q>", "“").replace("</q>", "”")))


async def test_an_amendment_begins_with_the_card_and_says_what_is_missing(api: Api, world: World) -> None:
    _, browser, page = await amending(api, world)
    same = {f"level__{one.id}": "5" for one in STANDARD.criteria} | {
        f"note__{one.id}": "Seen in the work." for one in STANDARD.criteria
    }

    unchanged = await browser.send(page, overall="yes", **same)
    incomplete = await browser.send(page, overall="yes", level__problem="4", reason=WHY)

    assert len(re.findall(r"<input[^>]+\bchecked\b", page.text)) == len(STANDARD.criteria) + 1
    assert (unchanged.status_code, incomplete.status_code) == (422, 422)
    assert "Criteria: this is the card as it was" in visible(unchanged)
    assert "Reason: say what was wrong" in visible(unchanged)
    assert "4 things to finish before you can publish" in visible(incomplete)
    assert WHY in visible(incomplete)
    assert await amended(api, world) == []


async def test_an_amendment_of_an_older_version_is_shown_the_newer_first(api: Api, world: World) -> None:
    _, browser, page = await amending(api, world)
    await browser.send(page, reason=WHY, overall="yes", **CHANGED)

    refused = await browser.send(page, reason="Once more.", overall="no", **CHANGED)
    done = await browser.send(refused, reason="Once more.", overall="no", **CHANGED)

    assert (refused.status_code, "Your scorecard is at version 2 now." in visible(refused)) == (409, True)
    assert "Once more." in visible(refused)
    assert "Amended: version 3" in visible(done)


async def test_nothing_is_amended_before_the_reveal_nor_after_the_time(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, _ = await signed_in(api, world, reviewer_id, "/reviews")
    early = await browser.get(f"/reviews/{review_id}/amend")
    await sealed_on_the_page(browser, review_id)
    sealed = await browser.get(f"/reviews/{review_id}/amend")
    later = World()
    shown_id, shown_to = await revealed(api, later)
    other, form = await signed_in(api, later, shown_to, f"/reviews/{shown_id}/amend")
    await api.evaluation.pass_("15 days")

    late = await other.send(form, reason=WHY, overall="yes", **CHANGED)

    for page in (early, sealed):
        assert str(page.url).endswith(f"/reviews/{review_id}")
    assert str(late.url).endswith(f"/reviews/{shown_id}")
    assert "Amend my scorecard" not in visible(late)
    assert await amended(api, later) == []


async def test_a_conflict_after_sealing_voids_the_card_and_somebody_else_is_asked(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, _ = await signed_in(api, world, reviewer_id, "/reviews")
    sealed = await sealed_on_the_page(browser, review_id)
    assert f"/reviews/{review_id}/conflict" in sealed.text
    page = await browser.get(f"/reviews/{review_id}/conflict")

    refused = await browser.send(page, reason=" ")
    done = await browser.send(refused, reason="I know the person.")
    gone = await browser.get(f"/reviews/{review_id}")

    assert (refused.status_code, "say what the conflict is" in visible(refused)) == (422, True)
    assert "Your scorecard is voided and never read." in visible(page)
    assert "The conflict is on record." in visible(done)
    assert "Your scorecard does not count" in visible(gone)
    assert len({who for _, who in await api.assigned(world)}) == 3
    assert "I know the person." not in str(await api.evaluation.published(world.employer_id))


async def test_a_conflict_while_scoring_gives_the_review_back(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, first = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}/conflict")
    page = await browser.get(f"/reviews/{review_id}")
    draft = await browser.send(page, do="save", level__problem="4")
    assert f"/reviews/{review_id}/conflict" in (await browser.get(f"/reviews/{review_id}")).text

    done = await browser.send(await browser.get(f"/reviews/{review_id}/conflict"), reason="I know the person.")
    late = await browser.send(draft, do="check", **COMPLETE)

    assert str(first.url).endswith("/decline")
    assert "The conflict is on record." in visible(done)
    assert (late.status_code, "because of a conflict of interest" in visible(late)) == (409, True)
    assert "Scope box on page 1." in visible(late)


async def test_only_the_own_card_is_amended_or_voided(api: Api, world: World) -> None:
    review_id, _ = await revealed(api, world)
    (_, other) = (await api.assigned(world))[1]
    browser, _ = await signed_in(api, world, other, "/reviews")

    for path in (f"/reviews/{review_id}/amend", f"/reviews/{review_id}/conflict"):
        page = await browser.get(path)
        assert page.status_code == 403
        assert "Customer churn" not in page.text
