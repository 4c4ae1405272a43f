"""The proxy of an installation knows the same ways as the table of prefixes."""

import re
from pathlib import Path

from services.posting.settings import Settings
from shared.http.prefixes import PREFIXES

CONFIGURATION = (Path(__file__).parents[2] / "deploy" / "docker" / "front" / "nginx.conf").read_text()


def test_every_first_segment_leads_to_its_service() -> None:
    (table,) = re.findall(r"map \$segment \$service \{(.*?)\}", CONFIGURATION, re.DOTALL)
    ways = dict(re.findall(r"^\s+(\w+) (\w+);$", table, re.MULTILINE))
    assert ways == {segment: service for service, segments in PREFIXES.items() for segment in segments}


def test_the_largest_upload_passes() -> None:
    (most,) = re.findall(r"client_max_body_size (\d+)m;", CONFIGURATION)
    assert int(most) * 1024**2 > Settings.model_fields["largest_upload"].default
