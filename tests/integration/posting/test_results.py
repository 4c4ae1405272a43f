"""What a candidate sees of their judged work: levels and notes, why, and until when to appeal; nobody else's anything."""

import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import httpx2
import pytest

from services.posting import consumers
from shared.auth import tickets
from shared.contracts import conversion_v1, evaluation_v1
from shared.messaging import Event, event_of
from shared.messaging.apply import apply
from shared.messaging.sending import DeliveryLog
from tests.integration.posting.conftest import TICKETS, Api, Posting
from tests.integration.posting.project import P, Published, publish
from tests.integration.posting.test_letters import PUBLIC_URL, Post, engaged, post

__all__ = ["post"]
BROWSER = {"Accept": "text/html"}
ANCHORS = ("Cannot be followed.", "Can be followed.", "Convinces.")
CARDS: dict[str, tuple[tuple[int | None, str], ...]] = {
    "A": ((3, "Page 4 has the proof."), (2, "")),
    "B": ((2, "The proof is there, the limits are not."), (2, "Reads well.")),
    "C": ((3, ""), (None, "The appendix would not open.")),
}
"""Points and note of each reviewer on two criteria."""
SECRET = ("73.25", "0.8123", "candidate-2", "reviewer-1", "strong_yes", "leniency", "posterior", "Candidate 2")


@pytest.fixture
async def project(api: Api, posting: Posting) -> Published:
    return await publish(api, posting, seats=1)


def anchor_of(points: int | None) -> str | None:
    return ANCHORS[points - 1] if points else None


class Told:
    """What evaluation says of candidate 1's work."""

    def __init__(self, project: Published, engagement_id: UUID, subject_id: UUID) -> None:
        self.project, self.engagement_id, self.subject_id = project, engagement_id, subject_id
        self._evaluation_id, self._sequence = uuid4(), 0

    @property
    def about(self) -> dict[str, Any]:
        return {
            "evaluation_id": self._evaluation_id, "engagement_id": self.engagement_id, "project_id": self.project.id
        }  # fmt: skip

    async def hear(self, fact: Any) -> None:
        self._sequence += 1
        event: Event[Any] = event_of(
            fact, key=self._evaluation_id, sequence=self._sequence, employer_id=self.project.employer.id
        )
        topic = consumers.evaluation if fact.TOPIC in consumers.evaluation.topics else consumers.conversion
        await apply(topic, self.project.posting.pool, event)

    async def summary(self, version: int = 1, **changes: Any) -> None:
        now = datetime.now(UTC)
        criteria = [
            {
                "criterion_id": name.lower(), "name": name, "question": "Is it good?", "weight": "0.5",
                "levels": [{"points": points, "anchor": anchor} for points, anchor in enumerate(ANCHORS, start=1)],
                "ratings": [
                    {"reviewer": letter, "points": card[n][0], "note": card[n][1],
                     "anchor": anchor_of(card[n][0])}
                    for letter, card in CARDS.items()
                ],
                "mean": "2.67", "agreement": "close",
            }
            for n, name in enumerate(("Proof", "Style"))
        ]  # fmt: skip
        known = {
            "subject_id": self.subject_id, "candidate": "candidate-1", "candidate_label": "Candidate 1",
            "project_title": "Why do customers leave?", "summary_version": version, "supersedes": version - 1 or None,
            "headline": "The work is likely above your bar (81%)", "explanation": "", "method": "additive-panel/1",
            "rubric": {"rubric_id": uuid4(), "version": 1}, "rubric_name": "Analysis",
            "rubric_digest": "sha256:" + "ab" * 32, "policy": {"policy_id": uuid4(), "version": 1},
            "policy_numbers": {"bar": "60"}, "bar": "60.00", "strong_bar": "80.00", "reviews": 3,
            "reviewers_calibrated": False, "raw_score": "73.25", "score": "73.25", "adjustment": "0.00", "sd": "5.00",
            "interval": ["60.00", "80.00"], "rank": [1, 2], "candidates_judged": 2, "chance": "0.8123",
            "chance_strong": "0.1000", "recommendation": "hold", "recommendation_reason": "too_close_to_bar",
            "posterior": [], "criteria": criteria,
            "reviewers": [
                {"reviewer": letter, "overall": "strong_yes", "score": "73.25", "leniency": "1.00"} for letter in CARDS
            ],
            "sensitivity": [], "panel": None,
            "panel_input": {"scorecards": [
                {"candidate": f"candidate-{n}", "reviewer": "reviewer-1", "ratings": {"proof": n}} for n in (1, 2)
            ]},
            "deliverables": [], "hiring_manager_member_id": uuid4(), "decide_by": now + timedelta(days=7),
            "last_sealed_at": now, "published_at": now, "appeal_until": now + timedelta(days=14),
        }  # fmt: skip
        fact = evaluation_v1.EvaluationSummaryPublished.model_validate(self.about | known | changes)
        await self.hear(fact)

    async def appealed(self, **more: Any) -> None:
        await self.hear(evaluation_v1.EvaluationAppealed.model_validate(self.about | {"reviews_wanted": 5} | more))


async def judged(project: Published, **changes: Any) -> Told:
    """Candidate 1 has the seat, and a summary of their work was published."""
    await engaged(project)
    (row,) = await project.posting.query("SELECT engagement_id, subject_id FROM engagements")
    told = Told(project, row["engagement_id"], row["subject_id"])
    await told.summary(**changes)
    return told


async def shown(project: Published, number: int = 1) -> dict[str, Any]:
    (result,) = (await project.candidate(number).get(f"{P}/me/results")).json()["items"]
    assert isinstance(result, dict)
    return result


async def page_of(project: Published) -> httpx2.Response:
    page = await project.candidate(1).get(f"/me/projects/{project.id}", headers=BROWSER)
    assert page.status_code == 200, page.text
    return page


def visible(page: httpx2.Response) -> str:
    return " ".join(unescape(re.sub(r"(?s)<[^>]+>", " ", page.text)).split())


async def test_levels_notes_and_why_are_there_before_anybody_decides(project: Published) -> None:
    told = await judged(project)

    result = await shown(project)
    page = await page_of(project)

    assert (result["engagement_id"], result["reviews"]) == (str(told.engagement_id), 3)
    assert result["verdict"] == "Your work was close to the bar for this project."
    assert "more reviews of the same kind would most likely not settle it" in result["reason"]
    proof, style = result["criteria"]
    assert [(one["number"], one["anchor"], one["chosen"]) for one in proof["levels"]] == [
        (1, ANCHORS[0], 0), (2, ANCHORS[1], 1), (3, ANCHORS[2], 2)
    ]  # fmt: skip
    assert (style["cannot_tell"], [one["chosen"] for one in style["levels"]]) == (1, [0, 2, 0])
    said = visible(page)
    for words in ("Your work was close to the bar", "3 people judged your work", "Level 3 of 3", "chosen by 2 of 3",
                  ANCHORS[2], "Page 4 has the proof.", "1 of 3 could not tell", "Ask for a new review"):  # fmt: skip
        assert words in said
    assert ANCHORS[0] not in said
    home = await project.candidate(1).get("/me", headers=BROWSER)
    assert "Your result is ready." in home.text


async def test_nothing_says_who_reviewed_how_others_did_or_what_the_numbers_are(project: Published) -> None:
    await judged(project)

    result, page = json.dumps(await shown(project)), (await page_of(project)).text

    for text in (result, page):
        for secret in (*SECRET, "Reviewer A", '"A"', "rank", "score", "chance", "81%", "weight"):
            assert secret not in text, secret
    kept = str(await project.posting.query("SELECT to_jsonb(r)::text AS row FROM results r"))
    for secret in SECRET:
        assert secret not in kept


async def test_feedback_is_grouped_by_review_in_an_order_of_its_own(project: Published) -> None:
    await judged(project)
    first = (await shown(project))["feedback"]

    said = [{note["criterion"]: note["note"] for note in of_one} for of_one in first]

    assert len(said) == 3
    assert {"Proof": CARDS["B"][0][1], "Style": CARDS["B"][1][1]} in said
    orders = set()
    for number in range(12):
        from services.posting.domain.result import Note, in_neutral_order

        notes = [tuple(Note(name, note) for name, note in of_one.items()) for of_one in said]
        ordered = in_neutral_order(UUID(int=number), notes)
        assert ordered == in_neutral_order(UUID(int=number), notes[::-1])
        orders.add(tuple(notes.index(one) for one in ordered))
    assert len(orders) > 1


async def test_nobody_sees_somebody_elses_result(project: Published) -> None:
    told = await judged(project)
    somebody = await project.described(2)

    assert (await somebody.get(f"{P}/me/results")).json()["items"] == []
    answers = [
        await somebody.post(f"{P}/me/results/{told.engagement_id}/appeal-ticket"),
        await somebody.get(f"/me/appeals/{told.engagement_id}", headers=BROWSER),
        await project.manager.get(f"{P}/me/results"),
        await project.candidate(1).post(f"{P}/me/results/{uuid4()}/appeal-ticket"),
    ]
    assert [one.status_code for one in answers] == [404, 404, 403, 404]


async def test_the_way_to_appeal_is_a_ticket_for_this_work(project: Published) -> None:
    told = await judged(project)
    person = project.candidate(1)

    given = await person.post(f"{P}/me/results/{told.engagement_id}/appeal-ticket")
    sent = await person.get(f"/me/appeals/{told.engagement_id}", headers=BROWSER)

    assert f'href="/me/appeals/{told.engagement_id}"' in (await page_of(project)).text
    for address in (given.json()["url"], sent.headers["location"]):
        url = urlsplit(address)
        assert url.path == f"/appeals/{told.engagement_id}"
        ticket = tickets.verify(TICKETS.as_pem(private=False).decode(), parse_qs(url.query)["ticket"][0], path=url.path)
        assert (ticket.aggregate_id, ticket.subject_id) == (told.engagement_id, told.subject_id)
        assert ticket.employer_id == project.employer.id


async def test_the_candidate_is_written_to_with_the_result_and_until_when_to_appeal(
    project: Published, post: Post
) -> None:
    await engaged(project)
    await post.arrived()
    (row,) = await project.posting.query("SELECT engagement_id, subject_id FROM engagements")
    told = Told(project, row["engagement_id"], row["subject_id"])
    await told.summary()

    (mail,) = await post.arrived()
    await told.summary()

    assert await post.arrived() == []
    assert (mail.to, mail.subject) == ("person-1@example.com", 'Your result for "Why do customers leave?"')
    for part in (mail.text, mail.html):
        text = " ".join(part.split())
        for words in ("Dear Person 1,", "was close to the bar", "ask for a new review once, until",
                      f"{PUBLIC_URL}/me/projects/{project.id}"):  # fmt: skip
            assert words in text
        for secret in SECRET:
            assert secret not in part
    assert max(len(line) for line in mail.text.splitlines() if "http" not in line) <= 72


@pytest.mark.parametrize("waiting", [False, True])
async def test_an_appeal_is_acknowledged_followed_and_its_outcome_told(
    project: Published, post: Post, *, waiting: bool
) -> None:
    told = await judged(project)
    await post.arrived()
    possible = await shown(project)
    await told.appealed(reviewers_missing=waiting)
    lodged, (arrived,) = await shown(project), await post.arrived()
    said = visible(await page_of(project))
    review = {"review_id": uuid4(), "reviewer_member_id": uuid4(), "due_at": datetime.now(UTC), "additional": True}
    await told.hear(evaluation_v1.ReviewAssigned.model_validate(told.about | review))
    found = await shown(project)
    await told.summary(
        2, superseded_because="appeal", appeal_outcome="changed", appeal_until=None, recommendation="convert",
        recommendation_reason="clear_of_bar",
    )  # fmt: skip
    decided, (outcome,) = await shown(project), await post.arrived()
    after = visible(await page_of(project))

    assert possible["appeal"] == "possible"
    assert lodged["appeal"] == ("waiting_for_reviewers" if waiting else "under_review")
    assert ("nobody is free" in " ".join(arrived.text.split())) is waiting
    assert ("nobody is free" in said) is waiting
    assert found["appeal"] == "under_review"
    assert (decided["appeal"], decided["verdict"]) == ("decided", "Your work met the bar for this project.")
    assert "The result is another one now." in decided["change"]
    for text in (" ".join(outcome.text.split()), after):
        assert "The result is another one now." in text
        assert "Ask for a new review" not in text
    assert "ask for a new review once" not in outcome.text


async def test_a_later_version_stands_whatever_is_told_again(project: Published, posting: Posting, post: Post) -> None:
    told = await judged(project)
    await told.summary(2, superseded_because="amendment", recommendation="convert")
    await told.summary(1)

    result = await shown(project)
    mails = await post.arrived()

    assert result["verdict"] == "Your work met the bar for this project."
    assert "A reviewer has corrected their scorecard" in result["change"]
    assert [mail.subject for mail in mails if "result" in mail.subject] == ['Your result for "Why do customers leave?"']
    unsent = [one for one in await DeliveryLog(posting.pool).latest() if one.sent_at is None]
    assert ["newer result" in str(one.reason) for one in unsent] == [True]
    assert [one.failed_at for one in unsent] == [None]


@pytest.mark.parametrize(("zone", "until", "decided"), [
    ("Asia/Tokyo", "Thu 2 Jan 2031, 07:30 (Asia/Tokyo)", "Tue 31 Dec 2030, 07:30 (Asia/Tokyo)"),
    ("Nowhere/../None", "Wed 1 Jan 2031, 22:30 (UTC)", "Mon 30 Dec 2030, 22:30 (UTC)"),
])  # fmt: skip
async def test_deadlines_are_in_the_candidate_s_time_zone_and_name_it(
    project: Published, zone: str, until: str, decided: str
) -> None:
    at = datetime(2031, 1, 1, 22, 30, tzinfo=UTC)
    await judged(project, appeal_until=at, decide_by=at - timedelta(days=2))
    await project.posting.query("UPDATE candidates SET time_zone = $1", zone)

    page = await page_of(project)

    assert f"ask once for a new review, until {until}" in visible(page)
    assert f"decide about a job offer by {decided}" in visible(page)
    assert f'<time datetime="{at.isoformat()}">' in page.text


async def test_without_a_time_to_appeal_none_is_said_to_have_been(project: Published) -> None:
    await judged(project, appeal_until=None)

    page = await page_of(project)

    assert (await shown(project))["appeal"] == "closed"
    assert "A new review of this work cannot be asked for." in visible(page)
    assert "An appeal was possible" not in visible(page)
    assert "/me/appeals/" not in page.text


async def test_after_its_time_an_appeal_is_not_offered(project: Published) -> None:
    await judged(project)
    await project.posting.query("SELECT app.advance(interval '15 days')")

    assert (await shown(project))["appeal"] == "closed"
    page = await page_of(project)
    assert "An appeal was possible until" in visible(page)
    assert "/me/appeals/" not in page.text


@pytest.mark.parametrize(("decision", "words"), [
    ("no_convert", "decided not to make an offer."), ("hold", "decided not to make an offer now."), ("convert", ""),
])  # fmt: skip
async def test_what_the_employer_decided_is_said_and_an_offer_speaks_for_itself(
    project: Published, decision: str, words: str
) -> None:
    told = await judged(project)
    fact = conversion_v1.RecommendationOverridden.model_validate(
        {
            "recommendation_id": uuid4(), "engagement_id": told.engagement_id, "project_id": project.id,
            "recommended": "hold", "decision": decision, "decided_by": uuid4(),
        }
    )  # fmt: skip
    await told.hear(fact)

    said = visible(await page_of(project))

    assert ("The employer has decided" in said) is bool(words)
    assert words in said
    assert ("decide about a job offer by" in said) is not bool(words)


async def test_cancelled_work_keeps_what_was_told(project: Published) -> None:
    told = await judged(project)
    await told.appealed()
    await told.hear(evaluation_v1.EvaluationCancelled.model_validate(told.about | {"reason": "project_cancelled"}))

    assert (await shown(project))["appeal"] == "cancelled"
