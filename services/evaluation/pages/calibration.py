"""A reviewer's own calibration, rubric by rubric: the state in words, what is known of how they score, what happened.

It is what `/reviewers/me` answers, and no more: nothing here tells which works are gold items before they are decided.
"""

from typing import Annotated, Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from services.evaluation.api import reviewers
from services.evaluation.api.reviewers import OwnRubricView, StepView
from services.evaluation.pages.layout import reader, shown
from shared.http import Call, requires

router = APIRouter()
STATES = {
    "calibrating": ("Not decided", ""),
    "passed": ("Passed", "ok"),
    "training": ("Training first", "wait"),
}
"""What the state is called, and the tone of its tag."""


@router.get("/calibration")
async def calibration_page(call: Annotated[Call, requires("read_own", "reviewer")]) -> HTMLResponse:
    """The reader's own, and nobody else's."""
    own = await reviewers.read_own(call)
    async with call.transaction() as tx:
        who = await reader(call, tx)
    return shown(call.request, "calibration.html", who, own=own, states=STATES, said=said, meaning=meaning)


def meaning(one: OwnRubricView) -> str:
    """What the state means for the reader's scorecards."""
    apart = f" Your marks were {float(one.apart):.1f} points of 100 from the experts’ on average." if one.apart else ""
    match one.calibration:
        case "passed":
            return f"Your scorecards count.{apart}"
        case "training":
            return f"Your scorecards do not count until you have gone through the anchors with somebody.{apart}"
        case _:
            return (
                "Where experts have marked works by this rubric, these come to you among the others, and nobody can "
                "tell them apart. When you have scored enough of them, you read here whether your scorecards count. As "
                "long as experts have marked none, everybody’s do."
            )


def said(step: StepView) -> str:
    """One step of the history."""
    details: dict[str, Any] = step.details
    match step.step:
        case "calibrated":
            return "You passed."
        case "failed":
            return "Your marks were too far from the experts’; you got a mail that says where."
        case "trained":
            return "The training was done, and calibration began again."
        case "drift_detected":
            shift = float(details["shift"])
            how = "stricter" if shift > 0 else "more generous"
            return f"Your marks had become {abs(shift):.1f} points of 100 {how} within 90 days. No score was changed."
        case _:
            return "Your marks were back to where they had been."
