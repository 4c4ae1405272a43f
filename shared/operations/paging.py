"""Pages of the parked keys: where one ends and the next begins, as text that travels."""

from collections.abc import Sequence
from datetime import datetime

import orjson

from shared.http.paging import cursor, position_of
from shared.messaging.parked_keys import ParkedKey
from shared.rules import Finding, Invalid


def after(text: str | None) -> tuple[datetime, str, str, str] | None:
    """The position that a cursor stands for; raises `Invalid` when it is none of ours."""
    position = position_of(text)
    if position is None:
        return None
    try:
        since, consumer, topic, key = orjson.loads(position)
        return datetime.fromisoformat(since), str(consumer), str(topic), str(key)
    except (ValueError, TypeError) as error:
        raise Invalid(Finding("after", "not_a_cursor", "take `next` of the page before as it is")) from error


def next_page(found: Sequence[ParkedKey], limit: int) -> str | None:
    """The cursor of the page after `limit` keys; None on the last one."""
    if len(found) <= limit:
        return None
    since, consumer, topic, key = found[limit - 1].position
    return cursor(orjson.dumps([since.isoformat(), consumer, topic, key]).decode())
