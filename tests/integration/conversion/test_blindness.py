"""Who has a card to seal in a project is told nothing of its judgement before, by whatever way they ask."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from shared.contracts import evaluation_v1
from shared.messaging import Event
from shared.rules import Forbidden
from tests.integration.conversion.conftest import Api, Conversion, visible
from tests.integration.conversion.samples import CARDS, TERMS, Firm
from tests.integration.conversion.test_offers import LABEL, decided

OTHER = "Candidate 2"


class Asked:
    """A review of other work in the project of a firm, and the ways in which it ends."""

    def __init__(self, firm: Firm, member: str) -> None:
        self._firm, self._key = firm, firm.evaluations[OTHER]
        self._review: dict[str, Any] = {
            "evaluation_id": self._key,
            "engagement_id": firm.engagements[OTHER],
            "project_id": firm.project_id,
            "review_id": uuid4(),
            "reviewer_member_id": firm.members[member],
        }

    def assigned(self) -> Event[Any]:
        return self._event(evaluation_v1.ReviewAssigned(**self._review, due_at=self._firm.now))

    def ended(self, how: str) -> Event[Any]:
        match how:
            case "sealed":
                card = {"scorecard_version": 1, "commitment": "sha256:" + "c0" * 32, "sealed": 1, "wanted": 3}
                return self._event(evaluation_v1.ScorecardSealed.model_validate(self._review | card))
            case "declined":
                return self._event(evaluation_v1.ReviewDeclined(**self._review, reason="capacity"))
            case "reassigned":
                return self._event(evaluation_v1.ReviewReassigned(**self._review, reason="deadline"))
            case other:
                raise ValueError(other)

    def _event(self, fact: Any) -> Event[Any]:
        return self._firm.event(fact, self._key)


async def judged(conversion: Conversion) -> Firm:
    """One work is judged, another one is still with its reviewers."""
    firm = Firm()
    await conversion.hear(
        *firm.joined(), firm.published(), *firm.confirmed(), *firm.reviewing(sealed=3), firm.summary()
    )
    await conversion.hear(*firm.confirmed(OTHER))
    return firm


def second_project(firm: Firm) -> Firm:
    ids: list[dict[str, UUID]] = [{label: uuid4() for label in CARDS} for _ in range(3)]
    return replace(firm, project_id=uuid4(), engagements=ids[0], evaluations=ids[1], subjects=ids[2])


async def test_the_lists_leave_the_project_out_and_no_other(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion)
    elsewhere = second_project(firm)
    await conversion.hear(elsewhere.published(), elsewhere.summary())
    both, one = {str(firm.project_id), str(elsewhere.project_id)}, {str(elsewhere.project_id)}

    async def listed(member: str) -> tuple[set[str], int]:
        rows = (await api.staff(firm, member).get("/recommendations")).json()["items"]
        _, page = await api.signed_in(firm, member, "/recommendations")
        return {row["project_id"] for row in rows}, visible(page).count("above your bar")

    before = await listed("partner")
    asked = Asked(firm, "partner")
    await conversion.hear(asked.assigned())
    while_asked, others = await listed("partner"), await listed("finance")
    await conversion.hear(asked.ended("sealed"))

    assert before == (both, 2)
    assert while_asked == (one, 1)
    assert others == (both, 2)
    assert await listed("partner") == (both, 2)


async def test_a_page_of_the_list_is_full_though_rows_are_left_out(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion)
    elsewhere = second_project(firm)
    await conversion.hear(elsewhere.published(), elsewhere.summary(), firm.summary("Candidate 3"))
    await conversion.hear(Asked(firm, "partner").assigned())

    first = (await api.staff(firm, "partner").get("/recommendations", params={"limit": 1})).json()

    assert [row["project_id"] for row in first["items"]] == [str(elsewhere.project_id)]
    assert first["next"] is None


@pytest.mark.parametrize("by_an_earlier_release", [False, True])
async def test_a_card_counts_before_its_work_is_told_of(
    conversion: Conversion, api: Api, *, by_an_earlier_release: bool
) -> None:
    firm = Firm()
    await conversion.hear(*firm.joined(), firm.published(), firm.summary(), Asked(firm, "partner").assigned())
    if by_an_earlier_release:
        await conversion.query("UPDATE known_reviews SET project_id = NULL")
        unknown = (await api.staff(firm, "partner").get("/recommendations")).json()["items"]
        assert len(unknown) == 1
        await conversion.hear(*firm.confirmed(OTHER))

    assert (await api.staff(firm, "partner").get("/recommendations")).json()["items"] == []
    assert len((await api.staff(firm, "finance").get("/recommendations")).json()["items"]) == 1


async def test_nothing_is_decided_and_no_review_asked_for_blindly(conversion: Conversion, api: Api) -> None:
    firm = await judged(conversion)
    asked, path = Asked(firm, "manager"), f"/recommendations/{firm.engagements[LABEL]}"
    manager = api.staff(firm, "manager")
    browser, _ = await api.signed_in(firm, "manager", path)
    form = await browser.get(f"{path}/decide?decision=convert")
    before = await conversion.told()
    await conversion.hear(asked.assigned())

    refused = [
        await manager.post(f"{path}/convert", {"version": 1}),
        await manager.post(f"{path}/hold", {"version": 9, "reason": "So.", "reason_code": "evidence"}),
        await manager.post(f"{path}/review-request", {"version": 1}),
        await manager.post("/offers", {"engagement_id": str(firm.engagements[LABEL]), "terms": TERMS}),
        await browser.get(f"{path}/decide?decision=convert"),
        await browser.send(form),
    ]

    assert [answer.status_code for answer in refused] == [404] * len(refused)
    unknown = await manager.post(f"/recommendations/{uuid4()}/convert", {"version": 1})
    assert refused[0].json().keys() == unknown.json().keys()
    assert await conversion.told() == before
    await conversion.hear(asked.ended("sealed"))
    assert (await manager.post(f"{path}/review-request", {"version": 1})).status_code == 200
    assert (await manager.post(f"{path}/convert", {"version": 2})).status_code == 200


@pytest.mark.parametrize("how", ["sealed", "declined", "reassigned"])
async def test_the_mail_waits_for_the_manager_s_own_card(conversion: Conversion, how: str) -> None:
    firm = Firm()
    await conversion.hear(*firm.joined(), firm.published(), *firm.confirmed(OTHER))
    cards = [Asked(firm, "manager"), Asked(firm, "manager")]
    await conversion.hear(*(card.assigned() for card in cards))
    await conversion.hear(firm.summary())
    queued = [len(await conversion.queued())]

    for card in cards:
        await conversion.hear(card.ended(how))
        queued.append(len(await conversion.queued()))

    assert queued == [0, 0, 1]
    (delivery,) = await conversion.queued()
    assert (await conversion.mail(firm, delivery)).to == "manager@example.com"


async def test_a_mail_that_was_queued_before_does_not_go_out_either(conversion: Conversion) -> None:
    firm = await judged(conversion)
    (delivery,) = await conversion.queued()
    asked = Asked(firm, "manager")
    await conversion.hear(asked.assigned())

    with pytest.raises(Forbidden, match="a card to seal"):
        await conversion.mail(firm, delivery)

    await conversion.hear(asked.ended("sealed"))
    assert (await conversion.mail(firm, delivery)).to == "manager@example.com"
    assert len(await conversion.queued()) == 1


async def test_another_member_s_cards_hold_no_mail_back(conversion: Conversion) -> None:
    firm = Firm()
    await conversion.hear(*firm.joined(), firm.published(), *firm.confirmed(OTHER))
    await conversion.hear(Asked(firm, "partner").assigned(), firm.summary())

    assert len(await conversion.queued()) == 1


async def test_an_approver_reads_the_offer_without_its_reasons(conversion: Conversion, api: Api) -> None:
    firm = await decided(conversion, api)
    drafted = await api.staff(firm, "manager").post(
        "/offers", {"engagement_id": str(firm.engagements[LABEL]), "terms": TERMS}
    )
    await api.staff(firm, "manager").post(f"/offers/{drafted.json()['offer_id']}/request-approval")
    asked, path = Asked(firm, "finance"), f"/approvals/{drafted.json()['offer_id']}"
    await conversion.hear(*firm.confirmed(OTHER), asked.assigned())

    browser, page = await api.signed_in(firm, "finance", path)
    await conversion.hear(asked.ended("sealed"))
    after = await browser.get(path)

    assert "€52,000 a year" in visible(page)
    assert "Why this person" not in visible(page)
    assert "above your bar" not in page.text
    assert "Why this person" in visible(after)
    assert "above your bar" in visible(after)
