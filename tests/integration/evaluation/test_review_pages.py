"""The reviewer's pages: from the mail's link to a sealed card and its reveal, without JavaScript, blind throughout."""

import re
from dataclasses import replace
from urllib.parse import quote
from uuid import UUID, uuid4

import httpx2

from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.handlers.commits import DEADLINE
from services.evaluation.mail import Letters
from shared.blobs import Folder
from shared.messaging import Delivery, transaction
from tests.integration.evaluation.browsing import HTML, Browser, form_of, signed_in, visible
from tests.integration.evaluation.conftest import GOOD, Api, World, card
from tests.integration.evaluation.test_sealing import one_work

NOTE = "Zebra crossing figure"
COMPLETE = {
    "level__problem": "4",
    "note__problem": "Scope box on page 1.",
    "level__soundness": "5",
    "note__soundness": "Tested against a rival.",
    "level__communication": "na",
    "level__craft": "3",
    "overall": "strong_yes",
}


async def sealed_on_the_page(browser: Browser, review_id: UUID, **fields: str) -> httpx2.Response:
    page = await browser.get(f"/reviews/{review_id}")
    check = await browser.send(page, do="check", **(COMPLETE | fields))
    assert str(check.url).endswith("/seal"), visible(check)
    return await browser.send(check)


async def test_the_mails_link_leads_to_the_scorecard(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    delivery = Delivery("mail", "k", {"kind": "review_assigned", "review_id": str(review_id)}, uuid4())
    async with transaction(api.evaluation.pool, employer_id=world.employer_id) as tx:
        mail = await Letters("http://evaluation.test").prepare(tx, delivery)
    link = next(word for word in mail.text.split() if "/reviews/" in word)

    _, page = await signed_in(api, world, reviewer_id, httpx2.URL(link).path)

    assert page.status_code == 200
    assert "Score the work of Candidate 1" in visible(page)
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert page.headers["cache-control"] == "no-store"


async def test_the_scorecard_has_task_work_anchors_and_nothing_preselected(api: Api, world: World) -> None:
    sha256 = Folder(api.folder).put(b"%PDF-1.4 neutral")
    _, [(review_id, reviewer_id), _] = await one_work(api, world, sha256)

    browser, page = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}")

    words = visible(page)
    for criterion in STANDARD.criteria:
        assert criterion.question in words
        assert all(level.anchor in words for level in criterion.levels)
    assert ("Find the causes." in words, "Names three causes." in words) == (True, True)
    assert "0 of 2 scorecards sealed" in words
    assert not re.search(r"<input[^>]+\bchecked\b", page.text)
    assert page.text.count('value="na"') == len(STANDARD.criteria)
    assert "/decline" in page.text
    file = re.search(r'href="(/evaluation/api/reviews/[^"]+)" download', page.text)
    assert file is not None
    downloaded = await browser.http.get(file.group(1))
    assert (downloaded.content, downloaded.headers["content-disposition"]) == (
        b"%PDF-1.4 neutral", 'attachment; filename="deliverable-v2.pdf"'
    )  # fmt: skip


async def test_a_draft_keeps_everything_that_was_typed(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, page = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}")

    saved = await browser.send(
        page, do="save", level__problem="4", note__problem=f"<b>{NOTE}</b>", note__craft="No level"
    )
    again = await browser.get(f"/reviews/{review_id}")

    assert "Draft saved." in visible(saved)
    assert "1 of 4 criteria scored" in visible(again)
    assert f"&lt;b&gt;{NOTE}&lt;/b&gt;" in again.text
    assert "No level" in visible(again)
    assert re.findall(r'<input[^>]+name="([^"]+)"[^>]+value="([^"]+)" checked', again.text) == [("level.problem", "4")]
    assert "Continue with the work of Candidate 1" in visible(await browser.get("/reviews"))


async def test_what_is_to_finish_stands_on_top_and_at_the_field_and_the_draft_is_safe(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, page = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}")

    refused = await browser.send(page, do="check", level__problem="4", level__soundness="5", note__soundness=NOTE)

    assert refused.status_code == 422
    assert "<title>Problem: 4 things to finish. Score the work" in refused.text
    assert "Your draft is saved. Nothing was sealed." in visible(refused)
    for anchor, label, said in (
        ("note-problem", "Answers the task", "add evidence for level 4: say in a sentence what you saw"),
        ("level-communication-1", "Ready to use", "choose a level, or “Cannot tell”"),
        ("level-craft-1", "Craft", "choose a level, or “Cannot tell”"),
        ("overall-definitely_no", "Overall", "choose one, or “I would rather not say”"),
    ):
        assert f'<a href="#{anchor}">{label}: {said}</a>' in refused.text
        assert f'">{said}</span>' in refused.text
    assert re.search(r'class="errors" role="alert" tabindex="-1" autofocus', refused.text)
    assert 'id="note-problem"' in refused.text
    assert 'aria-describedby="note-problem-h note-problem-e" aria-invalid="true"' in refused.text
    kept = (await api.member(world, reviewer_id).get(f"/reviews/{review_id}")).json()["draft"]
    assert [one["points"] for one in kept["ratings"]] == [4, 5]
    # what is not complete has no page to seal from
    assert str((await browser.get(f"/reviews/{review_id}/seal")).url).endswith(f"/reviews/{review_id}")


async def test_too_little_rated_and_notes_that_are_too_long_are_said(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, page = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}")
    unrated = {f"level__{one.id}": "na" for one in STANDARD.criteria}

    little = await browser.send(page, do="check", overall="no_decision", **unrated)
    long = await browser.send(little, do="save", note__problem="x" * 5_001)

    assert "you cannot tell on Answers the task, Sound and correct, Ready to use and Craft" in visible(little)
    assert (long.status_code, "the evidence has 5,001 characters: keep at most 5,000" in visible(long)) == (422, True)
    assert "Nothing was saved yet" in visible(long)


async def test_a_card_is_checked_sealed_and_named_by_its_fingerprint(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, page = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}")

    check = await browser.send(page, do="check", **COMPLETE)
    sealed = await browser.send(check)
    twice = await browser.post(*form_of(check))

    words = visible(check)
    assert "Level 4. Everything asked for is there and fits together." in words
    assert ("Cannot tell. Left out of the score." in words, "Strong yes" in words) == (True, True)
    assert "You cannot change this scorecard afterwards." in words
    assert check.text.count("<button>Seal my scorecard</button>") == 1
    ((_, fact),) = await api.evaluation.published(world.employer_id, "scorecard.sealed")
    for shown in (sealed, twice):
        assert fact["commitment"] in visible(shown)
        assert "Your scorecard is sealed. 1 of 2 scorecards sealed" in visible(shown)
        assert "Tested against a rival" not in shown.text
    assert len(await api.evaluation.published(world.employer_id, "scorecard.sealed")) == 1


async def test_what_is_sealed_is_what_was_shown(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, page = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}")
    check = await browser.send(page, do="check", **COMPLETE)
    await api.member(world, reviewer_id).put(f"/reviews/{review_id}/draft", json=card(1, 1, 1, 1))

    refused = await browser.send(check)
    sealed = await browser.send(refused)

    assert (refused.status_code, "Your draft has changed since you checked it." in visible(refused)) == (409, True)
    assert "Level 1." in visible(refused)
    assert "Your scorecard is sealed." in visible(sealed)


async def test_a_newer_draft_is_not_replaced_unseen(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, old = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}")
    await browser.send(old, do="save", level__problem="2", note__problem="Newer.")

    refused = await browser.send(old, do="save", level__problem="5", note__problem=NOTE)
    present = await browser.get(f"/reviews/{review_id}")
    replaced = await browser.send(refused, do="save", level__problem="5", note__problem=NOTE)

    assert (refused.status_code, "A newer draft was saved" in visible(refused)) == (409, True)
    assert NOTE in visible(refused)
    assert ("Newer." in visible(present), NOTE in visible(present)) == (True, False)
    assert NOTE in visible(replaced)


async def test_a_review_that_was_closed_meanwhile_gives_back_what_was_typed(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, page = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}")
    await api.evaluation.tell(world.cancelled())

    late = await browser.send(page, do="save", level__problem="5", note__problem=NOTE)

    assert (late.status_code, NOTE in visible(late)) == (409, True)
    assert "It was taken back because the work is not judged any more." in visible(late)
    assert "Candidate 1" not in visible(await browser.get("/reviews"))


async def test_the_next_review_is_offered_after_sealing(api: Api, world: World) -> None:
    first, second = uuid4(), uuid4()
    few = World(reviewers=2)
    await api.evaluation.tell(*few.work(first, second))
    reviewer_id = few.reviewer_ids[0]
    mine = [review for review, who in await api.assigned(few) if who == reviewer_id]
    browser, desk = await signed_in(api, few, reviewer_id, "/reviews")
    assert "2 reviews wait for you" in visible(desk)

    sealed = await sealed_on_the_page(browser, mine[0])

    assert f'<a class="btn" href="/reviews/{mine[1]}">Open the next review</a>' in sealed.text
    desk = await browser.get("/reviews")
    assert "1 review waits for you" in visible(desk)
    assert f'href="/reviews/{mine[0]}"' in desk.text.partition('id="sealed"')[2]


async def test_stepping_back_needs_a_reason_and_gives_the_review_to_somebody_else(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, page = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}/decline")

    refused = await browser.send(page)
    done = await browser.send(refused, reason="conflict")
    gone = await browser.get(f"/reviews/{review_id}")
    asked_again = await browser.get(f"/reviews/{review_id}/decline")

    assert (refused.status_code, "Why: choose one of the two" in visible(refused)) == (422, True)
    assert not re.search(r"<input[^>]+\bchecked\b", refused.text)
    assert "You have given the review back." in visible(done)
    assert "You have given this review back" in visible(gone)
    assert "Find the causes." not in gone.text
    assert str(asked_again.url).endswith(f"/reviews/{review_id}")
    assert len({who for _, who in await api.assigned(world)}) == 3


async def test_a_begun_review_is_not_declined_on_the_page(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, decline = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}/decline")
    page = await browser.get(f"/reviews/{review_id}")
    await browser.send(page, do="save", level__problem="2")

    refused = await browser.send(decline, reason="capacity")

    assert str(refused.url).endswith(f"/reviews/{review_id}")
    assert await api.evaluation.published(world.employer_id, "review.declined") == []


async def test_nobody_sees_anothers_review_marks_or_draft(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), (other_id, other)] = await one_work(api, world)
    await api.member(world, reviewer_id).put(f"/reviews/{review_id}/draft", json=card(5, 1, 5, 1, note=NOTE))
    colleague, desk = await signed_in(api, world, other, "/reviews")
    manager, _ = await signed_in(api, world, world.manager_id, "/rubrics")

    for path in (f"/reviews/{review_id}", f"/reviews/{review_id}/seal", f"/reviews/{review_id}/decline"):
        for browser in (colleague, manager):
            refused = await browser.get(path)
            assert refused.status_code == 403
            assert "Candidate 1" not in refused.text
            assert NOTE not in refused.text
    own = await colleague.get(f"/reviews/{other_id}")
    _, hidden = form_of(own)
    for path in (f"/reviews/{review_id}", f"/reviews/{review_id}/seal", f"/reviews/{review_id}/decline"):
        assert (await colleague.post(path, hidden | {"reason": "conflict"})).status_code == 403
    for page in (desk, own):
        assert NOTE not in page.text
        assert str(review_id) not in page.text

    assert (await api.seal(world, (review_id, reviewer_id), (5, 1, 5, 1), overall="strong_yes")).status_code == 200
    own = await colleague.get(f"/reviews/{other_id}")
    assert "1 of 2 scorecards sealed" in visible(own)
    assert not re.search(r"<input[^>]+\bchecked\b", own.text)


async def test_after_the_reveal_one_sees_ones_own_card_and_no_other(api: Api, world: World) -> None:
    engagement = uuid4()
    await api.evaluation.tell(*world.work(engagement))
    [(review_id, reviewer_id), second] = await api.assigned(world)
    browser, _ = await signed_in(api, world, reviewer_id, "/reviews")
    await sealed_on_the_page(browser, review_id, note__problem=NOTE)
    before = await browser.get(f"/reviews/{review_id}")
    body = card(*GOOD, note="Not yours to see")
    assert (await api.member(world, second[1]).post(f"/reviews/{second[0]}/seal", json=body)).status_code == 200
    await api.evaluation.fire(world.employer_id, DEADLINE)

    after = await browser.get(f"/reviews/{review_id}")
    others = await browser.get(f"/reviews/{second[0]}")

    assert (NOTE in before.text, NOTE in visible(after)) == (False, True)
    assert "What you sealed" in visible(after)
    assert "Not yours to see" not in after.text
    assert others.status_code == 403
    (row,) = await api.evaluation.query("SELECT commitment FROM reviews WHERE review_id = $1", review_id)
    assert row["commitment"] in visible(after)
    assert "<form" not in after.text.partition("<main")[2]
    assert "Revealed" in visible(await browser.get("/reviews"))


async def test_no_page_says_who_did_the_work_or_who_reviews(api: Api, world: World) -> None:
    subject = uuid4()
    engagement = uuid4()
    await api.evaluation.tell(*world.staff(), *world.delivered(engagement, subject_id=subject))
    [(review_id, reviewer_id), (_, other)] = await api.assigned(world)
    browser, first = await signed_in(api, world, reviewer_id, "/reviews")

    shown = [first, await browser.get(f"/reviews/{review_id}"), await browser.get(f"/reviews/{review_id}/decline")]
    shown.append(await sealed_on_the_page(browser, review_id))

    for page in shown:
        for hidden in (subject, engagement, other, world.manager_id, world.supervisor_id, "Reviewer B", "@example.com"):
            assert str(hidden) not in page.text


async def test_a_form_without_this_sessions_token_changes_nothing(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    browser, page = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}")
    _, hidden = form_of(page)

    for path in (f"/reviews/{review_id}", f"/reviews/{review_id}/seal", f"/reviews/{review_id}/decline"):
        for token in ("", "x" * 32):
            refused = await browser.post(path, hidden | {"csrf": token, "reason": "conflict", "level.problem": "5"})
            assert (refused.status_code, "comes from another site" in visible(refused)) == (403, True)
    nobody = await Browser(api.app).post(f"/reviews/{review_id}", hidden)
    assert (nobody.status_code, "Sign in" in visible(nobody)) == (401, True)
    assert (await api.member(world, reviewer_id).get(f"/reviews/{review_id}")).json()["status"] == "assigned"


async def test_each_role_finds_its_pages(api: Api, world: World) -> None:
    roles = ("reviewer", "hiring_manager", "supervisor", "approver", "hr_partner", "administrator", "operator")
    members = {role: uuid4() for role in roles}
    await api.evaluation.tell(*(world.member(member, roles=(role,)) for role, member in members.items()))

    for role, member in members.items():
        browser, rubrics = await signed_in(api, world, member, "/rubrics")
        assert rubrics.status_code == 200
        desk = await browser.get("/reviews")
        assert desk.status_code == (200 if role == "reviewer" else 403), role
        assert ('href="/reviews"' in rubrics.text) is (role == "reviewer")
    browser, desk = await signed_in(api, world, members["reviewer"], "/reviews")
    assert "No reviews yet" in visible(desk)
    assert "Times in Europe/Berlin" in visible(desk)


async def test_times_are_those_of_the_member(api: Api) -> None:
    world = World(reviewers=2)
    await api.evaluation.tell(*world.work(uuid4()))
    one, two = world.reviewer_ids
    await api.evaluation.tell(world.member(one, changed=True, time_zone="Asia/Tokyo"))
    due = re.compile(r"<time datetime=\"([^\"]+)\">([^<]+)</time>")

    found = {}
    for who in (one, two):
        _, desk = await signed_in(api, world, who, "/reviews")
        found[who] = due.findall(desk.text)[0]

    assert found[one][0] == found[two][0]
    assert found[one][1] != found[two][1]


async def test_another_employers_reviews_do_not_exist(api: Api, world: World) -> None:
    _, [(review_id, _), _] = await one_work(api, world)
    stranger = World()
    await api.evaluation.tell(*stranger.staff())
    browser, _ = await signed_in(api, stranger, stranger.reviewer_ids[0], "/reviews")

    for path in (f"/reviews/{review_id}", f"/reviews/{review_id}/seal", f"/reviews/{uuid4()}"):
        gone = await browser.get(path)
        assert (gone.status_code, "Not found" in visible(gone)) == (404, True)


async def test_signing_out_ends_the_session(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.staff())
    browser, desk = await signed_in(api, world, world.reviewer_ids[0], "/reviews")
    _, hidden = form_of(desk)

    await browser.http.post("/evaluation/auth/logout", data=hidden, headers=HTML)
    asked = await browser.http.get("/reviews", headers=HTML)

    assert asked.headers["location"] == f"/evaluation/auth/login?next={quote('/reviews')}"


async def test_a_link_is_followed_only_where_it_leads_to_the_web(api: Api, world: World) -> None:
    engagement = uuid4()
    completed = world.completed(engagement)
    links = ("https://example.com/report", "javascript:alert(1)")
    copies = [
        {"deliverable_id": uuid4(), "title": f"Link {number}", "version": 1, "kind": "link", "link": link}
        for number, link in enumerate(links)
    ]
    told = type(completed.fact).model_validate(completed.fact.model_dump() | {"deliverables": copies})
    await api.evaluation.tell(
        *world.staff(),
        world.project(),
        world.started(engagement),
        world.confirmed(engagement),
        replace(completed, fact=told),
    )
    [(review_id, reviewer_id), _] = await api.assigned(world)

    _, page = await signed_in(api, world, reviewer_id, f"/reviews/{review_id}")

    assert '<a href="https://example.com/report" rel="noopener noreferrer external">Link 0</a>' in page.text
    assert "javascript:" in visible(page)
    assert 'href="javascript' not in page.text
