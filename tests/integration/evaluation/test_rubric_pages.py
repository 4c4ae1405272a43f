"""Rubrics to read: what is judged, in which version, by which weights."""

from uuid import uuid4

from services.evaluation.domain.standard_rubric import STANDARD
from tests.integration.evaluation.browsing import signed_in, visible
from tests.integration.evaluation.conftest import Api, World
from tests.integration.evaluation.test_rubrics import rubric


async def test_the_built_in_rubric_is_there_with_anchors_weights_and_digest(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.staff())
    browser, listed = await signed_in(api, world, world.reviewer_ids[0], "/rubrics")

    page = await browser.get(f"/rubrics/{STANDARD.id}")

    assert (STANDARD.name in visible(listed), "built in" in visible(listed)) == (True, True)
    words = visible(page)
    for criterion in STANDARD.criteria:
        assert criterion.question in words
        assert all(level.anchor in words for level in criterion.levels)
    assert ("Weight 30%" in words, STANDARD.digest in words) == (True, True)
    assert "What would make it more reliable" not in words


async def test_advice_on_a_level_says_which_one(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.staff())
    wanted = rubric("0.4", "0.3", "0.3")
    wanted["criteria"][1]["levels"][1:1] = [{"points": 2, "anchor": ""}]
    wanted["criteria"][1]["levels"][2]["points"] = 3
    wanted["criteria"][1]["levels"][3]["points"] = 4
    made = await api.manager(world).post("/rubrics", json=wanted)
    assert made.status_code == 201, made.text

    _, page = await signed_in(api, world, world.manager_id, f"/rubrics/{made.json()['rubric_id']}")

    assert "Criterion 1, level 2: reviewers guess what this level means" in visible(page)
    assert "Between its neighbours." in visible(page)


async def test_every_version_stays_to_be_read(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.staff())
    manager = api.manager(world)
    first = (await manager.post("/rubrics", json=rubric("0.5", "0.5"))).json()
    second = (await manager.post("/rubrics", json=rubric("0.125", "0.875", rubric_id=first["rubric_id"]))).json()
    path = f"/rubrics/{first['rubric_id']}"
    browser, latest = await signed_in(api, world, world.manager_id, path)

    old = await browser.get(f"{path}?version=1")

    assert (second["digest"] in visible(latest), "Weight 87.5%" in visible(latest)) == (True, True)
    assert "What would make it more reliable" in visible(latest)
    assert "'Criterion 1' carries 88% of the weight" in visible(latest)
    assert (first["digest"] in visible(old), "There is a newer version." in visible(old)) == (True, True)
    assert f'href="{path}?version=1"' in latest.text
    for missing in (f"{path}?version=3", f"/rubrics/{uuid4()}"):
        assert (await browser.get(missing)).status_code == 404
