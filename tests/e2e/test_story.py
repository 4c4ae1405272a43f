"""The main job, end to end, on real servers: what `make demo` tells, asserted."""

import asyncio

import httpx2
import pytest

from deploy.story import report
from deploy.story.ledger import counted
from shared.judgement.commitment import opens
from shared.judgement.panel import Scorecard, estimate
from shared.judgement.policy import Policy
from shared.judgement.recommendation import recommend
from shared.judgement.rubric import Criterion, Level, Rubric
from tests.e2e.conftest import Played

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(300)]


async def test_everybody_ends_where_the_story_says(played: Played) -> None:
    for story in played.stories:
        ended = {one["candidate"]: (one["recommendation"], one["outcome"]) for one in story.people}
        assert ended == {
            "Candidate 1": ("strong_convert", "hired"),
            "Candidate 2": ("hold", "offer_expired"),
            "Candidate 3": (None, "selection_declined"),
            "Candidate 4": (None, "incomplete"),
            "Candidate 5": (None, "waitlisted"),
            "Candidate 6": (None, "rejected"),
        }


async def test_nothing_is_lost_doubled_or_out_of_order(played: Played) -> None:
    found = await counted(played.stack, played.stage)
    assert (found["lost"], found["doubled"], found["out_of_order"]) == (0, 0, 0)
    assert found["checked"]["events"] > 200
    assert found["checked"]["effects"] > 200


async def test_the_mail_says_what_the_event_says(played: Played) -> None:
    for name, mail in played.stage.notes["mails"].items():
        tag, _, candidate = name.partition("/")
        story = next(story for story in played.stories if story.tag == tag)
        summary = played.stage.log.find("evaluation_summary.published.v1", engagement_id=story.engagements[candidate])
        score = float(summary[-1].data["score"])
        assert f"{score:.1f}" in mail["text"]
        assert f"{score:.1f}" in mail["html"]
        assert "Person " not in mail["html"] + mail["text"] + mail["subject"]


async def test_correlation_runs_from_the_hr_event_to_the_mail(played: Played) -> None:
    story = played.stories[0]
    published = played.stage.log.find("project.published.v1", project_id=story.project_id)[0]
    reported = [
        entry
        for entry in played.stage.log.find("hr_outcome.reported.v1", project_id=story.project_id)
        if entry.data["milestone"] == "published"
    ]
    assert reported[0].attributes.correlationid == published.attributes.correlationid


async def test_no_topic_carries_a_candidates_identity(played: Played) -> None:
    await asyncio.sleep(0)
    for entry in played.stage.log.entries:
        text = str(entry.data)
        assert "Person " not in text, entry.kind
        assert "person-" not in text, entry.kind


async def test_latencies_are_known(played: Played) -> None:
    mails = list(played.stage.notes["mails"].values())
    assert len(report.last_seal_to_mail(played.stage.log, mails)) == 4
    assert len(report.hr_event_to_published(played.stage.log, played.stories[0].hr.sent)) >= 3


async def test_nobody_acts_with_the_session_of_somebody_before(played: Played) -> None:
    story = played.stories[1]
    async with httpx2.AsyncClient(base_url=played.stack.front) as stranger:
        answer = await stranger.get(
            f"/recommendations/{story.engagements['Candidate 1']}", headers={"Accept": "text/html"}
        )
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/conversion/auth/login?next=")


@pytest.mark.parametrize("candidate", ["Candidate 1", "Candidate 2"])
async def test_a_summary_can_be_recomputed_by_anybody(played: Played, candidate: str) -> None:
    story = played.stories[0]
    summary = played.stage.log.find("evaluation_summary.published.v1", engagement_id=story.engagements[candidate])[
        -1
    ].data
    revealed = played.stage.log.find("scorecard.revealed.v1", engagement_id=story.engagements[candidate])
    sealed = {
        (entry.data["review_id"], entry.data["scorecard_version"]): entry.data["commitment"]
        for entry in played.stage.log.find("scorecard.sealed.v1", engagement_id=story.engagements[candidate])
    }
    for entry in revealed:
        commitment = sealed[entry.data["review_id"], entry.data["scorecard_version"]]
        card = {name: value for name, value in entry.data["scorecard"].items() if value is not None or name != "reason"}
        assert opens(commitment, card, bytes.fromhex(entry.data["nonce"]))
    rubric = Rubric(
        tuple(
            Criterion(c["criterion_id"], c["weight"], tuple(Level(level["points"]) for level in c["levels"]))
            for c in summary["criteria"]
        )
    )
    policy = Policy.of(summary["policy_numbers"])
    cards = [
        Scorecard(card["candidate"], card["reviewer"], card["ratings"], card.get("project") or "p")
        for card in summary["panel_input"]["scorecards"]
    ]
    panel = estimate(rubric, policy, cards)
    found = panel.candidates[summary["candidate"]]
    assert (f"{found.score:.2f}", f"{found.chance:.4f}") == (summary["score"], summary["chance"])
    assert recommend(panel, policy)[summary["candidate"]].value == summary["recommendation"]
