"""All cards of a project together, one more opinion where it may decide, and a summary that anybody can recompute."""

import asyncio
import random
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest

from services.evaluation.handlers import panels
from services.evaluation.handlers.commits import DEADLINE, REMINDER
from shared.contracts import evaluation_v1
from shared.judgement import commitment, words
from shared.judgement.panel import Scorecard, estimate
from shared.judgement.policy import Policy
from shared.judgement.recommendation import recommend
from shared.judgement.rubric import Criterion, Level, Rubric
from shared.messaging import Lapsed
from tests.integration.evaluation.conftest import FAIR, GOOD, Api, World
from tests.integration.evaluation.stages import latest_summaries, letter


async def test_nothing_is_revealed_until_everything_is_in_and_then_all_at_once(api: Api, world: World) -> None:
    first, second = uuid4(), uuid4()
    await api.evaluation.tell(*world.work(first, second))
    await api.seal_all(world, first, GOOD, GOOD)
    await api.seal_all(world, second, GOOD)
    (_, last) = await api.assigned(world, second)
    before = [kind for kind, _ in await api.evaluation.published(world.employer_id)]

    await api.seal(world, last, (5, 5, 4, 5))

    assert not {"scorecard.revealed", "evaluation_summary.published"} & set(before)
    after = [kind for kind, _ in await api.evaluation.published(world.employer_id)][len(before) :]
    one = ["scorecard.revealed", "scorecard.revealed", "evaluation.finalized", "evaluation_summary.published"]
    assert after == ["scorecard.sealed", "evaluation.quorum_reached", *one, *one]
    assert set(await latest_summaries(api, world)) == {str(first), str(second)}
    manager = api.manager(world)
    shown = (await manager.get(f"/evaluations/{second}")).json()
    assert (shown["status"], shown["summary"]["recommendation"]) == ("summary_published", "strong_convert")


async def test_the_reveal_waits_for_everybody_who_took_a_seat(api: Api, world: World) -> None:
    done, at_work = uuid4(), uuid4()
    await api.evaluation.tell(*world.staff(), world.project(), world.confirmed(done), world.completed(done))
    await api.seal_all(world, done, GOOD, GOOD)
    unnamed = await latest_summaries(api, world)
    await api.evaluation.tell(world.started(done, at_work), world.confirmed(at_work, 2))
    waiting = await latest_summaries(api, world)

    await api.evaluation.tell(world.incomplete(at_work))

    assert (unnamed, waiting) == ({}, {})
    assert set(await latest_summaries(api, world)) == {str(done)}


@pytest.mark.parametrize("seed", range(4))
async def test_the_order_of_sealing_changes_nothing(api: Api, world: World, seed: int) -> None:
    first, second = uuid4(), uuid4()
    await api.evaluation.tell(*world.work(first, second))
    cards = list(zip(await api.assigned(world), [GOOD, (5, 5, 4, 5), (2, 2, 1, 2), (1, 2, 2, 2)], strict=True))
    random.Random(seed).shuffle(cards)

    for review, points in cards:
        assert (await api.seal(world, review, points)).status_code == 200

    found = await latest_summaries(api, world)
    assert {one: data["recommendation"] for one, data in found.items()} == {
        str(first): "strong_convert",
        str(second): "no_convert",
    }
    assert (found[str(first)]["raw_score"], found[str(second)]["raw_score"]) == ("97.50", "18.75")


async def test_cards_sealed_at_the_same_moment_are_revealed_once(api: Api, world: World) -> None:
    engagements = [uuid4() for _ in range(3)]
    await api.evaluation.tell(*world.work(*engagements))

    answers = await asyncio.gather(*(api.seal(world, review, GOOD) for review in await api.assigned(world)))

    assert [answer.status_code for answer in answers] == [200] * 6
    assert len(await api.evaluation.published(world.employer_id, "evaluation_summary.published")) == 3
    assert len(await api.evaluation.published(world.employer_id, "scorecard.revealed")) == 6


async def test_one_more_opinion_is_asked_for_where_it_may_decide(api: Api, world: World) -> None:
    clear, fair = uuid4(), uuid4()
    await api.evaluation.tell(*world.work(clear, fair))
    await api.seal_all(world, clear, GOOD, GOOD)
    await api.seal_all(world, fair, *FAIR)

    asked = await api.evaluation.published(world.employer_id, "evaluation.additional_review_requested")
    *before, third = await api.assigned(world, fair)
    revealed = await latest_summaries(api, world)
    await api.seal(world, third, (3, 3, 4, 4))

    assert [(data["engagement_id"], data["reviews_wanted"]) for _, data in asked] == [(str(fair), 3)]
    assert third[1] not in {who for _, who in before}
    assert revealed == {}
    found = await latest_summaries(api, world)
    assert (found[str(fair)]["reviews"], found[str(clear)]["reviews"]) == (3, 2)
    assert (found[str(fair)]["recommendation"], found[str(clear)]["recommendation"]) == ("hold", "strong_convert")
    additional = [
        data["additional"] for _, data in await api.evaluation.published(world.employer_id, "review.assigned")
    ]
    assert additional == [False] * 4 + [True]


async def test_without_anybody_for_one_more_opinion_it_goes_on_without(api: Api) -> None:
    world, engagement = World(reviewers=2), uuid4()
    await api.evaluation.tell(*world.work(engagement))

    await api.seal_all(world, engagement, *FAIR)

    found = (await latest_summaries(api, world))[str(engagement)]
    assert (found["reviews"], found["recommendation"]) == (2, "insufficient_evidence")
    assert found["recommendation_reason"] == "another_review_may_decide"


async def test_an_additional_reviewer_who_declines_and_cannot_be_replaced_is_gone_without(api: Api) -> None:
    world, engagement = World(reviewers=3), uuid4()
    await api.evaluation.tell(*world.work(engagement))
    await api.seal_all(world, engagement, *FAIR)
    (*_, (review_id, reviewer_id)) = await api.assigned(world, engagement)
    assert await latest_summaries(api, world) == {}

    await api.member(world, reviewer_id).post(f"/reviews/{review_id}/decline", json={"reason": "capacity"})

    assert (await latest_summaries(api, world))[str(engagement)]["reviews"] == 2


async def test_the_deadline_reveals_what_is_there(api: Api, world: World) -> None:
    first, second = uuid4(), uuid4()
    await api.evaluation.tell(*world.work(first, second))
    await api.seal_all(world, first, GOOD)
    (_, late) = await api.assigned(world, first)
    await api.evaluation.fire(world.employer_id, DEADLINE)

    found = await latest_summaries(api, world)
    assert {one: (data["reviews"], data["recommendation"]) for one, data in found.items()} == {
        str(first): (1, "insufficient_evidence"),
        str(second): (0, "insufficient_evidence"),
    }
    assert found[str(second)]["score"] is None
    assert found[str(first)]["headline"] == "Not enough evidence: 1 of 2 reviews"
    assert len(await api.evaluation.published(world.employer_id, "review.overdue")) == 3
    assert (await api.seal(world, late, GOOD)).status_code == 409


async def test_commitments_open_from_the_events_alone_and_were_sealed_before(api: Api, world: World) -> None:
    engagement = uuid4()
    await api.evaluation.tell(*world.work(engagement))
    await api.seal_all(world, engagement, GOOD, (5, 4, 5, None))

    events = await api.evaluation.published(world.employer_id)
    kinds = [kind for kind, _ in events]
    sealed = {data["review_id"]: data for kind, data in events if kind == "scorecard.sealed"}
    revealed = {data["review_id"]: data for kind, data in events if kind == "scorecard.revealed"}

    assert max(i for i, kind in enumerate(kinds) if kind == "scorecard.sealed") < kinds.index("scorecard.revealed")
    assert sealed.keys() == revealed.keys()
    for review_id, data in revealed.items():
        nonce = bytes.fromhex(data["nonce"])
        document = {name: value for name, value in data["scorecard"].items() if value is not None or name != "reason"}
        assert commitment.opens(sealed[review_id]["commitment"], document, nonce)
        assert not commitment.opens(sealed[review_id]["commitment"], document | {"overall": "no"}, nonce)
    assert len({data["nonce"] for data in revealed.values()}) == 2


def recomputed(data: dict[str, Any]) -> tuple[Any, Any]:
    """The method's own answer to the published input: estimate and recommendation of the summary's candidate."""
    rubric = Rubric(
        tuple(
            Criterion(
                one["criterion_id"],
                one["weight"],
                tuple(Level(level["points"], level["anchor"]) for level in one["levels"]),
                one["name"],
            )
            for one in data["criteria"]
        )
    )
    policy = Policy.of(data["policy_numbers"])
    cards = [Scorecard(**one) for one in data["panel_input"]["scorecards"]]
    panel = estimate(rubric, policy, cards)
    return panel.candidates[data["candidate"]], recommend(panel, policy)[data["candidate"]]


async def test_a_summary_is_the_methods_answer_string_by_string(api: Api, world: World) -> None:
    engagements = [uuid4() for _ in range(3)]
    await api.evaluation.tell(*world.work(*engagements))
    for one, cards in zip(engagements, [(GOOD, (5, 4, 5, 4)), ((1, 2, 1, 1), (2, 1, 1, 1)), (GOOD, GOOD)], strict=True):
        await api.seal_all(world, one, *cards)

    found = await latest_summaries(api, world)
    assert len(found) == 3
    for data in found.values():
        estimated, advice = recomputed(data)
        assert data["score"] == f"{estimated.score:.2f}"
        assert data["raw_score"] == f"{estimated.raw:.2f}"
        assert data["adjustment"] == f"{estimated.adjustment:.2f}"
        assert data["sd"] == f"{estimated.sd:.2f}"
        assert data["interval"] == [f"{end:.2f}" for end in estimated.interval]
        assert data["rank"] == list(estimated.rank)
        assert (data["chance"], data["chance_strong"]) == (
            f"{estimated.chance:.4f}",
            f"{estimated.chance_strong:.4f}",
        )
        assert (data["recommendation"], data["recommendation_reason"]) == (advice.value, advice.reason)
        assert [(one["weight"], one["mean"]) for one in data["posterior"]] == [
            (repr(part.weight), repr(part.mean)) for part in estimated.posterior
        ]
        assert len(data["posterior"]) == 16
        assert data["headline"] == words.headline(estimated.chance, reviews=2, wanted=2, more_wanted=False)


async def test_a_summary_stands_by_itself(api: Api, world: World) -> None:
    engagement = uuid4()
    await api.evaluation.tell(*world.work(engagement))
    before = datetime.now(world.now.tzinfo)
    await api.seal_all(world, engagement, GOOD, (2, 5, 4, None))
    # they are far apart: a third settles it
    await api.seal(world, (await api.assigned(world, engagement))[2], GOOD)

    data = (await latest_summaries(api, world))[str(engagement)]
    summary = evaluation_v1.EvaluationSummaryPublished.model_validate(data)

    assert (summary.project_title, summary.candidate_label) == ("Customer churn analysis", "Candidate 1")
    assert (summary.summary_version, summary.supersedes, summary.reviewers_calibrated) == (1, None, False)
    assert "not calibrated" in summary.explanation
    assert "Reviewers disagree on Answers the task" in summary.explanation
    problem = summary.criteria[0]
    assert (problem.agreement, problem.mean) == ("disagree", "4.00")
    assert {rating.reviewer for rating in problem.ratings} == {"A", "B", "C"}
    assert all(rating.anchor for rating in problem.ratings)
    unrated = [rating for rating in summary.criteria[3].ratings if rating.points is None]
    assert [rating.anchor for rating in unrated] == [None]
    assert {reviewer.reviewer for reviewer in summary.reviewers} == {"A", "B", "C"}
    assert summary.sensitivity
    assert summary.panel is not None
    assert summary.panel.scorecards == 3
    assert summary.deliverables[0].file_name == "deliverable-1-v2.pdf"
    assert summary.hiring_manager_member_id == world.manager_id
    assert summary.last_sealed_at is not None
    assert summary.last_sealed_at >= before
    told = str(data["panel_input"]) + str(data["criteria"]) + str(data["reviewers"])
    assert not [one for one in (*world.reviewer_ids, engagement) if str(one) in told]


async def test_an_earlier_project_teaches_the_panel_about_reviewers(api: Api) -> None:
    world, first, second = World(reviewers=2), uuid4(), uuid4()
    await api.evaluation.tell(*world.work(first))
    await api.seal_all(world, first, GOOD, GOOD)
    world.project_id = uuid4()
    await api.evaluation.tell(*world.delivered(second, 2))

    await api.seal_all(world, second, (5, 5, 5, 4), GOOD)

    found = await latest_summaries(api, world)
    assert len(found[str(first)]["panel_input"]["scorecards"]) == 2
    assert len(found[str(second)]["panel_input"]["scorecards"]) == 4
    assert found[str(second)]["candidates_judged"] == 1
    assert recomputed(found[str(second)])[0].score == float(found[str(second)]["score"])


async def test_of_earlier_projects_the_newest_cards_teach_the_panel(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "MOST_OF_OTHERS", 3)
    world, works = World(reviewers=2), [uuid4(), uuid4(), uuid4()]
    await api.evaluation.tell(*world.work(works[0]))
    await api.seal_all(world, works[0], (1, 1, 1, 1), (1, 1, 1, 1))
    for number, work in enumerate(works[1:], start=2):
        world.project_id = uuid4()
        await api.evaluation.tell(*world.delivered(work, number))
        await api.seal_all(world, work, GOOD, GOOD)

    cards = (await latest_summaries(api, world))[str(works[2])]["panel_input"]["scorecards"]

    assert len(cards) == 5
    assert sum(set(card["ratings"].values()) == {1} for card in cards) == 1, "of the oldest project one card is left"


async def test_a_manager_may_ask_for_one_more_opinion_that_supersedes(api: Api, world: World) -> None:
    engagement = uuid4()
    await api.evaluation.tell(*world.work(engagement))
    await api.seal_all(world, engagement, GOOD, GOOD)

    await api.evaluation.tell(world.review_requested(engagement))
    (*_, third) = await api.assigned(world, engagement)
    manager = api.manager(world)
    meanwhile = (await manager.get(f"/evaluations/{engagement}")).json()
    await api.seal(world, third, (4, 4, 4, 4))

    assert (meanwhile["status"], meanwhile["sealed"], meanwhile["wanted"]) == ("reviewing", 2, 3)
    assert meanwhile["summary"]["version"] == 1
    superseded = await api.evaluation.published(world.employer_id, "evaluation_summary.superseded")
    assert [(data["summary_version"], data["superseded_by"]) for _, data in superseded] == [(1, 2)]
    latest = (await latest_summaries(api, world))[str(engagement)]
    assert (latest["summary_version"], latest["supersedes"], latest["reviews"]) == (2, 1, 3)


async def test_who_still_has_to_seal_in_a_project_reads_none_of_its_summaries(api: Api) -> None:
    world, engagement = World(reviewers=2), uuid4()
    asked = uuid4()
    everybody = [*world.reviewer_ids, asked]
    await api.evaluation.tell(
        *world.staff(),
        world.member(asked, roles=("hr_partner", "reviewer")),
        world.project(reviewer_member_ids=everybody),
        world.started(engagement),
        world.confirmed(engagement, selected_by=uuid4()),
    )
    await api.evaluation.tell(world.member(asked, changed=True, roles=("hr_partner",)), world.completed(engagement))
    await api.seal_all(world, engagement, GOOD, GOOD)
    await api.evaluation.tell(world.member(asked, changed=True, roles=("hr_partner", "reviewer")))
    reader = api.member(world, asked)
    before = (await reader.get(f"/evaluations/{engagement}")).json()["summary"]

    await api.evaluation.tell(world.review_requested(engagement))

    assert before is not None
    assert (await api.assigned(world, engagement))[-1][1] == asked
    assert (await reader.get(f"/evaluations/{engagement}")).json()["summary"] is None
    plain = api.member(world, world.reviewer_ids[0])
    assert (await plain.get(f"/evaluations/{engagement}")).json()["summary"] is None


async def test_audit_rows_know_a_card_by_its_commitment_even_after_the_reveal(api: Api, world: World) -> None:
    engagement = uuid4()
    await api.evaluation.tell(*world.work(engagement))
    await api.seal_all(world, engagement, GOOD, GOOD)

    rows = await api.evaluation.query(
        "SELECT actor, action, version, after::text FROM audit WHERE employer_id = $1 ORDER BY id", world.employer_id
    )

    assert [row["version"] for row in rows] == list(range(1, len(rows) + 1))
    assert rows[-1]["action"].startswith("card_revealed, card_revealed, revealed, finalized, summary_published")
    assert all("Seen in the work" not in row["after"] and "ratings" not in row["after"] for row in rows)
    assert "sha256:" in rows[-1]["after"]
    assert {row["actor"].split(":")[0] for row in rows} == {"evaluation", "member"}


async def test_mails_name_work_and_deadline_and_nobody(api: Api, world: World) -> None:
    engagement = uuid4()
    await api.evaluation.tell(*world.work(engagement))
    await api.evaluation.fire(world.employer_id, REMINDER)
    rows = await api.evaluation.query(
        "SELECT payload FROM messaging.deliveries WHERE employer_id = $1 ORDER BY queued_at, id", world.employer_id
    )
    queued = [orjson.loads(row["payload"]) for row in rows]
    mails = [await letter(api, world, one, channel="mail") for one in queued]
    review_id = UUID(queued[0]["review_id"])

    assert [mail.subject.split(" by ")[0] for mail in mails] == [
        "Review 1 piece of work",
        "Review 1 piece of work",
        "Reminder: review 1 piece of work",
        "Reminder: review 1 piece of work",
    ]
    for mail in mails:
        assert mail.to.endswith("@example.com")
        for part in (mail.text, mail.html):
            assert "/reviews/" in part
            assert "Customer churn analysis" in part
            assert "Candidate" not in part
        assert max(len(line) for line in mail.text.splitlines() if "http" not in line) <= 72

    await api.seal(world, (review_id, dict(await api.assigned(world))[review_id]), GOOD)
    with pytest.raises(Lapsed):
        await letter(api, world, queued[0], channel="mail")
