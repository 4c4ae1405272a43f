"""From version 0.1.0 to this one and back while people and machines go on: old and new code serve side by side.

The old code is that of the commit in `v0.1.0/COMMIT`; a clone without it fails here and says how to fetch it.
"""

from pathlib import Path

import pytest

from deploy.local.child import DidNotStart
from deploy.local.release import checked_out
from deploy.upgrade.__main__ import restarted, upgraded

pytestmark = [pytest.mark.xdist_group("upgrade"), pytest.mark.timeout(600)]


async def test_old_and_new_code_serve_together_in_each_direction(tmp_path: Path) -> None:
    account = await upgraded(tmp_path, each=1, steady=4)

    assert account.broken == []
    assert account.figures.events > 200
    passages = {one.name: one for one in account.passages}
    assert passages["upgrade"].replaced == passages["rollback"].replaced == 9
    assert all(one.requests > 20 for one in account.passages if one.ended - one.began > 3)


async def test_a_rolling_restart_is_noticed_by_nobody(tmp_path: Path) -> None:
    account = await restarted(tmp_path, each=1, steady=3)

    assert account.broken == []
    assert account.figures.events > 100
    assert account.passages[-1].replaced == 9


async def test_a_clone_without_the_old_commit_says_how_to_get_it() -> None:
    with pytest.raises(DidNotStart, match="git fetch --unshallow"):
        await checked_out("f" * 40)
