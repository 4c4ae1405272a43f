"""The reviewer's own calibration in words, and gold items among the reviews: on no page are they told apart."""

import re
from uuid import UUID, uuid4

from services.evaluation.handlers.commits import DEADLINE
from services.evaluation.handlers.gold import CALIBRATE, COLLEAGUE
from tests.integration.evaluation.browsing import Browser, signed_in, visible
from tests.integration.evaluation.conftest import Api, World
from tests.integration.evaluation.test_amend_pages import CHANGED, WHY
from tests.integration.evaluation.test_gold import FAR
from tests.integration.evaluation.test_review_pages import COMPLETE


async def test_before_anything_is_decided_the_page_says_so(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.staff(), world.project())
    await api.gated(world)

    _, page = await signed_in(api, world, world.reviewer_ids[0], "/calibration")

    assert page.status_code == 200
    assert "Nothing is known yet" in visible(page)
    assert "2, of at most" in visible(page)


async def test_who_passed_reads_so_with_the_date(api: Api, world: World) -> None:
    who = world.reviewer_ids[0]
    await api.evaluation.tell(*world.staff(), world.project())
    await api.gated(world)
    await api.calibrated(world, who)

    _, page = await signed_in(api, world, who, "/calibration")

    words = visible(page)
    assert "Quality of the delivered work Passed" in words
    assert "Your scorecards count. Your marks were 0.0 points of 100 from the experts’ on average." in words
    assert "You passed." in words


async def test_who_was_far_off_reads_that_training_comes_first(api: Api, world: World) -> None:
    who = world.reviewer_ids[0]
    await api.evaluation.tell(*world.staff(), world.project())
    await api.gated(world, (4, 4, 3, 4), (4, 3, 3, 4), (5, 4, 3, 5))
    for one in await api.desk(world, who):
        await api.mark(world, who, one["review_id"], FAR)
    browser, undecided = await signed_in(api, world, who, "/calibration")
    await api.evaluation.fire(world.employer_id, CALIBRATE)
    await api.mark(world, who, (await api.desk(world, who))[-1]["review_id"], FAR)

    page = await browser.get("/calibration")

    assert "Nothing is known yet" in visible(undecided)
    assert "far" not in visible(undecided)
    assert "Your marks were too far from the experts’" in visible(page)
    assert "Training first" in visible(page)
    assert "Your scorecards do not count until" in visible(page)


async def test_the_page_is_for_reviewers_and_about_nobody_else(api: Api, world: World) -> None:
    first, second = world.reviewer_ids[:2]
    approver = uuid4()
    await api.evaluation.tell(*world.staff(), world.project(), world.member(approver, roles=("approver",)))
    await api.gated(world)
    await api.calibrated(world, first)

    _, other = await signed_in(api, world, second, "/calibration")
    browser, _ = await signed_in(api, world, approver, "/rubrics")

    assert "Passed" not in visible(other)
    assert (await browser.get("/calibration")).status_code == 403


async def shapes(browser: Browser, rows: list[tuple[UUID, str, str]], path: str) -> list[str]:
    """The page of each review, without what differs from any review to any other."""
    found = []
    for review_id, label, title in rows:
        page = await browser.get(f"/reviews/{review_id}{path}")
        assert page.status_code == 200, page.url
        text = page.text
        for name, value in (("ID", str(review_id)), ("LABEL", label), ("TITLE", title)):
            text = text.replace(value, name)
        text = re.sub(r"(?s)<ul class=\"tasks\">.*?</ul>", "WORK", text)
        text = re.sub(r"(?s)<details>.*?</details>", "TASK", text)
        text = re.sub(r"(?s)<section class=\"card no-print\" aria-labelledby=\"next\">.*?</section>", "", text)
        text = re.sub(r"(?s)<p class=\"no-print\"><a href=\"/reviews\">.*?</p>", "", text)
        # when something is due or was revealed differs between any two reviews
        text = re.sub(r"<time .*?</time>(, (in \d+ days|today|tomorrow))?", "WHEN", text)
        found.append(re.sub(r"sha256:[0-9a-f]{64}|[0-9a-f]{64}|value=\"20[^\"]*\"", "…", text))
    return found


async def test_no_page_tells_a_gold_item_from_other_work(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.work(uuid4(), uuid4()))
    [(ordinary, who), *_] = await api.assigned(world)
    known = {one["review_id"] for one in await api.desk(world, who)}
    await api.gated(world)
    golden = next(one for one in await api.desk(world, who) if one["review_id"] not in known)
    plain = next(one for one in await api.desk(world, who) if one["review_id"] == str(ordinary))
    rows = [(UUID(one["review_id"]), one["candidate_label"], one["project_title"]) for one in (golden, plain)]
    browser, desk = await signed_in(api, world, who, "/reviews")
    assert desk.text.count("Score the work of") == len(await api.desk(world, who))

    for path in ("", "/decline"):
        first, second = await shapes(browser, rows, path)
        assert first == second
    for review_id, *_ in rows:
        await browser.send(await browser.get(f"/reviews/{review_id}"), do="check", **COMPLETE)
    for path in ("", "/seal"):
        first, second = await shapes(browser, rows, path)
        assert first == second
    for review_id, *_ in rows:
        await browser.send(await browser.get(f"/reviews/{review_id}/seal"))
    first, second = await shapes(browser, rows, "")
    assert first == second

    await api.evaluation.fire(world.employer_id, COLLEAGUE)
    for review in await api.assigned(world):
        if review[0] != ordinary:
            assert (await api.seal(world, review, (4, 4, 4, 4))).status_code == 200
    await api.evaluation.fire(world.employer_id, DEADLINE)
    for path in ("", "/amend", "/conflict"):
        first, second = await shapes(browser, rows, path)
        assert first == second
    assert "What you sealed" in (await browser.get(f"/reviews/{golden['review_id']}")).text
    for review_id, *_ in rows:
        done = await browser.send(await browser.get(f"/reviews/{review_id}/amend"), reason=WHY, overall="no", **CHANGED)
        assert "Your amendment is published." in visible(done)
    first, second = await shapes(browser, rows, "")
    assert first == second
