"""A log is verified without any service, and whatever was changed in it is found and named."""

import copy
import json
import random
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from services.evaluation.domain.rubric import Published
from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.offline import verify_panel
from services.evaluation.publishing.rubric import outgoing
from shared.judgement.policy import Policy
from tests.unit.evaluation.log import Event, amendment, cloud_event, log, voided

CARDS = 7


def verified(tmp_path: Path, events: list[Event]) -> tuple[int, str]:
    """Exit status and everything that was written."""
    file = tmp_path / "events.json"
    file.write_text("\n".join(json.dumps(event) for event in events))
    out, err = StringIO(), StringIO()
    return verify_panel(file, out, err), out.getvalue() + err.getvalue()


def differing(tmp_path: Path, events: list[Event]) -> list[str]:
    status, said = verified(tmp_path, events)
    assert status == 1, said
    return [line for line in said.splitlines() if line.startswith("DIFFERS")]


def without_summaries() -> list[Event]:
    return [event for event in log() if "summary" not in event["type"]]


def of_kind(events: list[Event], kind: str) -> list[Event]:
    return [event for event in events if kind in event["type"]]


def card_name(event: Event) -> str:
    data = event["data"]
    return (
        f"evaluation {data['evaluation_id']} reviewer {data['reviewer_member_id']} version {data['scorecard_version']}"
    )


def test_an_untouched_log_is_verified_card_by_card_and_summary_by_summary(tmp_path: Path) -> None:
    status, said = verified(tmp_path, log())

    lines = said.splitlines()
    assert status == 0, said
    assert lines[-1] == f"verified: {CARDS} cards, 3 summaries"
    assert [line for line in lines if "version 1: sealed and revealed, its commitment holds" in line] == lines[:CARDS]
    assert sum(line.endswith("worked out again, the same") for line in lines) == 3


@pytest.mark.parametrize("form", ["list", "lines", "indented", "without envelope"])
def test_events_may_stand_in_a_list_or_one_after_the_other(tmp_path: Path, form: str) -> None:
    events = log()
    file = tmp_path / "events"
    if form == "list":
        file.write_text(json.dumps(events))
    elif form == "lines":
        file.write_text("\n".join(json.dumps(event) for event in events) + "\n")
    elif form == "indented":
        file.write_text("\n".join(json.dumps(event, indent=2) for event in events))
    else:
        file.write_text("\n".join(json.dumps({"type": event["type"], "data": event["data"]}) for event in events))
    assert verify_panel(file, StringIO(), StringIO()) == 0


def test_an_event_that_came_twice_counts_once(tmp_path: Path) -> None:
    events = log()
    assert verified(tmp_path, events[:CARDS] + events)[0] == 0


CHANGES: dict[str, Any] = {
    "overall": lambda data: data["scorecard"].update(overall="strong_yes"),
    "submitted_at": lambda data: data["scorecard"].update(submitted_at="2026-11-24T09:59:00Z"),
    "rubric": lambda data: data["scorecard"].update(rubric="sha256:" + "ab" * 32),
    "nonce": lambda data: data.update(nonce="00" * 32),
    "nonce cut": lambda data: data.update(nonce="00" * 31),
    "member added": lambda data: data["scorecard"].update(extra="x"),
    "rating removed": lambda data: data["scorecard"]["ratings"].pop(),
    "ratings exchanged": lambda data: data["scorecard"]["ratings"].reverse(),
    **{
        f"mark {k}": lambda data, k=k: data["scorecard"]["ratings"][k].update(
            points=data["scorecard"]["ratings"][k]["points"] % 5 + 1
        )
        for k in range(4)
    },
    **{f"note {k}": lambda data, k=k: data["scorecard"]["ratings"][k].update(note="Something else.") for k in range(4)},
}


@pytest.mark.parametrize("change", CHANGES, ids=list(CHANGES))
def test_whatever_is_changed_after_sealing_is_found_at_its_card_and_nowhere_else(tmp_path: Path, change: str) -> None:
    for place in range(CARDS):
        events = without_summaries()
        touched = of_kind(events, "scorecard.revealed")[place]
        CHANGES[change](touched["data"])

        lines = differing(tmp_path, events)

        assert {line.split(": ")[0] for line in lines} == {f"DIFFERS  {card_name(touched)}"}
        assert any("changed since they were sealed" in line or "nonce" in line for line in lines)


@pytest.mark.parametrize("criterion", range(4))
def test_a_changed_mark_is_named_because_the_summary_quotes_it(tmp_path: Path, criterion: int) -> None:
    events = log()
    touched = of_kind(events, "scorecard.revealed")[3]
    rating = touched["data"]["scorecard"]["ratings"][criterion]
    before = rating["points"]
    rating["points"] = 1

    lines = differing(tmp_path, events)

    said = f"criterion {rating['criterion']} points: the summary quotes {before}, the card has 1"
    assert f"DIFFERS  {card_name(touched)}: {said}" in lines
    assert not [line for line in lines if card_name(touched) in line and "criterion" in line and said not in line]


def test_a_card_under_another_name_than_its_event_is_found(tmp_path: Path) -> None:
    events = log()
    touched = of_kind(events, "scorecard.revealed")[0]
    touched["data"]["scorecard"]["reviewer"] = of_kind(events, "scorecard.revealed")[1]["data"]["reviewer_member_id"]
    assert any(": scorecard.reviewer: the event says" in line for line in differing(tmp_path, events))


def test_a_seal_after_the_first_reveal_is_found(tmp_path: Path) -> None:
    events = log()
    late = events.pop(1)
    events.insert(CARDS, late)
    assert differing(tmp_path, events) == [
        f"DIFFERS  {card_name(late)}: sealed after the first reveal of this evaluation"
    ]


def test_a_seal_of_an_additional_review_may_follow_the_reveal(tmp_path: Path) -> None:
    events = log()
    late = events.pop(1)
    reveal = next(event for event in of_kind(events, "revealed") if card_name(event) == card_name(late))
    events.remove(reveal)
    names = ("evaluation_id", "engagement_id", "project_id")
    asked = {
        "type": "org.journeywork.evaluation.evaluation.appealed.v1",
        "data": {name: late["data"][name] for name in names},
    }
    place = next(at for at, event in enumerate(events) if "summary" in event["type"])
    assert verified(tmp_path, [*events[:place], asked, late, reveal, *events[place:]])[0] == 0


def test_a_sealed_card_is_revealed_or_voided(tmp_path: Path) -> None:
    events = log()
    hidden = of_kind(events, "scorecard.revealed")[2]
    events.remove(hidden)
    assert f"DIFFERS  {card_name(hidden)}: sealed, but neither revealed nor voided in this file" in differing(
        tmp_path, events
    )
    status, said = verified(tmp_path, [*[e for e in events if "summary" not in e["type"]], voided(900, hidden)])
    assert status == 0, said
    assert f"{card_name(hidden)}: sealed and voided" in said


def test_a_reveal_without_a_seal_is_found(tmp_path: Path) -> None:
    events = log()
    sealed = events.pop(0)
    assert f"DIFFERS  {card_name(sealed)}: commitment: revealed, but never sealed before" in differing(tmp_path, events)


def test_a_second_seal_of_the_same_version_is_found(tmp_path: Path) -> None:
    events = log()
    second = copy.deepcopy(events[0]) | {"id": "another"}
    second["data"]["commitment"] = "sha256:" + "ab" * 32
    assert any("commitment: sealed twice" in line for line in differing(tmp_path, [events[0], second, *events[1:]]))


def test_an_amendment_is_the_next_version_with_its_own_commitment_and_reason(tmp_path: Path) -> None:
    status, said = verified(tmp_path, [*without_summaries(), amendment(100)])
    assert status == 0, said
    assert "version 2: amended and revealed, its commitment holds" in said


def test_an_amendment_changed_afterwards_is_found(tmp_path: Path) -> None:
    amended = amendment(100)
    amended["data"]["scorecard"]["ratings"][0]["points"] = 1
    lines = differing(tmp_path, [*without_summaries(), amended])
    assert [line.split(": ")[0] for line in lines] == [f"DIFFERS  {card_name(amended)}"]


def test_an_amendment_for_another_reason_than_its_event_gives_is_found(tmp_path: Path) -> None:
    amended = amendment(100)
    amended["data"]["reason"] = "Another reason."
    assert any(": scorecard.reason: " in line for line in differing(tmp_path, [*without_summaries(), amended]))


def test_an_amendment_without_its_contents_is_found(tmp_path: Path) -> None:
    amended = amendment(100)
    amended["data"] |= {"scorecard": None, "nonce": None}
    lines = differing(tmp_path, [*without_summaries(), amended])
    assert any("sealed, but neither revealed nor voided in this file" in line for line in lines)


def test_an_amendment_of_what_was_not_revealed_is_found(tmp_path: Path) -> None:
    events = without_summaries()
    lines = differing(tmp_path, [*events[:CARDS], amendment(100), *events[CARDS:]])
    assert any("amends version 1, which was not revealed before" in line for line in lines)


TOLD = {
    "method": "additive-panel/2", "bar": "61.00", "reviews": 4, "raw_score": "99.99", "score": "0.00",
    "adjustment": "9.00", "sd": "0.01", "chance": "0.5001", "chance_strong": "0.5001", "recommendation": "hold",
    "recommendation_reason": "weak_panel", "chance_resolve": "0.0001", "reviews_requested": 3, "component": 1,
}  # fmt: skip


@pytest.mark.parametrize("member", TOLD)
def test_a_summary_that_says_something_else_than_follows_is_found_with_its_path(tmp_path: Path, member: str) -> None:
    events = log()
    touched = of_kind(events, "evaluation_summary")[1]
    touched["data"][member] = TOLD[member]

    lines = differing(tmp_path, events)

    name = f"evaluation {touched['data']['evaluation_id']} summary 1"
    assert len(lines) == 1
    assert lines[0].startswith(f"DIFFERS  {name}: {member}: told {TOLD[member]}, found ")


def _set(*path: Any, value: Any) -> Any:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (_set("interval", 0, value="1.00"), "interval[0]"),
        (_set("rank", 1, value=3), "rank[1]"),
        (_set("posterior", 3, "mean", value="50.0"), "posterior[3].mean"),
        (_set("panel", "sd_reviewer", value="0.00"), "panel.sd_reviewer"),
        (_set("panel", "components", value=2), "panel.components"),
        (_set("panel", "crossed", value=True), "panel.crossed"),
        (_set("panel", "gold", value=4), "panel.gold"),
        (_set("panel", "sd_candidate", value="1.00"), "panel.sd_candidate"),
        (_set("panel", "reviews_for_dependability_80", value=9), "panel.reviews_for_dependability_80"),
        (_set("deciding_marks", value=[{}]), "deciding_marks"),
        (_set("reliability", "reviews", value="9.00"), "reliability.reviews"),
        (_set("reliability", "dependability", "value", value="0.9999"), "reliability.dependability.value"),
        (_set("reliability", "criteria", 1, "value", value="0.9999"), "reliability.criteria[1].value"),
        (_set("reliability", "criteria", 1, "verdict", value="reliable"), "reliability.criteria[1].verdict"),
        (_set("reviewers", 0, "score", value="1.00"), "reviewers[0].score"),
        (_set("reviewers", 1, "leniency", value="30.00"), "reviewers[1].leniency"),
        (_set("criteria", 2, "mean", value="1.00"), "criteria[2].mean"),
        (_set("criteria", 2, "agreement", value="disagree"), "criteria[2].agreement"),
        (_set("criteria", 0, "ratings", 0, "points", value=1), "criteria[0].ratings[0].points"),
        (_set("sensitivity", 0, "recommendation", value="hold"), "sensitivity[0].recommendation"),
        (
            _set("panel_input", "scorecards", 0, "ratings", "problem", value=9),
            "panel_input.scorecards[0].ratings.problem",
        ),
        (_set("policy_numbers", "bar", value="seventy"), "policy_numbers.bar"),
        (_set("policy_numbers", "bar", value="70.0"), "bar"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_change_deep_in_a_summary_is_found_with_its_path(tmp_path: Path, change: Any, path: str) -> None:
    events = log()
    change(of_kind(events, "evaluation_summary")[0]["data"])
    assert any(f" summary 1: {path}: " in line or f".{path}: " in line for line in differing(tmp_path, events))


def test_a_deciding_mark_that_says_something_else_is_found(tmp_path: Path) -> None:
    close = Policy(bar=66)
    assert verified(tmp_path, log(close))[0] == 0
    events = log(close)
    marks = next(m for one in of_kind(events, "evaluation_summary") if (m := one["data"]["deciding_marks"]))
    marks[0]["other_points"] = marks[0]["points"]

    assert any(": deciding_marks[0].other_points: told " in line for line in differing(tmp_path, events))


def test_a_summary_of_an_earlier_release_is_not_asked_for_what_it_did_not_say(tmp_path: Path) -> None:
    events = log()
    for event in of_kind(events, "evaluation_summary"):
        for later in ("chance_resolve", "reviews_requested", "component", "deciding_marks", "reliability"):
            del event["data"][later]
        for later in ("components", "crossed", "gold", "sd_candidate", "reviews_for_dependability_80"):
            del event["data"]["panel"][later]

    assert verified(tmp_path, events)[0] == 0


def test_a_mark_changed_in_the_panels_input_is_found(tmp_path: Path) -> None:
    events = log()
    data = of_kind(events, "evaluation_summary")[0]["data"]
    own = next(card for card in data["panel_input"]["scorecards"] if card["candidate"] == data["candidate"])
    own["ratings"]["problem"] = 1
    lines = differing(tmp_path, events)
    assert any("raw_score" in line for line in lines)
    assert any("criteria[0].ratings" in line and ".points: told 5, found 1" in line for line in lines)


def test_a_rubric_with_another_weight_than_was_published_is_found(tmp_path: Path) -> None:
    published = cloud_event(500, outgoing(Published(STANDARD)))
    assert verified(tmp_path, [published, *log()])[0] == 0

    events = log()
    of_kind(events, "evaluation_summary")[0]["data"]["criteria"][1]["question"] = "Is it nice?"
    assert any(
        "criteria[1].question: is not what the rubric has" in one for one in differing(tmp_path, [published, *events])
    )

    published["data"]["criteria"][0]["weight"] = "0.31"
    assert any("digest: told" in line for line in differing(tmp_path, [published, *log()]))


def test_a_summary_by_another_policy_is_worked_out_by_that_policy(tmp_path: Path) -> None:
    assert verified(tmp_path, log(Policy(bar=45, max_reviews=2, level=0.8)))[0] == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"{", "line 1: is not JSON"),
        (b'{"type": "x", "data": {}}\n{', "line 2: is not JSON"),
        (b"\xff", "is not UTF-8"),
        (b"[1]", "event 1"),
        (b'{"data": {}}', "event 1.type: is missing"),
        (b'{"type": "org.journeywork.evaluation.rubric.retired.v1", "data": {}}', "no event in it is about a scorecard"),
        (b'{"type": "org.journeywork.evaluation.scorecard.sealed.v1", "data": {}}', "event 1: data.evaluation_id"),
        pytest.param(b"[" * 100_000, "nested too deeply", id="nested"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_where(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "events"
    file.write_bytes(content)
    err = StringIO()
    assert verify_panel(file, StringIO(), err) == 2
    assert said in err.getvalue()


def test_a_file_that_is_not_there_is_status_2(tmp_path: Path) -> None:
    err = StringIO()
    assert verify_panel(tmp_path / "none", StringIO(), err) == 2
    assert "No such file" in err.getvalue()


def test_what_a_file_says_cannot_look_like_a_verdict(tmp_path: Path) -> None:
    events = without_summaries()
    events[0]["data"]["reviewer_member_id"] = "x\nok       evaluation y\ud800\x1b[2J"
    events[0]["data"]["commitment"] = "sha256:ü"
    lines = differing(tmp_path, events)
    assert all("\x1b" not in line for line in lines)
    assert r"reviewer x\nok       evaluation y\ud800\x1b[2J version 1: " in lines[0]


STRANGE: list[Any] = [
    None,
    True,
    0,
    -1,
    2**70,
    1e308,
    1.5,
    "",
    "x",
    "1e999",
    "NaN",
    "0",
    [],
    [1],
    {},
    {"a": 1},
    "\ud800",
]


def _disturbed(event: Any, draw: random.Random) -> None:
    """Somewhere in it a value is another one, or gone."""
    while True:
        key = draw.choice(list(event) if isinstance(event, dict) else range(len(event)))
        if isinstance(event[key], dict | list) and event[key] and draw.random() < 0.85:
            event = event[key]
            continue
        if draw.random() < 0.2:
            del event[key]
        else:
            event[key] = copy.deepcopy(draw.choice(STRANGE))
        return


def test_whatever_stands_in_the_file_there_is_an_answer(tmp_path: Path) -> None:
    draw = random.Random(11)
    first = of_kind(log(), "evaluation_summary")[0]["data"]["evaluation_id"]
    found = set()
    for _ in range(60):
        events = [event for event in log() if event["data"]["evaluation_id"] == first]
        _disturbed(draw.choice(events), draw)
        status, said = verified(tmp_path, events)
        assert said
        found.add(status)
    assert found == {0, 1, 2}
