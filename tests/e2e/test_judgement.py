"""One project whose reviewing goes every way but straight, on real servers: declined, silent, undecided, appealed."""

import asyncio
import json
import sys
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiokafka import AIOKafkaProducer

from deploy.story.acts import C, E, P, Story
from deploy.story.cast import Verdict, verdicts
from deploy.story.clients import Person, until
from deploy.story.log import Entry
from deploy.story.play import story_of
from tests.e2e.conftest import Played

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]
CLEAR, CLOSE = "Candidate 1", "Candidate 2"
OVERDUE_AFTER = timedelta(days=27, hours=1)
"""Reviews are due three days before the project's review deadline, which is thirty days away."""
REPLACED_AFTER = timedelta(days=2)


@dataclass
class Panel:
    """The reviewers of one story at their desks: who has what, and what each will say."""

    story: Story
    verdicts: dict[str, Verdict]
    sealed: set[str] = field(default_factory=set)

    @property
    def engagements(self) -> dict[str, str]:
        return {name: self.story.engagements[name] for name in self.verdicts}

    def reviewer(self, entry: Entry) -> Person:
        keys = {member_id: key for key, member_id in self.story.member_ids.items()}
        return self.story.staff[keys[entry.data["reviewer_member_id"]]]

    def assigned(self, name: str) -> list[Entry]:
        return self.story.stage.log.find("review.assigned.v1", engagement_id=self.engagements[name])

    async def wait(self, name: str, count: int) -> list[Entry]:
        """So many reviews were given out for this work, all in all."""
        log = self.story.stage.log
        return await log.until("review.assigned.v1", engagement_id=self.engagements[name], count=count)

    async def seal(self, name: str, entry: Entry) -> None:
        await self.story._seal(self.reviewer(entry), entry.data["review_id"], self.verdicts[name])
        self.sealed.add(entry.data["review_id"])


@dataclass(frozen=True)
class Judged:
    """What happened, for tests to look at."""

    story: Story
    panel: Panel
    declined: Entry
    silent: Entry
    summaries_before: dict[str, dict[str, Any]]
    candidate: Person

    def of(self, kind: str, name: str) -> list[Entry]:
        return self.story.stage.log.find(kind, engagement_id=self.story.engagements[name])

    def all_of(self, name: str) -> list[Entry]:
        """Every event of this work's evaluation, in its order on the topic, each once."""
        engagement = self.story.engagements[name]
        seen: dict[str, Entry] = {}
        for entry in self.story.stage.log.entries:
            if entry.topic == "evaluation.evaluation.v1" and entry.data.get("engagement_id") == engagement:
                seen.setdefault(entry.attributes.id, entry)
        return list(seen.values())


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def judged(played: Played) -> Judged:
    stage = played.stage
    producer = AIOKafkaProducer(bootstrap_servers=played.stack.backing.kafka, enable_idempotence=True, acks="all")
    await producer.start()
    try:
        story = await story_of(played.stack, stage, producer, "eastwind")
        await story.prologue()
        await story.act_1_projects()
        await story.act_2_selection()
        await story.hand_over()
        leaving = story.engagements["Candidate 4"]
        await story.candidates["Candidate 4"].post(f"{P}/engagements/{leaving}/cancel", {"reason": "Another job."})
        return await _judge(story)
    finally:
        await producer.stop()


async def _judge(story: Story) -> Judged:
    stage, panel = story.stage, Panel(story, verdicts())
    panel.verdicts[CLEAR].cards.append([5, 5, 5, 5])  # what a reviewer of the appeal finds
    clear, close = await panel.wait(CLEAR, 3), await panel.wait(CLOSE, 3)

    declined = clear[0]
    await panel.reviewer(declined).post(f"{E}/reviews/{declined.data['review_id']}/decline", {"reason": "capacity"})
    instead = (await panel.wait(CLEAR, 4))[-1]
    for entry in (*clear[1:], instead):
        await panel.seal(CLEAR, entry)

    silent = close[0]
    for entry in close[1:]:
        await panel.seal(CLOSE, entry)
    await stage.advance(OVERDUE_AFTER)
    await stage.log.until("review.overdue.v1", review_id=silent.data["review_id"])
    await stage.advance(REPLACED_AFTER)
    await panel.seal(CLOSE, (await panel.wait(CLOSE, 4))[-1])
    await panel.seal(CLOSE, (await panel.wait(CLOSE, 5))[-1])  # one more opinion, where it may decide

    before = {}
    for name, engagement in panel.engagements.items():
        (first,) = await stage.log.until("evaluation_summary.published.v1", engagement_id=engagement)
        before[name] = first.data
    candidate = story.candidates[CLEAR]
    await _appeal(story, candidate)
    await panel.seal(CLEAR, (await panel.wait(CLEAR, 5))[-1])
    await stage.log.until("evaluation_summary.published.v1", engagement_id=story.engagements[CLEAR], count=2)
    return Judged(story, panel, declined, silent, before, candidate)


async def _appeal(story: Story, candidate: Person) -> None:
    engagement = story.engagements[CLEAR]

    async def told() -> Any:
        results = await candidate.get(f"{P}/me/results")
        return any(one["engagement_id"] == engagement for one in results["items"]) or None

    await until(told, "the candidate's result")
    ticket = await candidate.post(f"{P}/me/results/{engagement}/appeal-ticket")
    holder = Person(story.stage.http, CLEAR, ticket["url"].partition("ticket=")[2])
    body = {"reason": "The third figure was read as a mistake."}
    answer = await holder.call("POST", f"{E}/appeals/{engagement}", expect=201, json=body)
    assert answer.body["standing"] == "under_review"
    await holder.call("POST", f"{E}/appeals/{engagement}", expect=409, json=body)
    await story.stage.log.until("evaluation.appealed.v1", engagement_id=engagement)


async def test_a_declined_review_goes_to_somebody_who_has_not_had_it(judged: Judged) -> None:
    reviewers = [entry.data["reviewer_member_id"] for entry in judged.panel.assigned(CLEAR)]
    assert len(set(reviewers)) == len(reviewers) == 5
    declined = judged.declined.data["review_id"]
    kinds = [entry.kind for entry in judged.all_of(CLEAR) if entry.data.get("review_id") == declined]
    assert kinds == ["review.assigned.v1", "review.declined.v1"]


async def test_a_silent_reviewer_is_overdue_then_replaced_before_the_deadline(judged: Judged) -> None:
    silent = judged.silent.data["review_id"]
    kinds = [entry.kind for entry in judged.all_of(CLOSE) if entry.data.get("review_id") == silent]
    assert kinds == ["review.assigned.v1", "review.overdue.v1", "review.reassigned.v1"]
    sealed = {entry.data["review_id"] for entry in judged.of("scorecard.sealed.v1", CLOSE)}
    assert silent not in sealed
    refused = await judged.panel.reviewer(judged.silent).call("POST", f"{E}/reviews/{silent}/seal", expect=409, json={})
    assert "due date" in refused.body["detail"]


async def test_one_more_opinion_is_asked_for_where_it_may_decide_and_nowhere_else(judged: Judged) -> None:
    assert len(judged.of("evaluation.additional_review_requested.v1", CLOSE)) == 1
    assert judged.of("evaluation.additional_review_requested.v1", CLEAR) == []
    assert (judged.summaries_before[CLOSE]["reviews"], judged.summaries_before[CLEAR]["reviews"]) == (4, 3)


async def test_everything_is_sealed_before_anything_is_revealed(judged: Judged) -> None:
    sealed, revealed = [
        sorted(entry.at for entry in judged.story.stage.log.find(kind, project_id=judged.story.project_id))
        for kind in ("scorecard.sealed.v1", "scorecard.revealed.v1")
    ]
    assert len(sealed) == len(revealed) == 8
    assert sealed[6] <= revealed[0] <= revealed[6] < sealed[7] <= revealed[7], "the eighth card is the appeal's"


@pytest.mark.parametrize("name", [CLEAR, CLOSE])
async def test_events_of_a_work_are_numbered_without_a_gap_in_their_order(judged: Judged, name: str) -> None:
    numbers = [int(entry.attributes.sequence or 0) for entry in judged.all_of(name)]
    assert numbers == list(range(1, len(numbers) + 1))


async def test_the_appeals_summary_supersedes_the_one_before(judged: Judged) -> None:
    kinds = [entry.kind for entry in judged.all_of(CLEAR)]
    appealed = kinds.index("evaluation.appealed.v1")
    assert kinds[appealed:] == [
        "evaluation.appealed.v1",
        "review.assigned.v1",
        "scorecard.sealed.v1",
        "evaluation.quorum_reached.v1",
        "scorecard.revealed.v1",
        "evaluation.finalized.v1",
        "evaluation_summary.superseded.v1",
        "evaluation_summary.published.v1",
    ]
    first, second = (entry.data for entry in judged.of("evaluation_summary.published.v1", CLEAR))
    assert (first["summary_version"], second["summary_version"], second["supersedes"]) == (1, 2, 1)
    assert (second["superseded_because"], second["appeal_outcome"], second["reviews"]) == ("appeal", "unchanged", 4)
    used = {entry.data["reviewer_member_id"] for entry in judged.panel.assigned(CLEAR)[:-1]}
    assert judged.panel.assigned(CLEAR)[-1].data["reviewer_member_id"] not in used


async def test_anybody_verifies_the_whole_log_offline(judged: Judged, tmp_path: Path) -> None:
    file = tmp_path / "evaluation.jsonl"
    events = [*judged.all_of(CLEAR), *judged.all_of(CLOSE)]
    file.write_text("\n".join(json.dumps({"type": one.attributes.type, "data": one.data}) for one in events))

    command = (sys.executable, "-m", "services.evaluation", "verify-panel", str(file))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, cwd=ROOT)
    said = (await process.communicate())[0].decode()

    assert process.returncode == 0, said
    assert said.count("its commitment holds") == 8


async def test_conversion_takes_every_summary_up(judged: Judged) -> None:
    manager = judged.story.staff["manager"]

    async def newest() -> Any:
        found = await manager.get(f"{C}/recommendations/{judged.story.engagements[CLEAR]}")
        return found if found["recommendation"]["summary_version"] == 2 else None

    found = await until(newest, "conversion to take up the second summary")
    published = judged.of("evaluation_summary.published.v1", CLEAR)[-1].data
    assert (found["summary"]["score"], found["summary"]["chance"]) == (published["score"], published["chance"])
    log, engagement = judged.story.stage.log, judged.story.engagements[CLEAR]
    await log.until("recommendation.superseded.v1", engagement_id=engagement)
    await log.until("recommendation.computed.v1", engagement_id=engagement, count=2)
    assert len(judged.of("recommendation.computed.v1", CLEAR)) == 2
    assert len(judged.of("recommendation.superseded.v1", CLEAR)) == 1


async def test_the_candidate_reads_levels_and_notes_and_what_came_of_the_appeal(judged: Judged) -> None:
    engagement = judged.story.engagements[CLEAR]

    async def decided() -> Any:
        results = (await judged.candidate.get(f"{P}/me/results"))["items"]
        found = next(one for one in results if one["engagement_id"] == engagement)
        return found if found["reviews"] == 4 else None

    result = await until(decided, "the candidate's second result")
    assert result["change"].startswith("You appealed: ")
    assert result["change"].endswith("The result is the same as before.")
    assert len(result["criteria"]) == 4
    assert all(sum(level["chosen"] for level in criterion["levels"]) == 4 for criterion in result["criteria"])
    assert len(result["feedback"]) == 4
    told = str(result)
    published = judged.of("evaluation_summary.published.v1", CLEAR)[-1].data
    for hidden in ("Reviewer ", published["score"], published["chance"], *judged.story.member_ids.values()):
        assert hidden not in told


async def test_the_manager_reads_the_same_numbers_on_the_page_as_in_the_event(judged: Judged) -> None:
    published = judged.of("evaluation_summary.published.v1", CLOSE)[-1].data
    manager = judged.story.staff["manager"]
    found = await manager.get(f"{C}/recommendations/{judged.story.engagements[CLOSE]}")
    shown = {name: found["summary"][name] for name in ("score", "interval", "chance", "recommendation", "sentences")}
    assert shown == {name: published[name] for name in shown}
