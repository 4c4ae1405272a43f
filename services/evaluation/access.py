"""Who may do what: one table, role x action x resource, which every endpoint and page of evaluation consults.

What is not in the table is not allowed. That a review can only be moved by the reviewer it was given to, and that
nobody reads a summary of a project in which they still have to seal, is checked by the use case on top of this.
"""

from collections.abc import Collection, Mapping

from shared.auth import Role

ADMINISTRATOR, HIRING_MANAGER, SUPERVISOR = Role.ADMINISTRATOR, Role.HIRING_MANAGER, Role.SUPERVISOR
REVIEWER, APPROVER, HR_PARTNER, OPERATOR = Role.REVIEWER, Role.APPROVER, Role.HR_PARTNER, Role.OPERATOR
CANDIDATE = Role.CANDIDATE

STAFF = frozenset({ADMINISTRATOR, HIRING_MANAGER, SUPERVISOR, REVIEWER, APPROVER, HR_PARTNER, OPERATOR})
OWNERS = frozenset({ADMINISTRATOR, HIRING_MANAGER, HR_PARTNER})
REVIEWERS = frozenset({REVIEWER})
IMPARTIAL = frozenset({ADMINISTRATOR, HR_PARTNER})
"""Owners who do not decide on the work: they may void a card, and read why somebody appealed once that is decided."""

ACCESS: Mapping[str, Mapping[str, frozenset[Role]]] = {
    "rubric": {
        "list": STAFF,
        "read": STAFF,
        "publish": OWNERS,
    },
    "review": {
        "list": REVIEWERS,
        "read": OWNERS | REVIEWERS | {OPERATOR},
        "accept": REVIEWERS,
        "decline": REVIEWERS,
        "draft": REVIEWERS,
        "seal": REVIEWERS,
        "amend": REVIEWERS,
        "declare_conflict": REVIEWERS,
    },
    "scorecard": {
        "void": IMPARTIAL,
    },
    "appeal": {
        "lodge": frozenset({CANDIDATE}),
        "follow": frozenset({CANDIDATE}),
        "read": IMPARTIAL,
    },
    "windows": {
        "read": OWNERS | {OPERATOR},
        "change": frozenset({ADMINISTRATOR}),
    },
    "gold_item": {
        "list": OWNERS,
        "read": OWNERS,
        "create": OWNERS,
        "retire": OWNERS,
    },
    "reviewer": {
        "read_own": REVIEWERS,
        "leave_own": REVIEWERS,
        "list": OWNERS | {OPERATOR},
        "list_each": frozenset({HR_PARTNER, OPERATOR}),
        "set_capacity": OWNERS,
        "set_leave": OWNERS,
        "train": OWNERS,
    },
    "file": {
        "read": REVIEWERS,
    },
    "evaluation": {
        "list": OWNERS | {OPERATOR},
        "read": OWNERS | REVIEWERS | {OPERATOR},
        "read_summary": OWNERS,
    },
    "operations": {
        "read": frozenset({ADMINISTRATOR, OPERATOR}),
        "change": frozenset({OPERATOR}),
        "disclose": frozenset({OPERATOR}),
    },
}


def permits(roles: Collection[Role], action: str, resource: str) -> bool:
    """Whether any of the roles may do this; raises `KeyError` for an action or resource that the table lacks."""
    return not ACCESS[resource][action].isdisjoint(roles)
