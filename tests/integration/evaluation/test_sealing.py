"""Reviewers at work: own review, own draft, sealing by the anchors, and not a mark to be read before the reveal."""

from typing import Any
from uuid import UUID, uuid4

import asyncpg

from services.evaluation.handlers.commits import DEADLINE
from shared.blobs import Folder
from tests.integration.evaluation.conftest import GOOD, Api, Client, Evaluation, World, card

AT_WORK = uuid4()
"""Somebody who has not delivered yet."""


async def one_work(
    api: Api, world: World, sha256: str = "ab" * 32, **copy: Any
) -> tuple[UUID, list[tuple[UUID, UUID]]]:
    """An engagement whose work two reviewers have on the desk; a second one keeps the panel open."""
    engagement = uuid4()
    await api.evaluation.tell(
        *world.staff(), world.project(), world.started(engagement, AT_WORK), world.confirmed(engagement)
    )
    await api.evaluation.tell(world.completed(engagement, sha256, **copy))
    return engagement, await api.assigned(world)


async def test_a_reviewer_finds_task_work_rubric_and_nobodys_identity(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    reviewer = api.member(world, reviewer_id)

    mine = (await reviewer.get("/reviews")).json()
    detail = (await reviewer.get(f"/reviews/{review_id}")).json()

    assert [one["review_id"] for one in mine["items"]] == [str(review_id)]
    assert (detail["status"], detail["sealed"], detail["wanted"]) == ("assigned", 0, 2)
    assert (detail["brief"], detail["tasks"][0]["acceptance"]) == ("Find the causes.", "Names three causes.")
    assert [one["criterion_id"] for one in detail["rubric"]["criteria"]] == [
        "problem",
        "soundness",
        "communication",
        "craft",
    ]
    assert len(detail["rubric"]["criteria"][0]["levels"]) == 5
    assert detail["deliverables"][0]["url"].startswith(f"/evaluation/api/reviews/{review_id}/files/")
    assert detail["draft"] is None
    assert "subject_id" not in str(detail)


async def test_others_see_k_of_n_and_may_not_move_it(api: Api, world: World) -> None:
    _, [(review_id, _), (_, other)] = await one_work(api, world)
    colleague = api.member(world, other)

    seen = await colleague.get(f"/reviews/{review_id}")
    moved = await colleague.put(f"/reviews/{review_id}/draft", json=card(*GOOD))

    assert set(seen.json()) == {
        "review_id", "evaluation_id", "engagement_id", "project_title", "candidate_label", "sealed", "wanted"
    }  # fmt: skip
    assert (moved.status_code, (await api.manager(world).get(f"/reviews/{review_id}")).status_code) == (403, 200)


async def test_a_draft_is_kept_as_it_is_and_sealed_when_nothing_else_is_sent(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    reviewer = api.member(world, reviewer_id)
    partly = {"overall": None, "ratings": [{"criterion": "problem", "points": 4, "note": "So far."}]}

    saved = await reviewer.put(f"/reviews/{review_id}/draft", json=partly)
    draft = (await reviewer.get(f"/reviews/{review_id}")).json()["draft"]
    early = await reviewer.post(f"/reviews/{review_id}/seal")
    await reviewer.put(f"/reviews/{review_id}/draft", json=card(*GOOD))
    sealed = await reviewer.post(f"/reviews/{review_id}/seal")

    assert (saved.json()["status"], draft) == ("in_progress", partly)
    assert early.status_code == 422
    assert {one["field"] for one in early.json()["findings"]} == {
        "overall", "ratings.soundness", "ratings.communication", "ratings.craft"
    }  # fmt: skip
    assert (sealed.status_code, sealed.json()["status"]) == (200, "sealed")
    assert (sealed.json()["sealed"], sealed.json()["wanted"]) == (1, 2)


async def test_points_outside_the_anchors_are_refused_and_kept_as_draft(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    reviewer = api.member(world, reviewer_id)

    refused = await reviewer.post(f"/reviews/{review_id}/seal", json=card(4, 9, 3, 3))

    (finding,) = refused.json()["findings"]
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert finding["field"] == "ratings.soundness"
    assert "9" in finding["message"]
    assert "1, 2, 3, 4, 5" in finding["message"]
    kept = (await reviewer.get(f"/reviews/{review_id}")).json()
    assert (kept["status"], kept["sealed"]) == ("in_progress", 0)
    assert kept["draft"]["ratings"][1]["points"] == 9


async def test_a_sealed_card_stays_as_it_is(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    reviewer = api.member(world, reviewer_id)
    key = {"Idempotency-Key": "once"}
    first = await reviewer.post(f"/reviews/{review_id}/seal", json=card(*GOOD), headers=key)

    again = await reviewer.post(f"/reviews/{review_id}/seal", json=card(*GOOD), headers=key)
    other = await reviewer.post(f"/reviews/{review_id}/seal", json=card(1, 1, 1, 1))
    draft = await reviewer.put(f"/reviews/{review_id}/draft", json=card(1, 1, 1, 1))
    declined = await reviewer.post(f"/reviews/{review_id}/decline", json={"reason": "conflict"})

    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"
    assert [one.status_code for one in (other, draft, declined)] == [409, 409, 409]
    assert (declined.json()["state"], declined.json()["allowed"]) == ("sealed", ["revealed", "voided"])
    assert "declare the conflict" in declined.json()["detail"]
    assert len(await api.evaluation.published(world.employer_id, "scorecard.sealed")) == 1


async def test_a_declined_review_goes_to_somebody_else(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    reviewer = api.member(world, reviewer_id)

    declined = await reviewer.post(f"/reviews/{review_id}/decline", json={"reason": "conflict"})

    assert declined.json()["status"] == "declined"
    assert [data["reason"] for _, data in await api.evaluation.published(world.employer_id, "review.declined")] == [
        "conflict"
    ]
    assigned = [who for _, who in await api.assigned(world)]
    assert len(set(assigned)) == 3
    assert (await reviewer.get("/reviews")).json()["items"] == []
    assert "brief" not in (await reviewer.get(f"/reviews/{review_id}")).json()


async def test_an_accepted_review_can_be_sealed_but_not_declined(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), _] = await one_work(api, world)
    reviewer = api.member(world, reviewer_id)

    accepted = await reviewer.post(f"/reviews/{review_id}/accept")
    declined = await reviewer.post(f"/reviews/{review_id}/decline", json={"reason": "capacity"})
    nonsense = await reviewer.post(f"/reviews/{review_id}/decline", json={"reason": "boring"})

    assert (accepted.json()["status"], declined.status_code, nonsense.status_code) == ("accepted", 409, 422)
    assert (await reviewer.post(f"/reviews/{review_id}/seal", json=card(*GOOD))).status_code == 200


async def test_files_of_ones_own_review_alone_come_under_a_neutral_name(api: Api, world: World) -> None:
    sha256 = Folder(api.folder).put(b"%PDF-1.4 neutral")
    _, [(review_id, reviewer_id), (_, other)] = await one_work(api, world, sha256)
    path = f"/reviews/{review_id}/files"
    reviewer = api.member(world, reviewer_id)

    file = await reviewer.get(f"{path}/{sha256}")

    assert (file.status_code, file.content) == (200, b"%PDF-1.4 neutral")
    assert file.headers["content-disposition"] == 'attachment; filename="deliverable-v2.pdf"'
    assert file.headers["x-content-type-options"] == "nosniff"
    assert (await api.member(world, other).get(f"{path}/{sha256}")).status_code == 404
    assert (await reviewer.get(f"{path}/{'cd' * 32}")).status_code == 404
    assert (await reviewer.get(f"{path}/..%2F..%2Fetc")).status_code == 404


async def test_a_link_is_read_as_the_snapshot_that_posting_took(api: Api, world: World) -> None:
    sha256 = Folder(api.folder).put(b"<p>812 of 940</p>")
    told = {
        "kind": "link",
        "media_type": "text/html",
        "link": None,
        "removed": ["XMP"],
        "left": ["text that cannot be read"],
    }
    _, [(review_id, reviewer_id), _] = await one_work(api, world, sha256, **told)
    reviewer = api.member(world, reviewer_id)

    (shown,) = (await reviewer.get(f"/reviews/{review_id}")).json()["deliverables"]
    file = await reviewer.get(f"/reviews/{review_id}/files/{sha256}")

    assert (shown["kind"], shown["link"], shown["url"]) == (
        "link",
        None,
        f"/evaluation/api/reviews/{review_id}/files/{sha256}",
    )
    assert (shown["removed"], shown["left"]) == (["XMP"], ["text that cannot be read"])
    assert (file.content, file.headers["content-disposition"][:11]) == (b"<p>812 of 940</p>", "attachment;")


async def test_another_employers_ids_do_not_exist(api: Api, world: World) -> None:
    engagement, [(review_id, _), _] = await one_work(api, world)
    stranger = World()
    await api.evaluation.tell(*stranger.staff())
    strangers = api.manager(stranger)

    answers = [
        await strangers.get(f"/reviews/{review_id}"),
        await strangers.post(f"/reviews/{review_id}/seal", json=card(*GOOD)),
        await strangers.get(f"/evaluations/{engagement}"),
        await strangers.get(f"/rubrics/{uuid4()}"),
    ]

    assert [one.status_code for one in answers] == [404, 404, 404, 404]


async def test_who_has_no_right_is_told_so_and_who_is_unknown_signs_in(api: Api, world: World) -> None:
    await one_work(api, world)
    approver = uuid4()
    await api.evaluation.tell(world.member(approver, roles=("approver",)))

    assert (await api.member(world, approver).get("/reviews")).status_code == 403
    assert (await api.member(world, uuid4()).get("/reviews")).status_code == 401
    assert (await Client(api.http, "nonsense").get("/reviews")).status_code == 401


async def test_managers_and_operators_see_where_reviewers_are_missing(api: Api) -> None:
    world, engagement, operator = World(reviewers=1), uuid4(), uuid4()
    await api.evaluation.tell(*world.work(engagement), world.member(operator, roles=("operator",)))

    for who in (world.manager_id, operator):
        (stuck,) = (await api.member(world, who).get("/evaluations?stuck=true")).json()["items"]
        assert (stuck["engagement_id"], stuck["status"]) == (str(engagement), "reviewing")
        assert "1 more review is wanted for Candidate 1" in stuck["problem"]
    assert (await api.member(world, world.reviewer_ids[0]).get("/evaluations")).status_code == 403

    await api.evaluation.tell(world.member(world.supervisor_id, changed=True))
    assert len((await api.manager(world).get(f"/evaluations?project_id={world.project_id}")).json()["items"]) == 1


NOTE, HIDDEN = "Zebra crossing figure", ("overall", "ratings", "Zebra", "strong_yes", "nonce")


async def everything_readable(evaluation: Evaluation, world: World) -> dict[str, str]:
    """Each table that the service role may read, as text; and the engine's, which leave the service or may be logged."""
    connection = await asyncpg.connect(evaluation.database.service)
    found = {}
    try:
        tables = await connection.fetch(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            " AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')"
        )
        async with connection.transaction():
            await connection.execute("SELECT set_config('app.employer_id', $1, true)", str(world.employer_id))
            for row in tables:
                name = row["tablename"]
                found[name] = str(await connection.fetch(f"SELECT t::text FROM {name} t"))
    finally:
        await connection.close()
    for name in ("outbox", "timers", "deliveries", "inbox", "parked"):
        rows = await evaluation.query(f"SELECT t::text FROM messaging.{name} t")
        found[name] = str(rows)
    found["outbox"] += str(await evaluation.published(world.employer_id))
    return found


async def test_no_mark_can_be_read_before_the_reveal(api: Api, world: World) -> None:
    engagement, [(first, first_by), (second, second_by)] = await one_work(api, world)
    await api.member(world, first_by).put(f"/reviews/{first}/draft", json=card(5, 1, 5, 1, note=NOTE))
    key = {"Idempotency-Key": "k"}
    body: dict[str, Any] = card(5, 1, 5, 1, note=NOTE, overall="strong_yes")
    sealed = await api.member(world, first_by).post(f"/reviews/{first}/seal", json=body, headers=key)
    await api.member(world, second_by).put(f"/reviews/{second}/draft", json=body)

    tables = await everything_readable(api.evaluation, world)
    manager, colleague = api.manager(world), api.member(world, second_by)
    shown = [
        sealed.text,
        *[(await who.get(f"/reviews/{first}")).text for who in (manager, colleague)],
        (await manager.get(f"/reviews/{second}")).text,
        (await manager.get(f"/evaluations/{engagement}")).text,
        (await api.member(world, first_by).get(f"/reviews/{first}")).text,
    ]

    assert {"reviews", "evaluations", "drafts", "sealed_scorecards", "audit", "idempotent_requests"} <= set(tables)
    assert "sealed" in tables["audit"]
    for name, text in tables.items():
        hidden = [*HIDDEN, NOTE.encode().hex(), "5,1,5,1"]
        assert not [word for word in hidden if word in text], name
    for text in shown:
        assert NOTE not in text
        assert "strong_yes" not in text
    progress = (await manager.get(f"/evaluations/{engagement}")).json()
    assert (progress["sealed"], progress["wanted"], progress["summary"]) == (1, 2, None)

    await api.member(world, second_by).post(f"/reviews/{second}/seal")
    await api.evaluation.fire(world.employer_id, DEADLINE)
    afterwards = await everything_readable(api.evaluation, world)
    found = {name for name, text in afterwards.items() if NOTE in text}
    assert found == {"revealed_scorecards", "summaries", "outbox"}


async def test_a_mark_without_the_evidence_that_the_rubric_asks_for_is_refused_by_criterion(
    api: Api, world: World
) -> None:
    await api.evaluation.tell(*world.staff())
    criteria = [
        {
            "criterion_id": name, "name": name.title(), "question": "Is it good?", "weight": "0.5",
            "evidence_required": needs, "levels": [{"points": points, "anchor": f"Level {points}."} for points in (1, 2)],
        }
        for name, needs in (("proof", True), ("style", False))
    ]  # fmt: skip
    rubric = (await api.manager(world).post("/rubrics", json={"name": "Proofs", "criteria": criteria})).json()
    pinned = {"rubric": {"rubric_id": rubric["rubric_id"], "version": 1}}
    engagement = uuid4()
    await api.evaluation.tell(
        world.project(**pinned), world.started(engagement), world.confirmed(engagement), world.completed(engagement)
    )
    review_id, reviewer_id = (await api.assigned(world))[0]
    reviewer = api.member(world, reviewer_id)
    ratings = [{"criterion": name, "points": 2, "note": " "} for name in ("proof", "style")]

    refused = await reviewer.post(f"/reviews/{review_id}/seal", json={"overall": "yes", "ratings": ratings})
    ratings[0]["note"] = "Appendix B."
    sealed = await reviewer.post(f"/reviews/{review_id}/seal", json={"overall": "yes", "ratings": ratings})

    assert refused.status_code == 422
    assert [(one["field"], one["rule"]) for one in refused.json()["findings"]] == [
        ("ratings.proof", "evidence_missing")
    ]
    assert "what you saw" in refused.json()["findings"][0]["message"]
    assert sealed.status_code == 200


async def test_a_refused_move_names_the_way_out(api: Api, world: World) -> None:
    _, [(first, first_by), (second, second_by)] = await one_work(api, world)
    reviewer = api.member(world, first_by)
    await reviewer.post(f"/reviews/{first}/seal", json=card(*GOOD))

    twice = await reviewer.post(f"/reviews/{first}/seal", json=card(*GOOD))
    incomplete_and_sealed = await reviewer.post(f"/reviews/{first}/seal", json={"ratings": []})
    await api.evaluation.tell(world.cancelled())
    cancelled = await api.member(world, second_by).post(f"/reviews/{second}/seal", json=card(*GOOD))
    accepted = await api.member(world, second_by).post(f"/reviews/{second}/accept")
    amended = await reviewer.post(f"/reviews/{first}/amend", json=card(*GOOD) | {"reason": "A number was misread."})

    answers = [twice, incomplete_and_sealed, cancelled, accepted, amended]
    assert [one.status_code for one in answers] == [409] * 5
    words = ["you may amend it and say why", "you may amend it and say why", "the work is not judged any more",
             "the work is not judged any more", "voided: it does not count"]  # fmt: skip
    for answer, said in zip(answers, words, strict=True):
        assert answer.headers["content-type"] == "application/problem+json"
        assert said in answer.json()["detail"]
    assert (twice.json()["state"], twice.json()["target"]) == ("sealed", "sealed")
