"""Gold items: reviewers cannot tell them from other work, the gate decides whose cards count, panels know the rows."""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson

from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.handlers.commits import ADVANCE, DEADLINE, OVERDUE
from services.evaluation.handlers.gold import CALIBRATE, COLLEAGUE
from services.evaluation.handlers.reviewers import SEEDING
from shared.contracts import evaluation_v1
from shared.contracts.defaults import DEFAULT_RUBRIC_ID
from shared.judgement.panel import GoldRating, Scorecard, estimate
from shared.judgement.policy import Policy
from shared.judgement.recommendation import recommend
from shared.messaging import Timer, transaction
from tests.integration.evaluation.conftest import FAIR, GOOD, Api, World, card, gold_item
from tests.integration.evaluation.stages import latest_summaries, letter

FAR = (1, 1, 5, 1)
"""Two levels or more from what experts say of either item."""


def without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


async def reviewing(api: Api, world: World, *engagements: UUID) -> None:
    """Everybody and the project, and work that is delivered."""
    await api.evaluation.tell(*world.work(*engagements))


async def test_two_items_make_a_gate_and_who_passes_reviews(api: Api, world: World) -> None:
    engagement = uuid4()
    first, second, *_ = world.reviewer_ids
    await api.evaluation.tell(*world.staff(), world.project(), world.started(engagement))
    await api.gated(world)
    await api.evaluation.tell(world.confirmed(engagement), world.completed(engagement))
    waiting = (await api.manager(world).get("/evaluations?stuck=true")).json()["items"]
    before = await api.assigned(world)

    await api.calibrated(world, first, second)

    assert before == []
    assert "calibrate 5 x Reviewer B" in waiting[0]["problem"]
    calibrated = await api.evaluation.published(world.employer_id, "reviewer.calibrated")
    assert [UUID(data["reviewer_member_id"]) for _, data in calibrated] == [first, second]
    assert {who for _, who in await api.assigned(world)} == {first, second}

    await api.seal_all(world, engagement, GOOD, (5, 5, 4, 5))
    summary = (await latest_summaries(api, world))[str(engagement)]
    assert summary["reviewers_calibrated"] is True
    assert "not calibrated" not in summary["explanation"]


async def test_gold_rows_enter_the_panel_and_anybody_can_recompute_it(api: Api, world: World) -> None:
    engagements = [uuid4(), uuid4()]
    await api.evaluation.tell(*world.staff(), world.project(), world.started(*engagements))
    await api.gated(world)
    first, second, *_ = world.reviewer_ids
    for member_id, points in ((first, ((5, 4, 3, 4), (3, 3, 3, 2))), (second, ((4, 4, 3, 4), (2, 3, 3, 2)))):
        for one in await api.desk(world, member_id):
            reference = await api.reference(one["review_id"])
            await api.mark(world, member_id, one["review_id"], points[0 if reference == (4, 4, 3, 4) else 1])
    for number, engagement in enumerate(engagements, start=1):
        await api.evaluation.tell(world.confirmed(engagement, number), world.completed(engagement))
        await api.seal_all(world, engagement, (5, 5, 5, 4), (5, 5, 4, 5))

    found = await latest_summaries(api, world)

    assert len(found) == 2
    for data in found.values():
        rows = [
            GoldRating(one["reviewer"], one["item"], float(one["score"]), float(one["reference"]))
            for one in data["panel_input"]["gold"]
        ]
        cards = [Scorecard(**one) for one in data["panel_input"]["scorecards"]]
        assert len(rows) == 4
        assert {row.reviewer for row in rows} == {one.reviewer for one in cards}
        policy = Policy.of(data["policy_numbers"])
        panel = estimate(STANDARD.method, policy, cards, rows)
        own = panel.candidates[data["candidate"]]
        assert (data["score"], data["sd"]) == (f"{own.score:.2f}", f"{own.sd:.2f}")
        assert data["chance"] == f"{own.chance:.4f}"
        assert data["recommendation"] == recommend(panel, policy)[data["candidate"]].value
        without = estimate(STANDARD.method, policy, cards).candidates[data["candidate"]]
        assert without.sd != own.sd
        told = str(data["panel_input"])
        assert not [one for one in (*world.reviewer_ids, *engagements) if str(one) in told]


async def test_a_review_of_a_gold_item_looks_like_any_other_field_by_field(api: Api, world: World) -> None:
    engagement = uuid4()
    await reviewing(api, world, engagement, uuid4())
    _, who = (await api.assigned(world))[0]
    ordinary = {one["review_id"] for one in await api.desk(world, who)}
    before = await api.evaluation.published(world.employer_id)
    await api.gated(world)
    reviewer = api.member(world, who)
    listed = await api.desk(world, who)
    plain = next(one for one in listed if one["review_id"] in ordinary)
    golden = next(one for one in listed if one["review_id"] not in ordinary)

    def shape(of: Any) -> Any:
        """Names and types, and the values that may not differ."""
        if isinstance(of, dict):
            return {name: shape(value) for name, value in of.items()}
        if isinstance(of, list):
            return [shape(one) for one in of[:1]]
        return type(of)

    assert shape(golden) == shape(plain)
    same = ("sealed", "wanted", "status", "due_at", "overdue", "additional", "sealed_at", "commitment")
    assert {name: golden[name] for name in same} == {name: plain[name] for name in same}
    assert golden["candidate_label"].startswith("Candidate ")
    details = [(await reviewer.get(f"/reviews/{one['review_id']}")).json() for one in (golden, plain)]
    assert set(details[0]) == set(details[1])
    assert details[0]["rubric"] == details[1]["rubric"]
    assert shape(details[0]["tasks"]) == shape(details[1]["tasks"])
    assert set(details[0]["deliverables"][0]) == set(details[1]["deliverables"][0])
    progress = [(await reviewer.get(f"/evaluations/{one['engagement_id']}")).json() for one in (golden, plain)]
    ids = ("evaluation_id", "engagement_id", "project_id", "candidate_label")
    assert without(progress[0], *ids) == without(progress[1], *ids)
    for one in (golden, plain):
        assert {UUID(one[name]).version for name in ("review_id", "evaluation_id")} == {7}
    begun = [UUID(golden[name]).int >> 80 for name in ("engagement_id", "evaluation_id")]
    assert begun[1] - begun[0] > timedelta(days=4).total_seconds() * 1000

    for path, body in (("draft", card(4, 4, 4, 4)), ("seal", card(9, 4, 4, 4))):
        way = reviewer.put if path == "draft" else reviewer.post
        answers = [await way(f"/reviews/{one['review_id']}/{path}", json=body) for one in (golden, plain)]
        assert answers[0].status_code == answers[1].status_code
        assert shape(answers[0].json()) == shape(answers[1].json())
    sealed = [
        await reviewer.post(f"/reviews/{one['review_id']}/seal", json=card(4, 4, 4, 4)) for one in (golden, plain)
    ]
    assert [one.status_code for one in sealed] == [200, 200]
    told = [without(one.json(), "review_id", "commitment") for one in sealed]
    assert told[0] == told[1]
    again = [await reviewer.post(f"/reviews/{one['review_id']}/seal", json=card(4, 4, 4, 4)) for one in (golden, plain)]
    assert [one.status_code for one in again] == [409, 409]
    texts = [a.json()["detail"].replace(o["review_id"], "…") for a, o in zip(again, (golden, plain), strict=True)]
    assert texts[0] == texts[1]

    after = await api.evaluation.published(world.employer_id)
    assert golden["review_id"] not in str(after[len(before) :])
    assert golden["evaluation_id"] not in str(after)
    shown = (await api.manager(world).get("/evaluations")).json()["items"]
    assert golden["evaluation_id"] not in {one["evaluation_id"] for one in shown}


async def test_a_gold_items_other_cards_come_in_and_it_ends_as_a_reveal_does(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.staff(), world.project())
    await api.gated(world)
    who = world.reviewer_ids[0]
    one, other = await api.desk(world, who)
    await api.seal(world, (UUID(one["review_id"]), who), (4, 4, 4, 4))

    await api.evaluation.fire(world.employer_id, COLLEAGUE)
    both = await api.desk(world, who)
    await api.evaluation.fire(world.employer_id, DEADLINE)

    assert [(row["sealed"], row["wanted"]) for row in both] == [(2, 2), (1, 2)]
    (left,) = [row for row in await api.desk(world, who) if row["review_id"] in (one["review_id"], other["review_id"])]
    assert (left["review_id"], left["status"]) == (one["review_id"], "revealed")
    progress = (await api.member(world, who).get(f"/evaluations/{one['engagement_id']}")).json()
    assert (progress["status"], progress["summary"]) == ("summary_published", None)
    assert await api.evaluation.published(world.employer_id) == []
    rows = await api.evaluation.query("SELECT 1 FROM revealed_scorecards WHERE employer_id = $1", world.employer_id)
    assert rows == []


async def test_after_its_end_it_is_amended_and_left_as_any_other(api: Api, world: World) -> None:
    """The same person has a gold item and ordinary work, both revealed: every further step answers the same."""
    engagement = uuid4()
    await reviewing(api, world, engagement)
    (ordinary, who), (_, other) = await api.assigned(world)
    await api.gated(world)
    golden = next(one for one in await api.desk(world, who) if one["review_id"] != str(ordinary))
    for review_id in (golden["review_id"], ordinary):
        await api.seal(world, (UUID(str(review_id)), who), GOOD)
    await api.seal(world, next(one for one in await api.assigned(world) if one[1] == other), GOOD)
    await api.evaluation.fire(world.employer_id, COLLEAGUE)
    await api.evaluation.fire(world.employer_id, DEADLINE)
    reviewer = api.member(world, who)
    paths = (f"/reviews/{golden['review_id']}", f"/reviews/{ordinary}")

    shown = [(await reviewer.get(one)).json() for one in paths]
    amended = [
        await reviewer.post(f"{one}/amend", json=card(4, 5, 5, 5) | {"reason": "I misread a table."}) for one in paths
    ]
    after = [(await reviewer.get(one)).json() for one in paths]
    left = [await reviewer.post(f"{one}/declare-conflict", json={"reason": "I know them."}) for one in paths]
    end = [(await reviewer.get(one)).json() for one in paths]

    assert [one["status"] for one in shown] == ["revealed", "revealed"]
    assert [one.status_code for one in amended] == [200, 200]
    assert [one.status_code for one in left] == [200, 200]
    ids = ("review_id", "commitment")
    for answers in (amended, left):
        assert without(answers[0].json(), *ids) == without(answers[1].json(), *ids)
    same = ("status", "card", "overdue", "additional", "sealed", "wanted", "draft")
    for pair in (shown, after):
        assert set(pair[0]) == set(pair[1])
        assert {name: pair[0][name] for name in same} == {name: pair[1][name] for name in same}
        assert all(one["amend_until"] is not None for one in pair)
    assert after[0]["card"]["ratings"][0]["points"] == 4
    assert set(end[0]) == set(end[1])
    assert golden["evaluation_id"] not in str(await api.evaluation.published(world.employer_id))


async def test_a_late_gold_item_tells_no_manager_and_stays_with_its_reviewer(api: Api, world: World) -> None:
    who = world.reviewer_ids[0]
    await api.evaluation.tell(*world.staff(), world.project())
    await api.gated(world)

    await api.evaluation.fire(world.employer_id, OVERDUE)

    desk = await api.desk(world, who)
    assert [one["overdue"] for one in desk] == [True, True]
    rows = await api.evaluation.query(
        "SELECT payload FROM messaging.deliveries WHERE employer_id = $1 AND payload ->> 'kind' = 'review_overdue'",
        world.employer_id,
    )
    assert rows == []


async def test_the_experts_card_comes_in_during_the_reviews_days(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.staff(), world.project())
    await api.gated(world)

    rows = await api.evaluation.query(
        "SELECT due FROM messaging.timers WHERE employer_id = $1 AND kind = $2", world.employer_id, COLLEAGUE
    )

    begun, days = world.now, world.first_due - world.now
    assert len(rows) == 10
    assert len({row["due"] for row in rows}) >= 9, "of ten thousand moments two may be the same"
    assert all(begun + days / 5 < row["due"] < world.first_due - days / 10 for row in rows)


async def test_who_is_far_off_gets_a_third_item_later_and_then_training(api: Api, world: World) -> None:
    who = world.reviewer_ids[0]
    await api.evaluation.tell(*world.staff(), world.member(uuid4(), roles=("operator",)), world.project())
    await api.gated(world, (4, 4, 3, 4), (4, 3, 3, 4), (5, 4, 3, 5))
    first, second = await api.desk(world, who)
    await api.mark(world, who, first["review_id"], FAR)
    await api.mark(world, who, second["review_id"], FAR)
    undecided = (await api.member(world, who).get("/reviewers/me")).json()["rubrics"]
    await api.evaluation.fire(world.employer_id, ADVANCE)
    two = len(await api.desk(world, who))
    (pause,) = await api.evaluation.query(
        "SELECT due - app.now() AS due FROM messaging.timers WHERE employer_id = $1 AND kind = $2",
        world.employer_id,
        CALIBRATE,
    )
    notes = "SELECT payload FROM messaging.deliveries WHERE employer_id = $1 AND channel = 'note'"
    told_early = await api.evaluation.query(notes, world.employer_id)

    await api.evaluation.fire(world.employer_id, CALIBRATE)
    *_, third = await api.desk(world, who)
    await api.mark(world, who, third["review_id"], FAR)

    assert pause["due"] > timedelta(hours=5)
    assert two == 2
    assert undecided == []
    assert told_early == []
    (own,) = (await api.member(world, who).get("/reviewers/me")).json()["rubrics"]
    assert (own["calibration"], [step["step"] for step in own["history"]]) == ("training", ["failed"])
    assert set(own["history"][0]["details"]["off"]) == {"problem", "soundness", "craft", "communication"}
    assert await api.evaluation.published(world.employer_id, "reviewer.calibrated") == []
    (queued,) = await api.evaluation.query(notes, world.employer_id)
    payload = orjson.loads(queued["payload"])
    assert (payload["kind"], payload["to"]) == ("training", str(who))
    mail = await letter(api, world, payload)
    assert "you 1, experts 4 (3 levels apart)" in mail.text.replace("\n  ", " ")
    assert "Right for" in mail.html

    for points in ((4, 4, 3, 4), (3, 3, 3, 3)):
        await api.gold(world, *points)
    trained = await api.manager(world).post(
        f"/reviewers/{who}/trained", json={"rubric": {"rubric_id": str(DEFAULT_RUBRIC_ID), "version": 1}}
    )
    await api.evaluation.fire(world.employer_id, ADVANCE)
    fresh = [one for one in await api.desk(world, who) if one["status"] == "assigned"]
    for one in fresh:
        await api.mark(world, who, one["review_id"], await api.reference(one["review_id"]))

    assert (trained.status_code, len(fresh)) == (200, 2)
    (own,) = (await api.member(world, who).get("/reviewers/me")).json()["rubrics"]
    assert (own["calibration"], own["apart"]) == ("passed", "0.00")
    assert [step["step"] for step in own["history"]] == ["failed", "trained", "calibrated"]


async def test_a_third_item_marked_as_the_experts_did_still_passes(api: Api, world: World) -> None:
    who = world.reviewer_ids[0]
    await api.evaluation.tell(*world.staff(), world.project())
    await api.gated(world, (4, 4, 3, 4), (4, 4, 3, 4), (4, 4, 3, 4))
    first, second = await api.desk(world, who)
    for one in (first, second):
        await api.mark(world, who, one["review_id"], (3, 3, 5, 3))
    await api.evaluation.fire(world.employer_id, CALIBRATE)
    *_, third = await api.desk(world, who)

    await api.mark(world, who, third["review_id"], (4, 4, 3, 4))

    assert len(await api.evaluation.published(world.employer_id, "reviewer.calibrated")) == 1


async def test_work_under_way_counts_as_before_the_gate(api: Api, world: World) -> None:
    engagement = uuid4()
    await reviewing(api, world, engagement)
    await api.gated(world)

    await api.seal_all(world, engagement, GOOD, (5, 5, 4, 5))

    summary = (await latest_summaries(api, world))[str(engagement)]
    assert (summary["reviews"], summary["reviewers_calibrated"], summary["panel_input"]["gold"]) == (2, False, [])


async def test_a_card_of_who_fails_meanwhile_does_not_count_and_is_replaced(api: Api, world: World) -> None:
    engagement, at_work = uuid4(), uuid4()
    await api.evaluation.tell(*world.staff(), world.project(), world.started(engagement, at_work))
    await api.evaluation.tell(world.confirmed(engagement), world.completed(engagement), world.confirmed(at_work, 2))
    (first, who), (second, other) = await api.assigned(world)
    await api.seal(world, (first, who), GOOD)
    await api.gated(world, (4, 4, 3, 4), (4, 3, 3, 4), (5, 4, 3, 5))
    free = next(one for one in world.reviewer_ids if one not in (who, other))
    await api.calibrated(world, free)
    for round_ in range(3):
        for one in await api.desk(world, who):
            if one["status"] == "assigned":
                await api.mark(world, who, one["review_id"], FAR)
        if round_ == 0:
            await api.evaluation.fire(world.employer_id, CALIBRATE)
    await api.seal(world, (second, other), (5, 5, 4, 5))

    await api.evaluation.tell(world.incomplete(at_work))
    third = (await api.assigned(world, engagement))[-1]
    early = await latest_summaries(api, world)
    await api.seal(world, third, GOOD)

    assert early == {}
    assert third[1] == free
    summary = (await latest_summaries(api, world))[str(engagement)]
    assert (summary["reviews"], len(summary["panel_input"]["scorecards"])) == (2, 2)
    assert summary["reviewers_calibrated"] is False
    assert len(await api.evaluation.published(world.employer_id, "scorecard.revealed")) == 3


async def test_an_uncalibrated_reviewers_cards_teach_no_other_projects_panel(api: Api, world: World) -> None:
    first, second = uuid4(), uuid4()
    await reviewing(api, world, first)
    await api.seal_all(world, first, GOOD, GOOD)
    old = {who for _, who in await api.assigned(world)}
    new = [one for one in world.reviewer_ids if one not in old][:2]
    world.project_id = uuid4()
    await api.evaluation.tell(world.project(), world.started(second))
    await api.gated(world)
    await api.calibrated(world, *new)
    await api.evaluation.tell(world.confirmed(second, 2), world.completed(second))

    await api.seal_all(world, second, GOOD, (5, 5, 4, 5))

    summary = (await latest_summaries(api, world))[str(second)]
    assert len(summary["panel_input"]["scorecards"]) == 2
    assert summary["reviewers_calibrated"] is True


async def test_nobody_gets_an_item_whose_reference_or_work_they_know(api: Api, world: World) -> None:
    engagement = uuid4()
    await reviewing(api, world, engagement)
    reviewed = {who for _, who in await api.assigned(world)}
    reader, expert, other = (one for one in world.reviewer_ids if one not in reviewed)
    await api.evaluation.tell(world.member(reader, changed=True, roles=("reviewer", "hr_partner")))
    await api.seal_all(world, engagement, GOOD, (5, 5, 4, 5))
    world.project_id = uuid4()
    await api.evaluation.tell(world.project())
    of_work = await api.gold(world, links=[], engagement_id=str(engagement))
    read = await api.gold(world)
    agreed = await api.gold(world, agreed_by=[str(expert), str(world.supervisor_id)])
    await api.member(world, reader).get(f"/gold-items/{read}")

    await api.evaluation.fire(world.employer_id, ADVANCE)

    rows = await api.evaluation.query(
        "SELECT e.gold_item_id, r.review_id, r.reviewer_id FROM evaluations e"
        " JOIN reviews r ON r.evaluation_id = e.evaluation_id"
        " WHERE e.employer_id = $1 AND r.reviewer_id <> e.gold_item_id",
        world.employer_id,
    )
    given = {who: {row["gold_item_id"] for row in rows if row["reviewer_id"] == who} for who in world.reviewer_ids}
    assert {row["reviewer_id"] for row in rows} == set(world.reviewer_ids)
    assert len(given.pop(other)) == 2
    assert given == {who: {read, agreed} for who in reviewed} | {reader: {of_work, agreed}, expert: {of_work, read}}
    (copy,) = [row for row in rows if (row["gold_item_id"], row["reviewer_id"]) == (of_work, reader)]
    detail = (await api.member(world, reader).get(f"/reviews/{copy['review_id']}")).json()
    assert detail["deliverables"][0]["url"].endswith("ab" * 32)
    assert detail["tasks"][0]["acceptance"] == "Names three causes."


async def test_what_is_wrong_with_an_item_is_said_by_field(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.staff())
    body = gold_item(world) | {"title": " ", "links": [], "agreed_by": [str(uuid4())]}
    body["reference"] = [{"criterion": "problem", "points": 9, "note": ""}]

    refused = await api.manager(world).post("/gold-items", json=body)
    unknown = await api.manager(world).post(
        "/gold-items", json=gold_item(world) | {"rubric": {"rubric_id": str(uuid4()), "version": 1}}
    )

    assert refused.status_code == 422
    assert {one["field"] for one in refused.json()["findings"]} == {
        "title", "deliverables", "agreed_by", "reference.problem", "reference.soundness", "reference.communication",
        "reference.craft",
    }  # fmt: skip
    assert [one["field"] for one in unknown.json()["findings"]] == ["rubric"]
    assert (await api.member(world, world.reviewer_ids[0]).get("/gold-items")).status_code == 403


async def test_a_retired_item_is_given_to_nobody_and_one_alone_is_no_gate(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.staff(), world.project())
    one, other = await api.gold(world), await api.gold(world)
    manager = api.manager(world)

    retired = await manager.post(f"/gold-items/{other}/retire")
    again = await manager.post(f"/gold-items/{other}/retire")
    await api.evaluation.fire(world.employer_id, ADVANCE)

    assert (retired.status_code, again.status_code) == (200, 409)
    assert retired.json()["retired_at"] is not None
    assert await api.evaluation.query("SELECT 1 FROM gates WHERE employer_id = $1", world.employer_id) == []
    assert await api.desk(world, world.reviewer_ids[0]) == []
    listed = (await manager.get("/gold-items")).json()["items"]
    assert [(UUID(row["item_id"]), row["used"], "reference" in row) for row in listed] == [
        (other, 0, False), (one, 0, False)
    ]  # fmt: skip
    actions = await api.evaluation.query(
        "SELECT action, actor FROM audit WHERE employer_id = $1 AND entity = 'gold item' ORDER BY id", world.employer_id
    )
    assert [row["action"] for row in actions] == ["created", "created", "retired"]
    assert {row["actor"] for row in actions} == {f"member:{world.manager_id}"}


async def test_items_are_given_once_though_projects_ask_at_the_same_moment(api: Api, world: World) -> None:
    projects = [world.project_id, uuid4(), uuid4()]
    await api.evaluation.tell(*world.staff())
    for one in projects:
        world.project_id = one
        await api.evaluation.tell(world.project())
    await api.gold(world)
    await api.gold(world)

    async def look(project_id: UUID) -> None:
        async with transaction(api.evaluation.pool, employer_id=world.employer_id) as tx:
            timer = Timer(ADVANCE, str(project_id), datetime.now(world.now.tzinfo), world.employer_id)
            await api.evaluation.inbound.timers.handlers[ADVANCE](tx, timer)

    await asyncio.gather(*(look(one) for one in projects))

    for who in world.reviewer_ids:
        assert len(await api.desk(world, who)) == 2


async def test_a_declined_or_forgotten_item_is_replaced_when_its_time_is_over(api: Api, world: World) -> None:
    who = world.reviewer_ids[0]
    await api.evaluation.tell(*world.staff(), world.project())
    await api.gated(world, (4, 4, 3, 4), (2, 3, 3, 2), (3, 3, 3, 3), (4, 4, 4, 4))
    first, second = await api.desk(world, who)
    reviewer = api.member(world, who)
    declined = await reviewer.post(f"/reviews/{first['review_id']}/decline", json={"reason": "conflict"})
    at_once = await api.desk(world, who)

    world.now += timedelta(days=30)
    await api.evaluation.fire(world.employer_id, DEADLINE)
    await api.evaluation.tell(world.project())
    await api.evaluation.fire(world.employer_id, ADVANCE)

    assert declined.json()["status"] == "declined"
    assert [one["review_id"] for one in at_once] == [second["review_id"]]
    later = await api.desk(world, who)
    assert len(later) == 2
    assert second["review_id"] not in {one["review_id"] for one in later}


async def test_calibrated_reviewers_get_one_more_from_time_to_time(api: Api, world: World) -> None:
    first, second, *_ = world.reviewer_ids
    engagement = uuid4()
    await api.evaluation.tell(*world.staff(), world.project(), world.started(engagement))
    await api.gated(world)
    await api.calibrated(world, first, second)
    await api.evaluation.tell(world.confirmed(engagement), world.completed(engagement))
    await api.gold(world, 3, 3, 3, 3)
    await api.evaluation.fire(world.employer_id, SEEDING)
    soon = [await api.desk(world, who) for who in (first, second)]

    await api.evaluation.pass_("95 days")
    world.now += timedelta(days=103)
    await api.evaluation.tell(world.project())
    await api.evaluation.fire(world.employer_id, SEEDING)
    late = [await api.desk(world, who) for who in (first, second)]
    new = late[0][-1]
    await api.seal(world, (UUID(new["review_id"]), first), (3, 3, 3, 3))
    undecided = await api.evaluation.query("SELECT 1 FROM gold_cards WHERE employer_id = $1", world.employer_id)
    await api.evaluation.fire(world.employer_id, DEADLINE)

    assert [len(one) for one in soon] == [3, 3]
    assert [len(one) for one in late] == [4, 4]
    assert len(undecided) == 4
    decided = await api.evaluation.query("SELECT 1 FROM gold_cards WHERE employer_id = $1", world.employer_id)
    assert len(decided) == 5


async def test_calibration_is_published_with_its_number_and_audited(api: Api, world: World) -> None:
    who = world.reviewer_ids[0]
    await api.evaluation.tell(*world.staff(), world.project())
    await api.gated(world)

    await api.calibrated(world, who)

    ((_, data),) = await api.evaluation.published(world.employer_id, "reviewer.calibrated")
    fact = evaluation_v1.ReviewerCalibrated.model_validate(data)
    assert (fact.reviewer_member_id, fact.rubric.version) == (who, 1)
    rows = await api.evaluation.query(
        "SELECT key, headers ->> 'ce_sequence' AS number FROM messaging.outbox WHERE headers ->> 'ce_employerid' = $1",
        str(world.employer_id),
    )
    assert [(row["key"], row["number"]) for row in rows] == [(str(who), "1")]
    audited = await api.evaluation.query(
        "SELECT action, actor, after::text FROM audit WHERE employer_id = $1 AND entity = 'reviewer'", world.employer_id
    )
    assert [(row["action"], row["actor"]) for row in audited] == [("calibrated", "evaluation")]
    assert "passed" in audited[0]["after"]


async def test_fair_marks_need_calibrated_reviewers_for_one_more_opinion_too(api: Api, world: World) -> None:
    engagement = uuid4()
    first, second, third, *_ = world.reviewer_ids
    await api.evaluation.tell(*world.staff(), world.project(), world.started(engagement))
    await api.gated(world)
    await api.calibrated(world, first, second, third)
    await api.evaluation.tell(world.confirmed(engagement), world.completed(engagement))

    await api.seal_all(world, engagement, *FAIR)

    assigned = {who for _, who in await api.assigned(world, engagement)}
    assert assigned == {first, second, third}
