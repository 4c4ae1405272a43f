"""The rubric that every employer has until it publishes its own: what the delivered work itself shows.

Its texts are frozen with its version: a better wording is version 2.
"""

from uuid import UUID

from services.evaluation.domain.rubric import Criterion, Rubric, levels

_PROBLEM = Criterion(
    id="problem",
    name="Answers the task",
    question="Does the work do what the project asked for?",
    weight="0.30",
    evidence_required=True,
    levels=levels(
        "Another question is answered, or most of what was asked for is missing.",
        "Parts of the task are done. At least one deliverable does not meet its acceptance sentence, and the gap "
        "is not mentioned.",
        "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open "
        "points are left to the reader.",
        "Everything asked for is there and fits together. Assumptions and open points are named, with what each "
        "would change.",
        "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better "
        "question or a consequence that the employer had not seen.",
    ),
)
_SOUNDNESS = Criterion(
    id="soundness",
    name="Sound and correct",
    question="Can the results be relied on?",
    weight="0.30",
    evidence_required=True,
    levels=levels(
        "Main results are wrong or made up, or nobody could tell where they come from.",
        "Results can be followed in part. At least one error changes a conclusion.",
        "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.",
        "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.",
        "Results are correct, traceable and tested against a second way or source. What remains uncertain is "
        "stated, with its size.",
    ),
)
_COMMUNICATION = Criterion(
    id="communication",
    name="Ready to use",
    question="Can those whom it is meant for act on it without asking back?",
    weight="0.20",
    evidence_required=False,
    levels=levels(
        "The reader cannot find out what was done or what follows from it.",
        "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.",
        "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.",
        "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.",
        "As above, and made for its readers: each finds their part at once, with figures and examples that save "
        "them work.",
    ),
)
_CRAFT = Criterion(
    id="craft",
    name="Craft",
    question="Is it made the way a professional would make it?",
    weight="0.20",
    evidence_required=False,
    levels=levels(
        "Careless throughout: broken files, contradictions, copied parts without their source.",
        "Usable only after rework: several inconsistencies, sources missing, steps that cannot be repeated.",
        "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.",
        "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.",
        "As above, and built to last: others could reuse it as a model, and its limits are documented.",
    ),
)

STANDARD = Rubric(
    id=UUID("018f0000-0000-7000-8000-000000000002"),
    version=1,
    name="Quality of the delivered work",
    criteria=(_PROBLEM, _SOUNDNESS, _COMMUNICATION, _CRAFT),
)
