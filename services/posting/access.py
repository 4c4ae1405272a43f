"""Who may do what: one table, role x action x resource, which every endpoint and page of posting consults.

A person acts with all roles that the employer gave them. A candidate and a machine have one role each. What is not in
the table is not allowed. Rights within a resource (a candidate's own application, a supervisor's own engagement) are
checked by the use case on top of this.
"""

from collections.abc import Collection, Mapping

from shared.auth import Role

ADMINISTRATOR, HIRING_MANAGER, SUPERVISOR = Role.ADMINISTRATOR, Role.HIRING_MANAGER, Role.SUPERVISOR
REVIEWER, APPROVER, HR_PARTNER, OPERATOR = Role.REVIEWER, Role.APPROVER, Role.HR_PARTNER, Role.OPERATOR
CANDIDATE, HR_SYSTEM = Role.CANDIDATE, Role.HR_SYSTEM

STAFF = frozenset({ADMINISTRATOR, HIRING_MANAGER, SUPERVISOR, REVIEWER, APPROVER, HR_PARTNER, OPERATOR})
OWNERS = frozenset({ADMINISTRATOR, HIRING_MANAGER, HR_PARTNER})
CHOOSERS = frozenset({HIRING_MANAGER, HR_PARTNER})
CANDIDATES = frozenset({CANDIDATE})
MACHINES = frozenset({HR_SYSTEM})

ACCESS: Mapping[str, Mapping[str, frozenset[Role]]] = {
    "employer": {
        "read": STAFF | MACHINES,
        "change": frozenset({ADMINISTRATOR}),
    },
    "member": {
        "list": STAFF,
        "add": frozenset({ADMINISTRATOR}),
        "change": frozenset({ADMINISTRATOR}),
        "leave": frozenset({ADMINISTRATOR}),
    },
    "project": {
        "list": STAFF | MACHINES,
        "read": STAFF | MACHINES,
        "draft": OWNERS,
        "revise": OWNERS,
        "submit": OWNERS,
        "approve": frozenset({ADMINISTRATOR, APPROVER, HR_PARTNER}),
        "reject": frozenset({ADMINISTRATOR, APPROVER, HR_PARTNER}),
        "publish": OWNERS,
        "hold": OWNERS,
        "resume": OWNERS,
        "close": OWNERS,
        "cancel": OWNERS,
        "archive": OWNERS,
    },
    "hr_event": {
        "send": MACHINES,
        "read": MACHINES | {ADMINISTRATOR, OPERATOR, HR_PARTNER},
    },
    "outcome": {
        "list": MACHINES | {ADMINISTRATOR, OPERATOR, HR_PARTNER},
    },
    "opening": {
        "list": CANDIDATES,
        "read": CANDIDATES,
    },
    "candidate": {
        "read": CANDIDATES,
        "change": CANDIDATES,
    },
    "application": {
        "list": OWNERS | CANDIDATES,
        "read": OWNERS | CANDIDATES,
        "submit": CANDIDATES,
        "review": CHOOSERS,
        "shortlist": CHOOSERS,
        "waitlist": CHOOSERS,
        "reject": CHOOSERS,
        "reinstate": CHOOSERS,
        "select": CHOOSERS,
        "withdraw": CANDIDATES,
        "confirm": CANDIDATES,
        "decline": CANDIDATES,
    },
    "engagement": {
        "list": OWNERS | CANDIDATES | {SUPERVISOR},
        "read": OWNERS | CANDIDATES | {SUPERVISOR},
        "cancel": OWNERS | CANDIDATES,
    },
    "deliverable": {
        "submit": CANDIDATES,
        "read": OWNERS | CANDIDATES | {SUPERVISOR},
        "accept": frozenset({SUPERVISOR}),
        "request_changes": frozenset({SUPERVISOR}),
        "waive": frozenset({SUPERVISOR}),
    },
    "offer": {
        "list": CANDIDATES,
        "ticket": CANDIDATES,
    },
    "result": {
        "list": CANDIDATES,
        "appeal": CANDIDATES,
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
