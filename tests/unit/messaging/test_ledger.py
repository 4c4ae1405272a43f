"""The counter itself: one thing wrong gives exactly one."""

from shared.messaging.ledger import Effect, Interest, Logged, count

TOPIC = "rig.counter.v1"
LOG = [Logged(TOPIC, f"{key}{n}", "counted", key, n) for n in range(1, 5) for key in "ab"]
EFFECTS = [Effect("rig.counting", record.event, TOPIC, record.key, record.sequence) for record in LOG]
INTERESTS = [Interest("rig.counting", {TOPIC: frozenset({"counted"})})]


def figures(log: list[Logged], effects: list[Effect]) -> tuple[int, int, int, int]:
    found = count(log, effects, INTERESTS)
    return found.lost, found.doubled, found.out_of_order, found.duplicates_on_topic


def test_a_clean_run_counts_nothing() -> None:
    found = count(LOG, EFFECTS, INTERESTS)
    assert found.is_clean
    assert (found.events, found.aggregates, found.effects) == (8, 2, 8)


def test_one_effect_removed_is_one_lost() -> None:
    assert figures(LOG, EFFECTS[:3] + EFFECTS[4:]) == (1, 0, 0, 0)


def test_one_event_removed_from_log_and_effects_is_one_lost() -> None:
    assert figures(LOG[:2] + LOG[3:], EFFECTS[:2] + EFFECTS[3:]) == (1, 0, 0, 0)


def test_one_effect_doubled_is_one_doubled() -> None:
    assert figures(LOG, [*EFFECTS, EFFECTS[2]]) == (0, 1, 0, 0)


def test_two_effects_swapped_are_one_out_of_order() -> None:
    swapped = [*EFFECTS]
    swapped[0], swapped[2] = swapped[2], swapped[0]
    assert figures(LOG, swapped) == (0, 0, 1, 0)


def test_two_events_swapped_on_the_topic_are_one_out_of_order() -> None:
    swapped = [*LOG]
    swapped[1], swapped[3] = swapped[3], swapped[1]
    assert figures(swapped, EFFECTS) == (0, 0, 1, 0)


def test_a_repeated_record_is_allowed_and_counted() -> None:
    assert figures([*LOG, LOG[0], LOG[1]], EFFECTS) == (0, 0, 0, 2)


def test_types_without_interest_need_no_effect() -> None:
    other = Logged(TOPIC, "c1", "ignored", "c", 1)
    assert figures([*LOG, other], EFFECTS) == (0, 0, 0, 0)
