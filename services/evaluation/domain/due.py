"""By when a review is due, and when a silent reviewer is replaced: early enough that somebody else still has time.

Of the time until the project's review deadline a third of the days, at most three, is kept for a replacement; with
fewer than three days left there is none, and the review is due at the deadline itself.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

LATE_REVIEW = timedelta(days=3)
"""How long a review may take that is assigned when the project's review deadline has passed."""
SECOND_CHANCE = timedelta(days=3)
"""How long after that its card is still taken, or somebody else's found, before what there is, is revealed."""
SHARE_KEPT, MOST_KEPT = 3, 3
"""One day in so many is kept for a replacement, and so many days at most."""


def first_due(now: datetime, review_by: datetime, time_zone: str) -> datetime:
    """When a review that is assigned now is due, at the deadline's time of day in the employer's time zone."""
    if now >= review_by:
        return now + LATE_REVIEW
    kept = min((review_by - now).days // SHARE_KEPT, MOST_KEPT)
    return (review_by.astimezone(ZoneInfo(time_zone)) - timedelta(days=kept)).astimezone(review_by.tzinfo)


def replaced_at(due_at: datetime, deadline: datetime, time_zone: str) -> datetime:
    """When a reviewer who is silent at `due_at` is replaced: a working day later, Monday to Friday, by the clock there.

    Never later than half of what is left until the deadline: the other half belongs to whoever is asked then.
    """
    day = due_at.astimezone(ZoneInfo(time_zone)) + timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return min(day.astimezone(due_at.tzinfo), due_at + (deadline - due_at) / 2)
