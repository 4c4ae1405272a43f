"""Who plays: one employer with its staff, six candidates, and what each of them thinks of the work."""

from dataclasses import dataclass, field

STAFF = {
    "manager": ("Manager A", ["hiring_manager"]),
    "supervisor": ("Supervisor C", ["supervisor"]),
    "reviewer-1": ("Reviewer D", ["reviewer"]),
    "reviewer-2": ("Reviewer E", ["reviewer"]),
    "reviewer-3": ("Reviewer F", ["reviewer"]),
    "reviewer-4": ("Reviewer G", ["reviewer"]),
    "reviewer-5": ("Reviewer H", ["reviewer"]),
    "finance": ("Approver I", ["approver"]),
    "people": ("Approver J", ["approver"]),
    "partner": ("Partner K", ["hr_partner"]),
}
"""Key, name and roles of every member but the administrator, who comes with the employer."""

CANDIDATES = tuple(f"Candidate {number}" for number in range(1, 7))

DELIVERABLES = (
    ("Churn report", "Names the three main causes of churn and backs each with a figure from the data."),
    ("Notebook", "Runs from start to end on the given data and gives the figures of the report."),
)


@dataclass
class Verdict:
    """The cards that a candidate's work gets, in the order in which they are sealed: points per criterion."""

    cards: list[list[int]]
    overall: str
    sealed: int = field(default=0)

    def next_card(self) -> list[int]:
        self.sealed += 1
        return self.cards[self.sealed - 1]


def verdicts() -> dict[str, Verdict]:
    """What reviewers find: the first candidate convinces; the second is so close that one more opinion is wanted.

    Four criteria of five levels, by order of sealing: whoever seals first gives the first row.
    """
    return {
        "Candidate 1": Verdict([[5, 5, 4, 5], [5, 5, 5, 4], [5, 4, 5, 5]], "strong_yes"),
        "Candidate 2": Verdict([[4, 4, 2, 4], [3, 4, 3, 4], [4, 3, 4, 3], [4, 3, 3, 3]], "yes"),
    }
