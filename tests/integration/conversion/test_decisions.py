"""The manager signs in, reads the summary and decides; what is sealed stays sealed."""

from typing import Any
from uuid import uuid4

from tests.integration.conversion.conftest import HTML, Api, Conversion, visible
from tests.integration.conversion.samples import Firm


async def judged(conversion: Conversion, **changed: Any) -> Firm:
    firm = Firm()
    await conversion.hear(
        *firm.joined(), firm.published(), *firm.confirmed(), *firm.reviewing(sealed=3), firm.summary(**changed)
    )
    return firm


async def test_before_the_reveal_only_a_count_is_shown(conversion: Conversion, api: Api) -> None:
    firm = Firm()
    await conversion.hear(*firm.joined(), firm.published(), *firm.confirmed(), *firm.reviewing(sealed=2))
    path = f"/recommendations/{firm.engagements['Candidate 7']}"
    _, page = await api.signed_in(firm, "manager", path)
    assert page.status_code == 200
    assert "2 of 3 scorecards sealed" in visible(page)
    assert "<svg role" not in page.text
    told = (await api.staff(firm, "manager").get(path)).json()
    assert (told["sealed"], told["wanted"], told["summary"], told["recommendation"]) == (2, 3, None, None)


async def test_the_summary_answers_its_questions_in_order(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion)
    path = f"/recommendations/{firm.engagements['Candidate 7']}"
    _, page = await api.signed_in(firm, "manager", path)
    said = visible(page)
    order = [
        "likely above your bar",
        "Recommendation: Convert",
        "Reviewers disagree on Communication",
        "What the reviewers saw",
        "What could change this",
        "How far to trust the panel",
        "The record behind this page",
        "Your decision",
    ]
    found = [said.find(words) for words in order]
    assert -1 not in found, dict(zip(order, found, strict=True))
    assert found == sorted(found)
    assert "Member" not in said
    assert "style=" not in page.text
    assert "<script" not in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]


async def test_agreeing_is_two_clicks(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion, recommendation="convert")
    path = f"/recommendations/{firm.engagements['Candidate 7']}"
    browser, _ = await api.signed_in(firm, "manager", path)
    confirm = await browser.get(f"{path}/decide?decision=convert")
    assert "No reason is needed" in visible(confirm)
    assert [kind for kind, _ in await conversion.told()] == ["recommendation.computed"]
    done = await browser.send(confirm)
    assert "Decision recorded: Convert" in visible(done)
    kind, fact = (await conversion.told())[-1]
    assert kind == "recommendation.confirmed"
    assert fact["decided_by"] == str(firm.members["manager"])


async def test_differing_asks_for_a_reason_that_stays_inside(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion, recommendation="hold")
    path = f"/recommendations/{firm.engagements['Candidate 7']}"
    browser, _ = await api.signed_in(firm, "manager", path)
    confirm = await browser.get(f"{path}/decide?decision=convert")
    refused = await browser.send(confirm, reason="")
    assert refused.status_code == 422
    assert "<title>Problem: " in refused.text
    assert 'href="#reason"' in refused.text
    done = await browser.send(refused, reason="The debrief showed it.")
    assert "differs from the recommendation" in visible(done)
    kind, fact = (await conversion.told())[-1]
    assert kind == "recommendation.overridden"
    assert "reason" not in fact
    (row,) = await conversion.query("SELECT why, actor FROM audit WHERE action = 'overridden'")
    assert row["why"] == "other: The debrief showed it."
    assert row["actor"] == f"member {firm.members['manager']}"


async def test_who_looked_at_something_older_gets_409(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion, recommendation="hold")
    engagement = firm.engagements["Candidate 7"]
    path = f"/recommendations/{engagement}"
    browser, _ = await api.signed_in(firm, "manager", path)
    confirm = await browser.get(f"{path}/decide?decision=hold")
    await conversion.hear(firm.summary(version=2, recommendation="convert"))
    asked = await api.staff(firm, "manager").post(f"{path}/review-request", {"version": 1})
    assert asked.status_code == 200
    stale = await browser.send(confirm)
    assert stale.status_code == 409
    assert "nothing was recorded" in visible(stale)
    assert "recommendation.review_requested" in [kind for kind, _ in await conversion.told()]


async def test_a_decision_is_final(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion, recommendation="hold")
    path = f"/recommendations/{firm.engagements['Candidate 7']}"
    manager = api.staff(firm, "manager")
    decided = await manager.post(f"{path}/hold", {"version": 1})
    assert decided.json()["decision"] == "hold"
    again = await manager.post(f"{path}/convert", {"version": 2, "reason": "Changed my mind."})
    assert again.status_code == 409
    assert again.json()["allowed"] == []


async def test_rights(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion)
    other = await judged(conversion)
    path = f"/recommendations/{firm.engagements['Candidate 7']}"
    assert (await api.staff(other, "manager").get(path)).status_code == 404
    assert (await api.staff(other, "manager").post(f"{path}/convert", {"version": 1})).status_code == 404
    assert (await api.staff(firm, "reviewer-1").get(path)).status_code == 403
    assert (await api.staff(firm, "finance").post(f"{path}/convert", {"version": 1})).status_code == 403
    assert (await api.staff(firm, "manager").get(f"/recommendations/{uuid4()}")).status_code == 404
    unknown = await api.anybody().http.get(f"/conversion/api{path}")
    assert unknown.status_code == 401
    _, forbidden = await api.signed_in(firm, "reviewer-1", path)
    assert forbidden.status_code == 403
    assert "above your bar" not in forbidden.text
    foreign_form = await api.anybody().http.post(f"{path}/decide", data={"decision": "convert"}, headers=HTML)
    assert foreign_form.status_code == 401


async def test_a_form_without_its_token_changes_nothing(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion)
    path = f"/recommendations/{firm.engagements['Candidate 7']}"
    browser, _ = await api.signed_in(firm, "manager", path)
    refused = await browser.http.post(f"{path}/decide", data={"decision": "convert", "version": "1"}, headers=HTML)
    assert refused.status_code == 403
    assert [kind for kind, _ in await conversion.told()] == ["recommendation.computed"]


async def test_the_list_shows_what_is_open_and_what_is_decided(conversion: Conversion, api: Api) -> None:
    firm = Firm()
    await conversion.hear(*firm.joined(), firm.published(), firm.summary(), firm.summary("Candidate 3"))
    manager = api.staff(firm, "manager")
    decided = await manager.post(f"/recommendations/{firm.engagements['Candidate 3']}/no_convert", {"version": 1})
    assert decided.status_code == 200
    _, page = await api.signed_in(firm, "manager", "/recommendations")
    said = visible(page)
    assert "1 waits for you" in said
    assert said.index("Decide about Candidate 7") < said.index("Candidate 3 Customer churn analysis Do not convert")
    opened = (await manager.get("/recommendations", params={"state": "open", "limit": 1})).json()
    assert [item["candidate_label"] for item in opened["items"]] == ["Candidate 7"]
    assert opened["next"] is None
