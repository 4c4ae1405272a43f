"""Cards after the reveal: amended with a reason, voided with one, and a summary of what counts each time."""

from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import orjson

from services.evaluation.handlers.commits import DEADLINE
from services.evaluation.offline import verify_panel
from tests.integration.evaluation.conftest import GOOD, Api, World, card
from tests.integration.evaluation.stages import in_order, judged, kinds, member, opens, summaries

POOR = (1, 2, 1, 1)
WHY = "I had opened the version before the last."


def amendment(*points: int, reason: str = WHY, **more: Any) -> dict[str, Any]:
    return card(*points, **more) | {"reason": reason}


async def test_an_amended_card_is_published_at_once_and_supersedes_the_summary(api: Api, world: World) -> None:
    engagement = await judged(api, world, GOOD, GOOD)
    review_id, reviewer_id = (await api.assigned(world))[0]
    before = await kinds(api, world)

    done = await api.member(world, reviewer_id).post(f"/reviews/{review_id}/amend", json=amendment(*POOR))

    assert (done.status_code, done.json()["status"]) == (200, "revealed"), done.text
    assert (await kinds(api, world))[len(before) :] == [
        "scorecard.amended",
        "evaluation.finalized",
        "evaluation_summary.superseded",
        "evaluation_summary.published",
    ]
    first, second = await summaries(api, world)
    assert (second["summary_version"], second["supersedes"], second["superseded_because"]) == (2, 1, "amendment")
    assert (first["raw_score"], second["raw_score"], second["reviews"]) == ("100.00", "53.75", 2)
    assert second["appeal_outcome"] is None
    assert (await api.manager(world).get(f"/evaluations/{engagement}")).json()["summary"]["version"] == 2
    assert await in_order(api, world)


async def test_both_versions_of_a_card_open_by_commitments_of_their_own(api: Api, world: World) -> None:
    await judged(api, world, GOOD, GOOD)
    review_id, reviewer_id = (await api.assigned(world))[0]
    reviewer = api.member(world, reviewer_id)
    await reviewer.post(f"/reviews/{review_id}/amend", json=amendment(4, 4, 4, 4))
    await reviewer.post(f"/reviews/{review_id}/amend", json=amendment(*POOR, reason="And a number was misread."))

    events = await api.evaluation.published(world.employer_id)
    about = {kind: [data for one, data in events if one == kind and data["review_id"] == str(review_id)]
             for kind in ("scorecard.sealed", "scorecard.revealed", "scorecard.amended")}  # fmt: skip

    (sealed,), (revealed,), amended = about.values()
    assert opens(sealed["commitment"], revealed)
    assert [data["scorecard_version"] for data in amended] == [2, 3]
    for data in amended:
        assert opens(data["commitment"], data)
        assert data["scorecard"]["version"] == data["scorecard_version"]
        assert data["scorecard"]["reason"] == data["reason"]
    assert not opens(amended[0]["commitment"], amended[1])
    assert len({data["nonce"] for data in (revealed, *amended)}) == 3
    kept = await api.evaluation.query(
        "SELECT scorecard_version FROM revealed_scorecards WHERE review_id = $1 ORDER BY 1", review_id
    )
    assert [row["scorecard_version"] for row in kept] == [1, 2, 3]
    assert (await summaries(api, world))[-1]["reviews"] == 2


async def test_anybody_verifies_the_log_of_amended_and_voided_cards_offline(
    api: Api, world: World, tmp_path: Path
) -> None:
    engagement = await judged(api, world, GOOD, GOOD)
    (first, reviewer_id), (second, _) = await api.assigned(world)
    await api.member(world, reviewer_id).post(f"/reviews/{first}/amend", json=amendment(4, 4, 4, 4))
    _, administrator = await member(api, world, "administrator")
    await administrator.post(f"/evaluations/{engagement}/scorecards/{second}/void", json={"reason": "Copied."})
    events = await api.evaluation.published(world.employer_id)
    lines = [{"type": f"org.journeywork.evaluation.{kind}.v1", "data": data} for kind, data in events]
    file, said = tmp_path / "log.jsonl", StringIO()
    file.write_bytes(b"\n".join(orjson.dumps(line) for line in lines))

    status = verify_panel(file, said, said)

    assert status == 0, said.getvalue()
    assert "version 2: amended and revealed" in said.getvalue()
    assert "revealed and voided" in said.getvalue()


async def test_only_its_own_reviewer_amends_a_card_and_says_why(api: Api, world: World) -> None:
    await judged(api, world, GOOD, GOOD)
    (review_id, reviewer_id), (_, other) = await api.assigned(world)
    reviewer = api.member(world, reviewer_id)

    answers = [
        await api.member(world, other).post(f"/reviews/{review_id}/amend", json=amendment(*POOR)),
        await api.manager(world).post(f"/reviews/{review_id}/amend", json=amendment(*POOR)),
        await reviewer.post(f"/reviews/{review_id}/amend", json=amendment(*POOR, reason="  ")),
        await reviewer.post(f"/reviews/{review_id}/amend", json=card(*POOR)),
        await reviewer.post(f"/reviews/{review_id}/amend", json=amendment(9, 4, 4, 4)),
    ]

    assert [one.status_code for one in answers] == [403, 403, 422, 422, 422]
    assert [answers[n].json()["findings"][0]["field"] for n in (2, 3, 4)] == ["reason", "reason", "ratings.problem"]
    assert len(await summaries(api, world)) == 1


async def test_a_card_is_amended_neither_before_the_reveal_nor_after_its_time(api: Api, world: World) -> None:
    _, administrator = await member(api, world, "administrator")
    narrow = await administrator.put("/windows", json={"amend_days": 3, "appeal_days": 14})
    assert narrow.status_code == 200, narrow.text
    engagement = (await judged_but_one(api, world))[0]
    (first, first_by), (second, second_by) = await api.assigned(world, engagement)
    reviewer = api.member(world, first_by)

    early = await reviewer.post(f"/reviews/{first}/amend", json=amendment(*POOR))
    await api.seal(world, (second, second_by), GOOD)
    await api.evaluation.pass_("4 days")
    late = await reviewer.post(f"/reviews/{first}/amend", json=amendment(*POOR))

    assert (early.status_code, late.status_code) == (409, 409)
    assert "until all are revealed" in early.json()["detail"]
    assert "could be amended until 20" in late.json()["detail"]


async def judged_but_one(api: Api, world: World) -> tuple[UUID, UUID]:
    """Two reviewers, one of whom has sealed."""
    engagement = uuid4()
    await api.evaluation.tell(*world.work(engagement))
    await api.seal_all(world, engagement, GOOD)
    return engagement, (await api.assigned(world, engagement))[0][0]


async def test_nothing_is_amended_while_a_review_is_under_way(api: Api, world: World) -> None:
    engagement = await judged(api, world, GOOD, GOOD)
    review_id, reviewer_id = (await api.assigned(world))[0]
    await api.evaluation.tell(world.review_requested(engagement))

    refused = await api.member(world, reviewer_id).post(f"/reviews/{review_id}/amend", json=amendment(*POOR))

    assert refused.status_code == 409
    assert "under way" in refused.json()["detail"]


async def test_the_own_card_is_shown_as_it_counts(api: Api, world: World) -> None:
    await judged(api, world, GOOD, GOOD)
    review_id, reviewer_id = (await api.assigned(world))[0]
    reviewer = api.member(world, reviewer_id)
    before = (await reviewer.get(f"/reviews/{review_id}")).json()
    await reviewer.post(f"/reviews/{review_id}/amend", json=amendment(*POOR))

    after = (await reviewer.get(f"/reviews/{review_id}")).json()

    assert [one["points"] for one in before["card"]["ratings"]] == list(GOOD)
    assert [one["points"] for one in after["card"]["ratings"]] == list(POOR)
    assert after["amend_until"] is not None


async def test_an_unread_card_is_voided_unread_and_somebody_else_is_asked(api: Api, world: World) -> None:
    engagement, review_id = await judged_but_one(api, world)
    _, partner = await member(api, world, "hr_partner")
    path = f"/evaluations/{engagement}/scorecards/{review_id}/void"

    done = await partner.post(path, json={"reason": "The reviewer was shown the wrong file."})

    assert (done.status_code, done.json()["sealed"], done.json()["wanted"]) == (200, 0, 2), done.text
    (voided,) = [data for _, data in await api.evaluation.published(world.employer_id, "scorecard.voided")]
    assert (voided["review_id"], voided["scorecard_version"], voided["reason"]) == (str(review_id), 1, "irregular")
    assert await api.evaluation.query("SELECT 1 FROM sealed_scorecards WHERE review_id = $1", review_id) == []
    (kept,) = await api.evaluation.query("SELECT commitment, status FROM reviews WHERE review_id = $1", review_id)
    assert (kept["commitment"][:7], kept["status"]) == ("sha256:", "voided")
    assert len(await api.assigned(world, engagement)) == 3
    (row,) = await api.evaluation.query(
        "SELECT actor, why FROM audit WHERE employer_id = $1 AND action = 'card_voided'", world.employer_id
    )
    assert row["actor"].startswith("member:")
    assert row["why"] == "The reviewer was shown the wrong file."
    public = str(await api.evaluation.published(world.employer_id))
    assert "wrong file" not in public

    again = await partner.post(path, json={"reason": "Once more."})
    assert again.status_code == 409
    for review in (await api.assigned(world, engagement))[1:]:
        assert (await api.seal(world, review, GOOD)).status_code == 200
    (summary,) = await summaries(api, world)
    assert summary["reviews"] == 2


async def test_a_card_voided_at_the_last_moment_takes_the_quorum_back(api: Api, world: World) -> None:
    ready, open_ = uuid4(), uuid4()
    await api.evaluation.tell(*world.work(ready, open_))
    await api.seal_all(world, ready, GOOD, GOOD)
    review_id, _ = (await api.assigned(world, ready))[0]
    _, partner = await member(api, world, "hr_partner")

    done = await partner.post(f"/evaluations/{ready}/scorecards/{review_id}/void", json={"reason": "Wrong file."})
    await api.seal_all(world, open_, GOOD, GOOD)

    assert (done.json()["status"], done.json()["sealed"]) == ("reviewing", 1)
    assert await summaries(api, world) == []
    await api.seal(world, (await api.assigned(world, ready))[-1], GOOD)
    assert [one["reviews"] for one in await summaries(api, world)] == [2, 2]


async def test_a_voided_card_of_published_work_is_summed_up_without_and_made_up_for(api: Api, world: World) -> None:
    engagement = await judged(api, world, GOOD, POOR, (4, 4, 4, 4))
    # far apart: a third had been asked for
    review_id, _ = (await api.assigned(world))[1]
    _, partner = await member(api, world, "hr_partner")

    once = await partner.post(f"/evaluations/{engagement}/scorecards/{review_id}/void", json={"reason": "Wrong file."})
    second, _ = (await api.assigned(world))[2]
    twice = await partner.post(f"/evaluations/{engagement}/scorecards/{second}/void", json={"reason": "This one too."})

    assert (once.json()["status"], twice.json()["status"]) == ("summary_published", "reviewing"), twice.text
    told = await summaries(api, world)
    assert [(one["summary_version"], one["reviews"], one["superseded_because"]) for one in told] == [
        (1, 3, None), (2, 2, "void"), (3, 1, "void")
    ]  # fmt: skip
    assert told[-1]["recommendation"] == "insufficient_evidence"
    assert (twice.json()["sealed"], twice.json()["wanted"]) == (1, 2)
    await api.seal(world, (await api.assigned(world))[-1], GOOD)
    last = (await summaries(api, world))[-1]
    assert (last["summary_version"], last["reviews"], last["superseded_because"]) == (4, 2, "additional_review")
    assert await in_order(api, world)


async def test_without_anybody_to_make_up_for_a_voided_card_the_problem_stands_until_there_is(api: Api) -> None:
    world = World(reviewers=3)
    engagement = await judged(api, world, GOOD, GOOD)
    asked = await api.assigned(world)
    (free,) = set(world.reviewer_ids) - {who for _, who in asked}
    await api.evaluation.tell(world.member(free, changed=True, roles=("approver",)))
    _, partner = await member(api, world, "hr_partner")

    path = f"/evaluations/{engagement}/scorecards/{asked[0][0]}/void"
    done = await partner.post(path, json={"reason": "Wrong file."})
    await api.evaluation.tell(world.member(free, changed=True))

    assert done.json()["status"] == "summary_published"
    assert "1 more review is wanted for Candidate" in done.json()["problem"]
    assert [one["reviews"] for one in await summaries(api, world)] == [2, 1]
    assert (await api.assigned(world))[-1][1] == free
    now = (await partner.get(f"/evaluations/{engagement}")).json()
    assert (now["status"], now["problem"], now["wanted"]) == ("reviewing", None, 2)


async def test_who_decides_on_the_work_voids_none_of_its_cards(api: Api, world: World) -> None:
    engagement = await judged(api, world, GOOD, GOOD)
    review_id, reviewer_id = (await api.assigned(world))[0]
    await api.evaluation.tell(
        world.member(world.manager_id, changed=True, roles=("hiring_manager", "administrator", "hr_partner"))
    )
    path, body = f"/evaluations/{engagement}/scorecards/{review_id}/void", {"reason": "Too strict."}
    _, other_manager = await member(api, world, "hiring_manager")
    _, partner = await member(api, world, "hr_partner")

    answers = [
        await api.manager(world).post(path, json=body),
        await other_manager.post(path, json=body),
        await api.member(world, reviewer_id).post(path, json=body),
        await partner.post(path, json={"reason": " "}),
        await partner.post(f"/evaluations/{world.project_id}/scorecards/{review_id}/void", json=body),
    ]

    assert [one.status_code for one in answers] == [403, 403, 403, 422, 404]
    assert "you decide on this work" in answers[0].json()["detail"]
    assert len(await summaries(api, world)) == 1


async def test_a_draft_is_not_voided(api: Api, world: World) -> None:
    engagement, _ = await judged_but_one(api, world)
    draft, _ = (await api.assigned(world))[1]
    _, partner = await member(api, world, "hr_partner")

    refused = await partner.post(f"/evaluations/{engagement}/scorecards/{draft}/void", json={"reason": "Wrong file."})

    assert refused.status_code == 409
    assert "Only a sealed or revealed card" in refused.json()["detail"]


async def test_a_repeated_amendment_with_the_same_key_happens_once(api: Api, world: World) -> None:
    await judged(api, world, GOOD, GOOD)
    review_id, reviewer_id = (await api.assigned(world))[0]
    reviewer, key = api.member(world, reviewer_id), {"Idempotency-Key": "once"}

    answers = [await reviewer.post(f"/reviews/{review_id}/amend", json=amendment(*POOR), headers=key) for _ in range(2)]

    assert orjson.loads(answers[0].content) == orjson.loads(answers[1].content)
    assert len(await summaries(api, world)) == 2


async def test_windows_are_the_administrators_and_checked(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.staff())
    _, administrator = await member(api, world, "administrator")

    usual = (await api.manager(world).get("/windows")).json()
    refused = await administrator.put("/windows", json={"amend_days": -1, "appeal_days": 0})
    forbidden = await api.manager(world).put("/windows", json={"amend_days": 1, "appeal_days": 1})
    changed = await administrator.put("/windows", json={"amend_days": 7, "appeal_days": 21})
    same = await administrator.put("/windows", json={"amend_days": 7, "appeal_days": 21})

    assert (usual["amend_days"], usual["appeal_days"]) == (14, 14)
    assert [one["field"] for one in refused.json()["findings"]] == ["amend_days", "appeal_days"]
    assert forbidden.status_code == 403
    assert changed.json() == same.json() == {"amend_days": 7, "appeal_days": 21, "version": 1}
    rows = await api.evaluation.query("SELECT action FROM audit WHERE entity = 'windows'")
    assert [row["action"] for row in rows] == ["changed"]


async def test_the_deadline_of_a_replacement_reveals_what_there_is(api: Api, world: World) -> None:
    engagement = await judged(api, world, GOOD, GOOD)
    review_id, _ = (await api.assigned(world))[0]
    _, partner = await member(api, world, "hr_partner")
    await partner.post(f"/evaluations/{engagement}/scorecards/{review_id}/void", json={"reason": "Wrong file."})

    await api.evaluation.fire(world.employer_id, DEADLINE)

    assert [(one["reviews"], one["superseded_because"]) for one in await summaries(api, world)] == [
        (2, None), (1, "void"), (1, "additional_review")
    ]  # fmt: skip
