"""The candidate's appeal on its page: entered with posting's ticket, confirmed, lodged once, followed to its end."""

from uuid import UUID, uuid4

import httpx2
import pytest

from tests.integration.evaluation.browsing import Browser, form_of, signed_in, visible
from tests.integration.evaluation.conftest import GOOD, Api, World
from tests.integration.evaluation.stages import judged, ticket

WHY = 'Section 3 answers it.\n"Nobody" read page 7, I think.'


@pytest.fixture
def subject() -> UUID:
    return uuid4()


async def revealed(api: Api, world: World, subject: UUID) -> UUID:
    """A piece of work with its summary."""
    return await judged(api, world, GOOD, GOOD, subject_id=subject)


async def entered(api: Api, world: World, engagement: UUID, subject: UUID) -> tuple[Browser, httpx2.Response]:
    browser = Browser(api.app)
    return browser, await browser.get(f"/appeals/{engagement}?ticket={ticket(world, engagement, subject)}")


async def test_a_result_is_appealed_once_and_the_page_says_where_it_stands(
    api: Api, world: World, subject: UUID
) -> None:
    engagement = await revealed(api, world, subject)
    browser, page = await entered(api, world, engagement, subject)
    assert page.url.query == b""
    assert "You can ask once for a new review of this work, until" in visible(page)

    confirm = await browser.send(page, do="check", reason=WHY)
    nothing_yet = await api.evaluation.published(world.employer_id, "evaluation.appealed")
    back = await browser.send(confirm, do="change")
    lodged = await browser.send(await browser.send(back, do="check", reason=WHY), do="lodge")
    again = await browser.send(confirm, do="lodge")

    assert "Ask for a new review?" in visible(confirm)
    assert nothing_yet == []
    assert WHY in back.text.replace("&#34;", '"')
    assert "A new review is under way." in visible(lodged)
    assert (again.status_code, "A new review had been asked for before." in visible(again)) == (409, True)
    assert len(await api.evaluation.published(world.employer_id, "evaluation.appealed")) == 1
    asked = (await api.assigned(world, engagement))[2:]
    assert len(asked) == 2
    for review in asked:
        assert (await api.seal(world, review, GOOD)).status_code == 200
    assert "The new review has not changed the recommendation." in visible(await browser.get(f"/appeals/{engagement}"))


async def test_the_new_reviewers_page_says_nothing_of_an_appeal(api: Api, world: World, subject: UUID) -> None:
    engagement = await revealed(api, world, subject)
    browser, page = await entered(api, world, engagement, subject)
    await browser.send(await browser.send(page, do="check", reason=WHY), do="lodge")
    review_id, reviewer_id = (await api.assigned(world, engagement))[2]

    reviewer, shown = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}")

    for seen in (shown, await reviewer.get("/reviews")):
        assert "appeal" not in seen.text.lower()
        assert "Section 3" not in seen.text


async def test_without_a_reason_nothing_is_sent(api: Api, world: World, subject: UUID) -> None:
    engagement = await revealed(api, world, subject)
    browser, page = await entered(api, world, engagement, subject)

    for reason in ("", "  \n", "x" * 5_001):
        refused = await browser.send(page, do="lodge", reason=reason)
        assert refused.status_code == 422
        assert "Nothing was sent: what you typed stands below." in visible(refused)
        assert '<a href="#reason">' in refused.text


async def test_before_the_result_and_after_the_time_nothing_can_be_asked_for(
    api: Api, world: World, subject: UUID
) -> None:
    engagement = uuid4()
    await api.evaluation.tell(*world.staff(), *world.delivered(engagement, subject_id=subject))
    browser, early = await entered(api, world, engagement, subject)
    await api.seal_all(world, engagement, GOOD, GOOD)
    page = await browser.get(f"/appeals/{engagement}")
    confirm = await browser.send(page, do="check", reason=WHY)
    await api.evaluation.pass_("15 days")

    late = await browser.send(confirm, do="lodge")

    assert "There is no result yet" in visible(early)
    assert (late.status_code, "A new review is not possible any more" in visible(late)) == (409, True)
    assert "Section 3 answers it." in visible(late)
    assert await api.evaluation.published(world.employer_id, "evaluation.appealed") == []


async def test_tickets_of_others_open_nothing(api: Api, world: World, subject: UUID) -> None:
    engagement = await revealed(api, world, subject)
    path = f"/appeals/{engagement}"
    refused = {
        401: [
            path,
            f"{path}?ticket=nonsense",
            f"{path}?ticket={ticket(world, engagement, subject, path='/answers/1')}",
        ],
        404: [
            f"{path}?ticket={ticket(world, engagement, uuid4())}",
            f"{path}?ticket={ticket(world, engagement, subject, about=uuid4())}",
            f"{path}?ticket={ticket(World(), engagement, subject)}",
        ],
    }

    for status, paths in refused.items():
        for one in paths:
            page = await Browser(api.app).get(one)
            assert page.status_code == status, one
            assert "Customer churn analysis" not in page.text


async def test_a_form_without_its_token_lodges_nothing(api: Api, world: World, subject: UUID) -> None:
    engagement = await revealed(api, world, subject)
    browser, page = await entered(api, world, engagement, subject)
    action, hidden = form_of(page)

    refused = await browser.post(action, hidden | {"csrf": "x", "reason": WHY, "do": "lodge"})
    nobody = await Browser(api.app).post(action, hidden | {"reason": WHY, "do": "lodge"})

    assert (refused.status_code, nobody.status_code) == (403, 401)
    assert await api.evaluation.published(world.employer_id, "evaluation.appealed") == []


async def test_the_page_says_no_mark_and_nobodys_name(api: Api, world: World, subject: UUID) -> None:
    engagement = await revealed(api, world, subject)

    _, page = await entered(api, world, engagement, subject)

    hidden = (subject, world.manager_id, *(who for _, who in await api.assigned(world)), "Reviewer", "Seen in the work")
    assert not [word for word in hidden if str(word) in page.text]
