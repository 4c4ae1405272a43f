"""From version 0.1.0 to this one and back while people and machines go on: old and new code serve side by side.

The old code is that of the commit in `v0.1.0/COMMIT`; a clone without it fails here and says how to fetch it.
"""

from pathlib import Path

import pytest

from deploy.local.child import DidNotStart
from deploy.local.release import checked_out
from deploy.upgrade.__main__ import upgraded

pytestmark = [pytest.mark.xdist_group("upgrade"), pytest.mark.timeout(600)]


async def test_old_and_new_code_serve_together_in_each_direction(tmp_path: Path) -> None:
    account = await upgraded(tmp_path, each=1, clients=2, steady=1, restart=["api"])

    assert account.broken == []
    assert account.figures.events > 200
    replaced = {one.name: one.replaced for one in account.passages if one.replaced}
    assert replaced == {"upgrade": 9, "rolling restart": 3, "rollback": 9}
    assert all(one.requests > 20 for one in account.passages if one.replaced)


async def test_a_clone_without_the_old_commit_says_how_to_get_it() -> None:
    with pytest.raises(DidNotStart, match="git fetch --unshallow"):
        await checked_out("f" * 40)
