"""Everything but Kafka is lost under load and brought back from dumps of three moments.

`make restore` does the same with Kafka lost as well.
"""

from pathlib import Path

import pytest

from deploy.restore.drill import STORIES, drilled

pytestmark = [pytest.mark.xdist_group("restore"), pytest.mark.timeout(300)]


async def test_services_agree_again_where_kafka_knows_more_than_they_do(tmp_path: Path) -> None:
    found = await drilled(tmp_path, "kept")
    assert sum(found.ghosts.values()) > 0, "nothing was lost"
    assert found.back["evaluation"] + found.back["conversion"] > 0, "no rubric and no policy was forgotten"
    assert set(found.moved.values()) == {0}
    assert found.stories == STORIES
