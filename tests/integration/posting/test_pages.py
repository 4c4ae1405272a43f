"""The pages that candidates open from their letters."""

from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests.integration.posting.conftest import Api, Posting
from tests.integration.posting.project import Published, publish
from tests.integration.posting.test_letters import engaged, offered

BROWSER = {"Accept": "text/html"}


@pytest.fixture
async def project(api: Api, posting: Posting) -> Published:
    return await publish(api, posting, seats=1)


async def test_who_is_not_signed_in_signs_in_first_and_comes_back(project: Published) -> None:
    path = f"/me/projects/{project.id}"

    sent = await project.api.anybody().get(path, headers=BROWSER)

    assert (sent.status_code, sent.headers["location"]) == (303, f"/posting/auth/login?next={path}")


async def test_a_seat_is_taken_on_the_page(project: Published) -> None:
    await project.select(1)
    person, path = project.candidate(1), f"/me/projects/{project.id}"

    before = await person.get(path, headers=BROWSER)
    taken = await person.post(f"{path}/confirm", headers=BROWSER)
    after = await person.get(path, headers=BROWSER)

    assert before.status_code == 200, before.text
    assert "A seat is yours to take." in before.text
    assert f'action="{path}/confirm"' in before.text
    assert (taken.status_code, taken.headers["location"]) == (303, path)
    assert "You have the seat." in after.text
    assert '<form method="post" action="/me' not in after.text
    assert await project.status(1) == "confirmed"


async def test_a_seat_is_left_on_the_page_once(project: Published) -> None:
    await project.select(1)
    person, path = project.candidate(1), f"/me/projects/{project.id}"

    answers = [await person.post(f"{path}/decline", headers=BROWSER) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 409]
    assert "Not possible in this state" in answers[1].text


async def test_a_rejection_says_why(project: Published) -> None:
    await project.apply(1)
    await project.decide(1, "reject", rejection_reason="not_available")

    shown = await project.candidate(1).get(f"/me/projects/{project.id}", headers=BROWSER)

    assert "the dates did not fit" in shown.text


async def test_all_projects_and_open_offers_stand_on_one_page(project: Published) -> None:
    other = await publish(project.api, project.posting, "other", title="What do customers want?")
    await other.apply(1)
    await engaged(project)
    offer_id = await offered(project)

    shown = await project.candidate(1).get("/me", headers=BROWSER)

    assert shown.status_code == 200, shown.text
    for words in ("Why do customers leave?", "What do customers want?", "You have the seat.", f"/me/offers/{offer_id}"):
        assert words in shown.text


async def test_the_letters_link_leads_to_the_answer(project: Published) -> None:
    await engaged(project)
    offer_id = await offered(project)

    sent = await project.candidate(1).get(f"/me/offers/{offer_id}", headers=BROWSER)

    assert sent.status_code == 303
    assert urlsplit(sent.headers["location"]).path == f"/answers/{offer_id}"
    assert urlsplit(sent.headers["location"]).query.startswith("ticket=")


async def test_nobody_opens_what_is_not_theirs(project: Published) -> None:
    await engaged(project)
    offer_id = await offered(project)
    somebody = await project.described(2)

    answers = [
        await somebody.get(f"/me/projects/{project.id}", headers=BROWSER),
        await somebody.post(f"/me/projects/{project.id}/confirm", headers=BROWSER),
        await somebody.get(f"/me/offers/{offer_id}", headers=BROWSER),
        await somebody.get(f"/me/projects/{uuid4()}", headers=BROWSER),
        await project.manager.get("/me", headers=BROWSER),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 404, 403]
