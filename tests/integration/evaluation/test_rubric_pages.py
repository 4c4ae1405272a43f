"""Rubrics to read: what is judged, in which version, by which weights."""

from uuid import uuid4

import pytest

from services.evaluation.domain.standard_rubric import STANDARD
from tests.integration.evaluation.browsing import signed_in, visible
from tests.integration.evaluation.conftest import Api, World
from tests.integration.evaluation.test_rubrics import rubric


@pytest.fixture
def world() -> World:
    return World()


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


async def test_every_version_stays_to_be_read(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.staff())
    manager = api.manager(world)
    first = (await manager.post("/rubrics", json=rubric("0.5", "0.5"))).json()
    second = (await manager.post("/rubrics", json=rubric("0.125", "0.875", rubric_id=first["rubric_id"]))).json()
    path = f"/rubrics/{first['rubric_id']}"
    browser, latest = await signed_in(api, world, world.manager_id, path)

    old = await browser.get(f"{path}?version=1")

    assert (second["digest"] in visible(latest), "Weight 87.5%" in visible(latest)) == (True, True)
    assert (first["digest"] in visible(old), "There is a newer version." in visible(old)) == (True, True)
    assert f'href="{path}?version=1"' in latest.text
    for missing in (f"{path}?version=3", f"/rubrics/{uuid4()}"):
        assert (await browser.get(missing)).status_code == 404
