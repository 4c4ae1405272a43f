"""A candidate's appeal: once, in time, looked at by people who were not involved and do not know that it is one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from services.evaluation.handlers.commits import APPEALS, DEADLINE, OVERDUE, REPLACEMENT
from tests.integration.evaluation.conftest import GOOD, Api, Client, World, card
from tests.integration.evaluation.stages import candidate, in_order, judged, letters, member, summaries
from tests.integration.evaluation.test_sealing import everything_readable

POOR = (1, 1, 2, 1)
REASON = "I am Person Seven, and page 4 was not read."


@dataclass
class Judged:
    """Work with a published summary, and its author with a ticket."""

    engagement: UUID
    subject_id: UUID
    author: Client

    async def appeal(self, reason: str = REASON, **options: Any) -> Any:
        return await self.author.post(f"/appeals/{self.engagement}", json={"reason": reason}, **options)

    async def standing(self) -> dict[str, Any]:
        answer = await self.author.get(f"/appeals/{self.engagement}")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


async def done(api: Api, world: World, *cards: tuple[int | None, ...]) -> Judged:
    subject_id = uuid4()
    engagement = await judged(api, world, *(cards or (POOR, POOR)), subject_id=subject_id)
    return Judged(engagement, subject_id, candidate(api, world, engagement, subject_id))


async def test_two_new_reviewers_look_at_it_blind_and_the_summary_supersedes(api: Api, world: World) -> None:
    work = await done(api, world)
    possible = await work.standing()
    lodged = await work.appeal()

    assert (possible["standing"], lodged.status_code) == ("possible", 201), lodged.text
    assert lodged.json()["standing"] == "under_review"
    assigned = await api.assigned(world, work.engagement)
    involved = {who for _, who in assigned[:2]} | {world.manager_id, world.supervisor_id}
    new = assigned[2:]
    assert len(new) == 2
    assert not {who for _, who in new} & involved
    (appealed,) = [data for _, data in await api.evaluation.published(world.employer_id, "evaluation.appealed")]
    assert (appealed["reviews_wanted"], appealed["reviewers_missing"]) == (4, False)

    for review in new:
        assert (await api.seal(world, review, GOOD)).status_code == 200

    first, second = await summaries(api, world)
    assert (first["recommendation"], second["recommendation"]) == ("no_convert", "hold")
    assert (second["supersedes"], second["superseded_because"], second["appeal_outcome"]) == (1, "appeal", "changed")
    assert second["appeal_until"] is None
    (superseded,) = [
        data for _, data in await api.evaluation.published(world.employer_id, "evaluation_summary.superseded")
    ]
    assert (superseded["reason"], superseded["appeal_outcome"]) == ("appeal", "changed")
    after = await work.standing()
    assert (after["standing"], after["outcome"]) == ("decided", "changed")
    assert await in_order(api, world)


async def test_an_appeal_that_changes_nothing_says_so(api: Api, world: World) -> None:
    work = await done(api, world)
    await work.appeal()
    for review in (await api.assigned(world, work.engagement))[2:]:
        await api.seal(world, review, POOR)

    last = (await summaries(api, world))[-1]
    assert (last["recommendation"], last["reviews"], last["appeal_outcome"]) == ("no_convert", 4, "unchanged")
    assert (await work.standing())["outcome"] == "unchanged"


async def test_with_one_free_reviewer_one_looks_at_it(api: Api) -> None:
    world = World(reviewers=3)
    work = await done(api, world)

    await work.appeal()
    (*_, new) = await api.assigned(world, work.engagement)
    await api.seal(world, new, POOR)

    assert len(await api.assigned(world, work.engagement)) == 3
    assert (await summaries(api, world))[-1]["appeal_outcome"] == "unchanged"


async def test_a_reviewer_cannot_tell_an_appeal_from_one_more_opinion(api: Api, world: World) -> None:
    appealed = await done(api, world)
    await appealed.appeal()
    other = World()
    asked = await done(api, other)
    await api.evaluation.tell(other.review_requested(asked.engagement))

    shown, told = [], []
    for at, work in ((world, appealed), (other, asked)):
        review_id, reviewer_id = (await api.assigned(at, work.engagement))[2]
        reviewer = api.member(at, reviewer_id)
        detail = (await reviewer.get(f"/reviews/{review_id}")).json()
        progress = (await reviewer.get(f"/evaluations/{work.engagement}")).json()
        shown.append((sorted(detail), detail["additional"], detail["status"], sorted(progress), progress["status"]))
        mails = await letters(api, at, "review_assigned")
        told.append([mail.subject.split(" by ")[0] for mail in mails][-1])
        for text in (str(detail), str(progress), mails[-1].text, mails[-1].html):
            assert "ppeal" not in text.replace("appeal_", "")
            assert REASON not in text

    assert shown[0] == shown[1]
    assert told == ["One more opinion wanted"] * 2


async def test_the_reason_is_ciphertext_and_leaves_evaluation_never(api: Api, world: World) -> None:
    work = await done(api, world)
    lodged = await work.appeal(headers={"Idempotency-Key": "once"})
    again = await work.appeal(headers={"Idempotency-Key": "once"})

    tables = await everything_readable(api.evaluation, world)
    partner_id, partner = await member(api, world, "hr_partner", "reviewer")
    path = f"/evaluations/{work.engagement}/appeal"
    before = await partner.get(path)
    manager = await api.manager(world).get(path)
    for review in (await api.assigned(world, work.engagement))[2:]:
        await api.seal(world, review, GOOD)
    after = await partner.get(path)

    assert (lodged.status_code, again.headers["idempotent-replayed"]) == (201, "true")
    for name, text in tables.items():
        assert "Person Seven" not in text, name
        assert b"Person Seven".hex() not in text, name
    assert (before.json()["standing"], before.json()["reason"]) == ("under_review", None)
    assert (manager.status_code, after.json()["reason"]) == (403, REASON)
    assert partner_id
    (row,) = await api.evaluation.query(
        "SELECT actor, why, after::text AS after FROM audit WHERE action = 'appealed' AND employer_id = $1",
        world.employer_id,
    )
    assert (row["actor"], row["why"]) == (f"candidate:{work.subject_id}", None)


async def test_an_appeal_is_possible_once(api: Api, world: World) -> None:
    work = await done(api, world)
    await work.appeal()
    meanwhile = await work.appeal()
    for review in (await api.assigned(world, work.engagement))[2:]:
        await api.seal(world, review, POOR)

    again = await work.appeal()

    assert (meanwhile.status_code, again.status_code) == (409, 409)
    assert "possible once" in again.json()["detail"]
    assert len(await api.evaluation.published(world.employer_id, "evaluation.appealed")) == 1


async def test_too_late_is_refused_with_the_date(api: Api, world: World) -> None:
    work = await done(api, world)
    until = datetime.fromisoformat((await work.standing())["appeal_until"])
    published = datetime.fromisoformat((await summaries(api, world))[0]["published_at"])

    await api.evaluation.pass_("15 days")
    before_the_timer = await work.appeal()
    await api.evaluation.fire(world.employer_id, APPEALS)
    late = await work.appeal()

    assert (until - published).days == 14
    for refused in (before_the_timer, late):
        assert refused.status_code == 409
        assert f"An appeal was possible until {until:%Y-%m-%d %H:%M} UTC" in refused.json()["detail"]
    assert (await work.standing())["standing"] == "closed"
    (closed,) = await api.evaluation.query(
        "SELECT actor FROM audit WHERE action = 'appeals_closed' AND employer_id = $1", world.employer_id
    )
    assert closed["actor"] == "timer"


async def test_a_newer_summary_gives_the_time_anew(api: Api, world: World) -> None:
    work = await done(api, world)
    await api.evaluation.pass_("13 days")
    await api.evaluation.tell(world.review_requested(work.engagement))
    meanwhile, refused = await work.standing(), await work.appeal()
    (*_, third) = await api.assigned(world, work.engagement)
    await api.seal(world, third, POOR)
    await api.evaluation.pass_("13 days")

    lodged = await work.appeal()

    assert (meanwhile["standing"], refused.status_code) == ("review_under_way", 409)
    assert "can be appealed once it is there" in refused.json()["detail"]
    assert lodged.status_code == 201


async def test_before_there_is_a_result_there_is_nothing_to_appeal(api: Api, world: World) -> None:
    engagement, subject_id = uuid4(), uuid4()
    await api.evaluation.tell(
        *world.staff(), world.project(), world.started(engagement), world.confirmed(engagement, subject_id=subject_id)
    )
    author = candidate(api, world, engagement, subject_id)
    nothing = await author.get(f"/appeals/{engagement}")
    await api.evaluation.tell(world.completed(engagement))
    work = Judged(engagement, subject_id, author)

    assert nothing.status_code == 404
    assert (await work.standing())["standing"] == "not_yet"
    assert (await work.appeal()).status_code == 409


async def test_only_the_author_comes_in_and_only_with_this_ticket(api: Api, world: World) -> None:
    work = await done(api, world)
    path, body = f"/appeals/{work.engagement}", {"reason": REASON}
    elsewhere = candidate(api, world, work.engagement, work.subject_id, path=f"/answers/{work.engagement}")

    answers = [
        await candidate(api, world, work.engagement, uuid4()).post(path, json=body),
        await candidate(api, World(), work.engagement, work.subject_id).post(path, json=body),
        await elsewhere.post(path, json=body),
        await candidate(api, world, uuid4(), work.subject_id).post(path, json=body),
        await api.manager(world).post(path, json=body),
        await Client(api.http, "nonsense").get(path),
        await work.appeal("   "),
        await work.appeal("x" * 5001),
    ]

    assert [one.status_code for one in answers] == [404, 404, 401, 401, 401, 401, 422, 422]
    assert "open the link in your account again" in answers[2].json()["detail"]
    assert answers[6].json()["findings"][0]["field"] == "reason"
    assert await api.evaluation.published(world.employer_id, "evaluation.appealed") == []


async def test_without_anybody_independent_it_stays_open_and_everybody_knows(api: Api) -> None:
    world = World(reviewers=3)
    work = await done(api, world)
    (free,) = set(world.reviewer_ids) - {who for _, who in await api.assigned(world)}
    await api.evaluation.tell(world.member(free, changed=True, roles=("approver",)))

    lodged = await work.appeal()
    stuck = (await api.manager(world).get("/evaluations?stuck=true")).json()["items"]
    (told,) = await letters(api, world, "appeal_stuck")
    reviewer = api.member(world, (await api.assigned(world))[0][1])
    blind = (await reviewer.get(f"/evaluations/{work.engagement}")).json()
    await api.evaluation.fire(world.employer_id, DEADLINE)
    still = await work.standing()
    await api.evaluation.tell(world.member(free, changed=True))

    assert (lodged.status_code, lodged.json()["standing"]) == (201, "waiting_for_reviewers")
    assert "problem" not in lodged.json()
    assert [(one["status"], one["engagement_id"]) for one in stuck] == [("appealed", str(work.engagement))]
    assert "1 more review is wanted for Candidate" in stuck[0]["problem"]
    assert told.to == f"{str(world.manager_id)[:8]}@example.com"
    assert "1 more review is wanted" in " ".join(told.text.split())
    assert REASON not in told.text + told.html
    assert (blind["status"], blind["problem"]) == ("reviewing", None)
    (appealed,) = [data for _, data in await api.evaluation.published(world.employer_id, "evaluation.appealed")]
    assert appealed["reviewers_missing"] is True
    assert still["standing"] == "waiting_for_reviewers"
    assert len(await summaries(api, world)) == 1
    assert (await api.assigned(world))[-1][1] == free
    assert (await work.standing())["standing"] == "under_review"
    assert await letters(api, world, "appeal_stuck") == []


async def test_silent_reviewers_do_not_decide_an_appeal(api: Api) -> None:
    world = World(reviewers=4)
    work = await done(api, world)
    await work.appeal()
    for kind in (OVERDUE, REPLACEMENT, DEADLINE):
        await api.evaluation.fire(world.employer_id, kind)

    late = (await api.assigned(world, work.engagement))[2:]
    assert len(await summaries(api, world)) == 1
    assert (await work.standing())["standing"] == "waiting_for_reviewers"
    assert (await api.seal(world, late[0], GOOD)).status_code == 409
    newcomer = world.supervisor_id
    assert newcomer not in {who for _, who in late}


async def test_one_new_card_decides_at_the_deadline(api: Api) -> None:
    world = World(reviewers=4)
    work = await done(api, world)
    await work.appeal()
    first, _ = (await api.assigned(world, work.engagement))[2:]
    await api.seal(world, first, POOR)

    await api.evaluation.fire(world.employer_id, DEADLINE)

    last = (await summaries(api, world))[-1]
    assert (last["reviews"], last["superseded_because"], last["appeal_outcome"]) == (3, "appeal", "unchanged")


async def test_two_appeals_in_one_project_do_not_wait_for_each_other(api: Api) -> None:
    world, subjects = World(reviewers=6), [uuid4(), uuid4()]
    engagements = [uuid4(), uuid4()]
    await api.evaluation.tell(*world.staff(), world.project(), world.started(*engagements))
    for number, (one, subject_id) in enumerate(zip(engagements, subjects, strict=True), start=1):
        await api.evaluation.tell(world.confirmed(one, number, subject_id=subject_id), world.completed(one))
    for one in engagements:
        await api.seal_all(world, one, POOR, POOR)
    for one, subject_id in zip(engagements, subjects, strict=True):
        await Judged(one, subject_id, candidate(api, world, one, subject_id)).appeal()

    for review in (await api.assigned(world, engagements[0]))[2:]:
        await api.seal(world, review, POOR)

    told = [(one["engagement_id"], one["superseded_because"]) for one in await summaries(api, world)]
    assert told[2:] == [(str(engagements[0]), "appeal")]


async def test_a_voided_card_during_an_appeal_is_made_up_for_by_the_new_ones(api: Api, world: World) -> None:
    work = await done(api, world)
    await work.appeal()
    old, old_by = (await api.assigned(world, work.engagement))[0]

    await api.member(world, old_by).post(f"/reviews/{old}/declare-conflict", json={"reason": "A former colleague."})
    for review in (await api.assigned(world, work.engagement))[2:]:
        await api.seal(world, review, POOR)

    last = (await summaries(api, world))[-1]
    assert (last["superseded_because"], last["appeal_outcome"]) == ("appeal", "unchanged")
    assert last["reviews"] >= 3
    assert await in_order(api, world)


async def test_who_reviews_the_appeal_reads_neither_summary_nor_reason(api: Api, world: World) -> None:
    work = await done(api, world)
    await work.appeal()
    review_id, reviewer_id = (await api.assigned(world, work.engagement))[2]
    await api.evaluation.tell(world.member(reviewer_id, changed=True, roles=("hr_partner", "reviewer")))
    reviewer = api.member(world, reviewer_id)

    evaluation = (await reviewer.get(f"/evaluations/{work.engagement}")).json()
    appeal = await reviewer.get(f"/evaluations/{work.engagement}/appeal")

    assert (evaluation["summary"], evaluation["status"]) == (None, "reviewing")
    assert appeal.status_code == 403
    assert (await reviewer.post(f"/reviews/{review_id}/seal", json=card(*POOR))).status_code == 200


async def test_lists_tell_whoever_has_a_card_to_seal_no_more_than_single_works_do(api: Api) -> None:
    world, (first, other) = World(reviewers=4), (uuid4(), uuid4())
    subjects = {first: uuid4(), other: uuid4()}
    await api.evaluation.tell(
        *world.staff(),
        world.project(),
        world.started(first, other),
        *(world.confirmed(one, n, subject_id=subjects[one]) for n, one in enumerate((first, other), start=1)),
        *(world.completed(one) for one in (first, other)),
    )
    of = {one: await api.assigned(world, one) for one in (first, other)}
    for review in [*of[first], *of[other]]:
        await api.seal(world, review, POOR)
    assert {who for _, who in of[first]}.isdisjoint(who for _, who in of[other])
    await Judged(first, subjects[first], candidate(api, world, first, subjects[first])).appeal()
    await api.evaluation.tell(
        *(world.member(who, changed=True, roles=("approver",)) for _, who in of[first]),
        world.member(of[other][0][1], changed=True, roles=("administrator", "reviewer")),
    )
    stuck = Judged(other, subjects[other], candidate(api, world, other, subjects[other]))
    assert (await stuck.appeal()).json()["standing"] == "waiting_for_reviewers"
    reviewer = api.member(world, of[other][0][1])

    listed = {one["engagement_id"]: one for one in (await reviewer.get("/evaluations")).json()["items"]}
    known = (await api.manager(world).get("/evaluations?stuck=true")).json()["items"]

    assert {one["status"] for one in listed.values()} == {"reviewing"}
    assert {one["problem"] for one in listed.values()} == {None}
    for engagement, one in listed.items():
        assert {**one, "summary": None} == (await reviewer.get(f"/evaluations/{engagement}")).json()
    assert (await reviewer.get("/evaluations?stuck=true")).json()["items"] == []
    assert [(one["engagement_id"], one["status"]) for one in known] == [(str(other), "appealed")]
    assert known[0]["problem"]


async def test_nobody_who_decides_or_reviewed_reads_why_somebody_appealed(api: Api, world: World) -> None:
    work = await done(api, world)
    await work.appeal()
    for review in (await api.assigned(world, work.engagement))[2:]:
        await api.seal(world, review, GOOD)
    _, first = (await api.assigned(world, work.engagement))[0]
    await api.evaluation.tell(
        world.member(world.manager_id, changed=True, roles=("administrator", "hiring_manager")),
        world.member(first, changed=True, roles=("hr_partner", "reviewer")),
    )

    path = f"/evaluations/{work.engagement}/appeal"
    answers = [await one.get(path) for one in (api.manager(world), api.member(world, first))]

    assert [one.status_code for one in answers] == [403, 403]
    assert all("somebody else reads" in one.json()["detail"] for one in answers)
