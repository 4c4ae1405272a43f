"""The engine's figures, each with the reason it has this value. Tests shorten some; services keep them."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Tuning:
    """Times and sizes of the engine; seconds unless the name says otherwise."""

    slice_records: int = 500
    """One transaction: bounds how long locks are held and how much a failure repeats."""
    partitions_at_once: int = 4
    """Slices of different partitions, of all consumers of a process, that share the pool with attempts and timers.

    A slow partition keeps one of these places, so it delays no other one; only when as many are slow does a partition
    wait, for the end of one slice at most (20 s: the limits of `slices.LIMITS`)."""
    poll_records: int = 1000
    """Most that one poll brings: two slices, so that no partition crowds out the others of its poll."""
    poll_ahead: int = 2000
    """In flight, of partitions that are not paused, above which the next poll waits a little: what is read while
    it is still in the processor's cache costs less, and nothing fetched ahead is thrown away by pausing."""
    partition_records: int = 4000
    """In flight, above which a partition is paused, resumed at half: large enough that pausing, which throws away what
    the client fetched ahead, is rare; a record costs about 3 kB of memory."""
    partition_bytes: int = 8 * 1024 * 1024
    """The same for large records: a few fetches."""
    process_records: int = 12_000
    """In flight in all partitions together: about 40 MB."""
    process_bytes: int = 48 * 1024 * 1024
    """The same for large records."""
    attempts: int = 3
    """From parking or for a timer, before an operator is needed."""
    first_backoff: timedelta = timedelta(milliseconds=200)
    """Doubles with each attempt."""
    fuse_keys: int = 10
    """So many different keys parked in a row are not bad events but a broken consumer."""
    fuse_cooldown: float = 60.0
    """After this the fuse lets one record through to see whether the cause is gone."""
    crash_claims: int = 3
    """Claims without progress after which records are tried one by one, each written down before."""
    crash_attempts: int = 3
    """A record that was tried so often and killed its process each time is parked unseen."""
    put_back_pause: float = 0.5
    """How long a partition rests after the database was in doubt; doubles up to `longest_pause`."""
    longest_pause: float = 5.0
    kafka_commit_every: float = 2.0
    """Kafka's own offsets are telemetry: lag tools read them, the engine never does."""
    watchdog_after: float = 60.0
    """Without a partition, or without progress although records wait, for so long the subscriber is rebuilt."""
    rebuilds: int = 3
    """So many rebuilds without progress although records wait: a new process is the next thing to try."""
    session_timeout: float = 15.0
    """How soon the group notices a dead member."""
    poll_idle: float = 1.0
    """Attempts, timers and deliveries look at their tables so often when nobody rings."""
    delivery_lease: float = 60.0
    """Longer than a sender may take; afterwards another worker may try."""
    delivery_schedule: tuple[float, ...] = (1, 5, 30, 120, 600, 3600, 21600)
    """Pauses between attempts to deliver; when they are used up the delivery has failed."""
    longest_poll_pause: float = 300.0
    """A client that was not asked for records for so long leaves its group: only a process that stands still gets
    there, the engine's polls wait for no handler."""
    inbox_days: int = 35
    """Longer than any topic keeps its records: a replayed topic finds its effects here."""
    delivery_days: int = 90
    """How long the log of what was sent can be read."""


DEFAULT = Tuning()


def backoff(tuning: Tuning, attempts: int) -> timedelta:
    """The pause after `attempts` attempts."""
    return tuning.first_backoff * (1 << min(attempts, 12))
