"""What a reviewer typed into the scorecard's form: as marks, and what is still to do, in the words of the page."""

from dataclasses import dataclass

from starlette.datastructures import FormData

from services.evaluation.domain import scorecard
from services.evaluation.domain.rubric import Criterion, Rubric
from services.evaluation.domain.scorecard import Marks, Overall, Rating
from services.evaluation.pages import words
from shared.judgement.rubric import LEAST_RATED
from shared.rules import Finding, Invalid

CANNOT_TELL = "na"
LONGEST_NOTE = 5_000
"""Characters, of a note as of a reason."""
_MOST_DIGITS = 4
_RATED = "ratings."


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to finish: `anchor` is the control to go to, `label` its field, `place` where it is said again."""

    place: str
    anchor: str
    label: str
    message: str


def text(form: FormData, name: str) -> str:
    """A field as it can be kept: no NUL, line ends as on this side of the wire."""
    return str(form.get(name, "")).replace("\x00", "").replace("\r\n", "\n")


def marks_of(form: FormData, rubric: Rubric) -> Marks:
    """Everything that was chosen and written, complete or not."""
    overall = text(form, "overall")
    ratings, open_notes = [], {}
    for criterion in rubric.criteria:
        chosen, note = text(form, f"level.{criterion.id}"), text(form, f"note.{criterion.id}").strip()
        if chosen == CANNOT_TELL:
            ratings.append(Rating(criterion.id, None, note))
        elif chosen.isascii() and chosen.isdigit() and len(chosen) <= _MOST_DIGITS:
            ratings.append(Rating(criterion.id, int(chosen), note))
        elif note:
            open_notes[criterion.id] = note
    return Marks(Overall(overall) if overall in set(Overall) else None, tuple(ratings), open_notes)


def chosen_of(marks: Marks) -> dict[str, str]:
    """By criterion, the value of the radio that is on."""
    return {one.criterion: CANNOT_TELL if one.points is None else str(one.points) for one in marks.ratings}


def notes_of(marks: Marks) -> dict[str, str]:
    return {one.criterion: one.note for one in marks.ratings} | dict(marks.open_notes)


def too_long(marks: Marks, rubric: Rubric) -> tuple[Problem, ...]:
    """Notes that cannot be kept."""
    names = {criterion.id: criterion.name for criterion in rubric.criteria}
    return tuple(
        Problem(
            f"note.{name}",
            f"note-{name}",
            names[name],
            f"the evidence has {len(note):,} characters: keep at most {LONGEST_NOTE:,}",
        )
        for name, note in notes_of(marks).items()
        if len(note) > LONGEST_NOTE
    )


def to_finish(marks: Marks, rubric: Rubric) -> tuple[Problem, ...]:
    """What keeps the card from being sealed, in the order of the page."""
    try:
        scorecard.complete(marks, rubric)
    except Invalid as incomplete:
        problems = [_problem(finding, marks, rubric) for finding in incomplete.findings]
        return tuple(sorted(problems, key=lambda problem: problem.place == "overall"))
    return ()


def reason_problems(reason: str, missing: str, *, label: str = "Reason") -> tuple[Problem, ...]:
    """What is wrong with the one text that a page asks for; `missing` says what it is for."""
    if not reason:
        return (Problem("reason", "reason", label, missing),)
    if len(reason) > LONGEST_NOTE:
        return (Problem("reason", "reason", label, f"{len(reason):,} characters: keep at most {LONGEST_NOTE:,}"),)
    return ()


def of_the_card(rubric: Rubric, message: str) -> Problem:
    """Something about no criterion in particular."""
    return Problem("ratings", _first(rubric.criteria[0]), "Criteria", message)


def _problem(finding: Finding, marks: Marks, rubric: Rubric) -> Problem:
    if finding.field == "overall":
        first = next(iter(Overall))
        return Problem(
            "overall", f"overall-{first.value}", "Overall", f"choose one, or “{words.OVERALL[Overall.NO_DECISION]}”"
        )
    criterion = next((one for one in rubric.criteria if finding.field == f"{_RATED}{one.id}"), None)
    if criterion is None:
        return _of_the_whole(finding, marks, rubric)
    if finding.rule == "evidence_missing":
        points = marks.points[criterion.id]
        return Problem(
            f"note.{criterion.id}",
            f"note-{criterion.id}",
            criterion.name,
            f"add evidence for level {points}: {finding.message}",
        )
    said = "choose a level, or “Cannot tell”" if finding.rule == "missing" else finding.message
    return Problem(f"level.{criterion.id}", _first(criterion), criterion.name, said)


def _of_the_whole(finding: Finding, marks: Marks, rubric: Rubric) -> Problem:
    """Of the findings that concern no single criterion only one can come from this form: too little is rated."""
    unrated = [one for one in rubric.criteria if marks.points.get(one.id) is None]
    if finding.rule != "too_little_rated" or not unrated:
        return of_the_card(rubric, finding.message)
    names = words.listed([one.name for one in unrated])
    return Problem(
        "ratings",
        _first(unrated[0]),
        "Criteria",
        f"you cannot tell on {names}, and a scorecard counts from {LEAST_RATED:.0%} of the weight on: rate one more",
    )


def _first(criterion: Criterion) -> str:
    return f"level-{criterion.id}-{criterion.levels[0].points}"
