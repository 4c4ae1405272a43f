"""Rubrics over HTTP: published whole or refused with every finding, never changed; and every route asks for a right."""

from typing import Any
from uuid import uuid4

from fastapi import APIRouter
from fastapi.routing import APIRoute

from services.evaluation.access import ACCESS
from tests.integration.evaluation.conftest import Api, World


def rubric(*weights: str, **changes: Any) -> dict[str, Any]:
    criteria = [
        {
            "criterion_id": f"c{number}",
            "name": f"Criterion {number}",
            "question": "Is it good?",
            "weight": weight,
            "evidence_required": False,
            "levels": [{"points": points, "anchor": f"Level {points}."} for points in (0, 1, 3)],
        }
        for number, weight in enumerate(weights)
    ]
    return {"name": "Ours", "criteria": criteria} | changes


async def test_a_rubric_is_published_in_versions(api: Api) -> None:
    world = World()
    await api.evaluation.tell(*world.staff())
    manager = api.manager(world)

    first = await manager.post("/rubrics", json=rubric("0.5", "0.5"), headers={"Idempotency-Key": "r"})
    again = await manager.post("/rubrics", json=rubric("0.5", "0.5"), headers={"Idempotency-Key": "r"})
    rubric_id = first.json()["rubric_id"]
    second = await manager.post("/rubrics", json=rubric("0.25", "0.75", rubric_id=rubric_id))

    assert (first.status_code, again.json(), second.json()["version"]) == (201, first.json(), 2)
    assert first.json()["digest"] != second.json()["digest"]
    assert (await manager.get(f"/rubrics/{rubric_id}")).json() == second.json()
    assert (await manager.get(f"/rubrics/{rubric_id}?version=1")).json() == first.json()
    assert [one["built_in"] for one in (await manager.get("/rubrics")).json()["items"]] == [False, True]
    published = await api.evaluation.published(world.employer_id, "rubric.published")
    assert [(data["version"], data["digest"]) for _, data in published] == [
        (1, first.json()["digest"]),
        (2, second.json()["digest"]),
    ]


async def test_a_rubric_whose_weights_do_not_add_up_is_refused_and_nothing_is_left(api: Api) -> None:
    world = World()
    await api.evaluation.tell(*world.staff())

    refused = await api.manager(world).post("/rubrics", json=rubric("0.5", "0.4", name=" "))

    assert refused.status_code == 422
    assert {(one["field"], one["rule"]) for one in refused.json()["findings"]} == {
        ("name", "missing"),
        ("criteria", "weights_do_not_add_up"),
    }
    assert await api.evaluation.published(world.employer_id) == []


async def test_work_that_waited_for_its_rubric_is_opened_when_it_is_published(api: Api) -> None:
    world, engagement = World(), uuid4()
    await api.evaluation.tell(*world.staff())
    manager = api.manager(world)
    rubric_id = (await manager.post("/rubrics", json=rubric("1"))).json()["rubric_id"]
    await api.evaluation.tell(
        world.project(rubric={"rubric_id": rubric_id, "version": 2}),
        world.confirmed(engagement),
        world.completed(engagement),
    )
    before = await api.evaluation.published(world.employer_id, "evaluation.opened")

    await manager.post("/rubrics", json=rubric("1", rubric_id=rubric_id))

    assert before == []
    assert len(await api.evaluation.published(world.employer_id, "evaluation.opened")) == 1


async def test_reviewers_may_not_publish_rubrics(api: Api) -> None:
    world = World()
    await api.evaluation.tell(*world.staff())

    refused = await api.member(world, world.reviewer_ids[0]).post("/rubrics", json=rubric("1"))

    assert refused.status_code == 403


def routes(found: Any) -> list[APIRoute]:
    flat: list[APIRoute] = []
    for route in found:
        if isinstance(route, APIRoute):
            flat.append(route)
        elif isinstance(router := getattr(route, "original_router", None), APIRouter):
            flat += routes(router.routes)
    return flat


async def test_every_route_asks_for_a_right_of_the_table(api: Api) -> None:
    asked = {}
    for route in routes(api.app.routes):
        rights = [getattr(one.call, "access", None) for one in route.dependant.dependencies]
        asked[route.path] = next((one for one in rights if one), None)

    ours = {path: right for path, right in asked.items() if not path.startswith(("/health", "/metrics"))}
    assert len(ours) >= 8
    for path, right in ours.items():
        assert right is not None, path
        action, resource = right
        assert ACCESS[resource][action], path


async def test_a_draft_is_checked_and_nothing_is_kept(api: Api) -> None:
    world = World()
    await api.evaluation.tell(*world.staff())
    manager = api.manager(world)
    draft = rubric("0.7", "0.2")

    checked = (await manager.post("/rubrics/check", json=draft)).json()

    assert checked["publishable"] is False
    assert [one["rule"] for one in checked["findings"]] == ["weights_do_not_add_up"]
    assert {(one["field"], one["rule"]) for one in checked["advice"]} >= {
        ("criteria", "too_few"),
        ("criteria[0].weight", "dominant"),
        ("criteria[1].question", "same_question"),
    }
    assert [one["built_in"] for one in (await manager.get("/rubrics")).json()["items"]] == [True]
    assert await api.evaluation.published(world.employer_id) == []


async def test_every_template_can_be_published_as_it_is_and_has_no_advice_against_it(api: Api) -> None:
    world = World()
    await api.evaluation.tell(*world.staff())
    manager = api.manager(world)
    templates = (await manager.get("/rubrics/templates")).json()

    for template in templates:
        draft = {"name": template["name"], "criteria": template["criteria"]}
        checked = (await manager.post("/rubrics/check", json=draft)).json()
        published = await manager.post("/rubrics", json=draft)

        assert checked == {"publishable": True, "findings": [], "advice": []}, template["template_id"]
        assert published.status_code == 201, template["template_id"]
    assert len(templates) >= 4
