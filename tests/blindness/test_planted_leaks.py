"""The same attacker finds what is planted, on the channel on which it leaks."""

import pytest

from tests.blindness.conftest import Stage
from tests.blindness.leaks import LEAKS, READ, Planted, happens

pytestmark = [pytest.mark.xdist_group("blindness"), pytest.mark.timeout(600)]


@pytest.mark.parametrize("planted", LEAKS, ids=[planted.name for planted in LEAKS])
async def test_a_planted_leak_is_found(planted: Planted, ground: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    await ground.write(READ)
    async with planted.plant(monkeypatch, ground):
        await happens(ground, planted.work)
        found = await getattr(ground.attacker(planted.work), planted.channel)()
    assert any(planted.where in leak.where and planted.what in leak.what for leak in found), found
