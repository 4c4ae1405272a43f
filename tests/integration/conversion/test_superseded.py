"""A newer summary, whatever it came from: an open decision is superseded, one that was made stands and is asked anew."""

from typing import Any
from uuid import uuid4

import pytest

from shared.contracts import evaluation_v1
from tests.integration.conversion.conftest import Api, Conversion, visible
from tests.integration.conversion.samples import TERMS, Firm
from tests.integration.conversion.test_offers import LABEL, decided

CAUSES = ("additional_review", "amendment", "void", "appeal")
STANDS = "SELECT summary_version, status, decision FROM recommendations ORDER BY 1"


async def judged(conversion: Conversion) -> Firm:
    firm = Firm()
    await conversion.hear(
        *firm.joined(), firm.published(), *firm.confirmed(), *firm.reviewing(sealed=3), firm.summary()
    )
    return firm


def newer(firm: Firm, cause: str, **changed: Any) -> Any:
    outcome = "changed" if cause == "appeal" else None
    more: dict[str, Any] = {
        "supersedes": 1,
        "superseded_because": cause,
        "appeal_outcome": outcome,
        "recommendation": "hold",
    }
    return firm.summary(version=2, **(more | changed))


@pytest.mark.parametrize("cause", CAUSES)
async def test_an_open_decision_is_superseded_and_says_why(conversion: Conversion, api: Api, cause: str) -> None:
    firm = await judged(conversion)
    await conversion.hear(newer(firm, cause))

    assert [tuple(row) for row in await conversion.query(STANDS)] == [
        (1, "superseded", None), (2, "under_decision", None)
    ]  # fmt: skip
    kinds = [kind for kind, _ in await conversion.told("conversion.recommendation.v1")]
    assert kinds == ["recommendation.computed", "recommendation.superseded", "recommendation.computed"]
    said = {
        "additional_review": "One more review has come in",
        "amendment": "A reviewer has amended their scorecard",
        "void": "has been voided",
        "appeal": "the recommendation is another one now",
    }[cause]
    _, page = await api.signed_in(firm, "manager", f"/recommendations/{firm.engagements[LABEL]}")
    mail = await conversion.mail(firm, (await conversion.queued())[-1])
    for text in (visible(page), visible(mail.html), " ".join(mail.text.split())):
        assert said in text
    stale = await api.staff(firm, "manager").post(
        f"/recommendations/{firm.engagements[LABEL]}/convert", {"version": 9, "reason": "Yes."}
    )
    assert stale.status_code == 409


async def test_a_request_for_one_more_review_ends_with_the_recommendation(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion)
    path = f"/recommendations/{firm.engagements[LABEL]}"
    asked = await api.staff(firm, "manager").post(f"{path}/review-request", {"version": 1})
    await conversion.hear(newer(firm, "additional_review"))

    again = await api.staff(firm, "manager").post(f"{path}/review-request", {"version": 1})

    assert (asked.status_code, again.status_code) == (200, 200), again.text
    requests = [kind for kind, _ in await conversion.told() if kind == "recommendation.review_requested"]
    assert len(requests) == 2


@pytest.mark.parametrize("cause", CAUSES)
@pytest.mark.parametrize(("decision", "status"), [("convert", "confirmed"), ("hold", "overridden")])
async def test_a_decision_that_was_made_stands_and_is_asked_anew(
    conversion: Conversion, api: Api, decision: str, status: str, cause: str
) -> None:
    firm = await judged(conversion)
    value = {"convert": {"recommendation": "convert"}, "hold": {}}[decision]
    await conversion.hear(newer(firm, "additional_review", recommendation="convert"))
    manager, path = api.staff(firm, "manager"), f"/recommendations/{firm.engagements[LABEL]}"
    made = await manager.post(f"{path}/{decision}", {"version": 1, "reason": "Evidence.", "reason_code": "evidence"})
    assert made.json()["status"] == status, made.text

    await conversion.hear(firm.summary(version=3, superseded_because=cause, supersedes=2, **value))

    assert [tuple(row) for row in await conversion.query(STANDS)][1:] == [
        (2, status, decision), (3, "under_decision", None)
    ]  # fmt: skip
    kinds = [kind for kind, _ in await conversion.told("conversion.recommendation.v1")]
    assert kinds[-2:] == [f"recommendation.{status}", "recommendation.computed"]
    _, page = await api.signed_in(firm, "manager", path)
    assert f"You decided {decision} on summary version 2" in visible(page)
    again = await manager.post(f"{path}/hold", {"version": 1, "reason": "Now.", "reason_code": "evidence"})
    assert again.status_code == 200, again.text


async def test_whose_decision_an_earlier_one_was_is_said_to_each_reader(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion)
    path = f"/recommendations/{firm.engagements[LABEL]}"
    made = await api.staff(firm, "manager").post(f"{path}/convert", {"version": 1, "reason": "Yes."})
    assert made.status_code == 200, made.text
    await conversion.hear(newer(firm, "void"))

    _, manager = await api.signed_in(firm, "manager", path)
    _, partner = await api.signed_in(firm, "partner", path)

    assert "You decided convert on summary version 1; that stays on record." in visible(manager)
    assert "The decision on version 1 was convert; that stays on record." in visible(partner)
    assert "You decided" not in visible(partner)
    assert "The decision on version 2 is open" in visible(partner)


async def test_asking_for_one_more_review_is_confirmed_on_a_newer_summary_too(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion)
    await conversion.hear(newer(firm, "amendment"))
    path = f"/recommendations/{firm.engagements[LABEL]}"
    browser, _ = await api.signed_in(firm, "manager", path)

    done = await browser.send(await browser.get(f"{path}/decide?decision=additional_review"))
    await conversion.hear(newer(firm, "additional_review", summary_version=3, supersedes=2))
    again = await browser.get(f"{path}?done=additional_review")

    assert "One more reviewer is asked. The summary is worked out again" in visible(done)
    assert "A reviewer has amended their scorecard" in visible(done)
    assert "One more reviewer is asked" not in visible(again)
    assert "One more review has come in" in visible(again)


async def test_an_approved_offer_waits_until_the_newer_summary_is_decided(conversion: Conversion, api: Api) -> None:
    firm = await decided(conversion, api)
    manager, path = api.staff(firm, "manager"), f"/recommendations/{firm.engagements[LABEL]}"
    drafted = await manager.post("/offers", {"engagement_id": str(firm.engagements[LABEL]), "terms": TERMS})
    offer = f"/offers/{drafted.json()['offer_id']}"
    await manager.post(f"{offer}/request-approval")
    for member in ("finance", "people"):
        await api.staff(firm, member).post(f"/approvals/{drafted.json()['offer_id']}/approve", {"comment": ""})
    await conversion.hear(newer(firm, "void", recommendation="convert"))

    refused = await manager.post(f"{offer}/extend")
    await manager.post(f"{path}/convert", {"version": 1, "reason": ""})
    sent = await manager.post(f"{offer}/extend")

    assert refused.status_code == 422
    assert refused.json()["findings"][0]["rule"] == "decision_open"
    assert sent.json()["status"] == "extended", sent.text


async def test_an_appeal_asks_for_more_cards(conversion: Conversion) -> None:
    firm = await judged(conversion)
    about = {
        "evaluation_id": firm.evaluations[LABEL],
        "engagement_id": firm.engagements[LABEL],
        "project_id": firm.project_id,
    }
    appealed = evaluation_v1.EvaluationAppealed.model_validate(about | {"reviews_wanted": 5})
    older = evaluation_v1.EvaluationAppealed.model_validate(about)

    await conversion.hear(firm.event(appealed, firm.evaluations[LABEL]), firm.event(older, firm.evaluations[LABEL]))

    (row,) = await conversion.query("SELECT reviews_wanted FROM known_evaluations")
    assert row["reviews_wanted"] == 5


async def test_who_has_a_card_to_seal_in_the_project_sees_no_summary_of_it(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion)
    asked = evaluation_v1.ReviewAssigned(
        evaluation_id=firm.evaluations["Candidate 2"],
        engagement_id=firm.engagements["Candidate 2"],
        project_id=firm.project_id,
        review_id=uuid4(),
        reviewer_member_id=firm.members["partner"],
        due_at=firm.now,
        additional=True,
    )
    path = f"/recommendations/{firm.engagements[LABEL]}"
    before = (await api.staff(firm, "partner").get(path)).json()
    await conversion.hear(*firm.confirmed("Candidate 2"), firm.event(asked, firm.evaluations["Candidate 2"]))

    told = (await api.staff(firm, "partner").get(path)).json()
    _, page = await api.signed_in(firm, "partner", path)

    assert before["summary"] is not None
    assert (told["summary"], told["recommendation"]) == (None, None)
    assert "scorecards sealed" in visible(page)
    assert "Recommendation" not in visible(page)
    assert (await api.staff(firm, "manager").get(path)).json()["summary"] is not None
