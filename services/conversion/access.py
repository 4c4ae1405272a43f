"""Who may do what: one table, role x action x resource, which every endpoint and page of conversion consults.

What is not in the table is not allowed. That an approver answers only where they are asked, and that a candidate sees
one offer, is checked by the use case on top of this.
"""

from collections.abc import Collection, Mapping

from shared.auth import Role

ADMINISTRATOR, HIRING_MANAGER, APPROVER = Role.ADMINISTRATOR, Role.HIRING_MANAGER, Role.APPROVER
HR_PARTNER, OPERATOR, CANDIDATE = Role.HR_PARTNER, Role.OPERATOR, Role.CANDIDATE

OWNERS = frozenset({HIRING_MANAGER, HR_PARTNER})
READERS = OWNERS | {ADMINISTRATOR, APPROVER}
MANAGERS = frozenset({HIRING_MANAGER})
APPROVERS = frozenset({APPROVER, HR_PARTNER, ADMINISTRATOR, HIRING_MANAGER})
"""Who may stand in a policy's group; whether somebody is asked for an offer is said by its flow."""
CANDIDATES = frozenset({CANDIDATE})

ACCESS: Mapping[str, Mapping[str, frozenset[Role]]] = {
    "policy": {
        "list": READERS,
        "read": READERS,
        "activate": frozenset({HR_PARTNER, ADMINISTRATOR}),
    },
    "recommendation": {
        "list": READERS,
        "read": READERS,
        "decide": MANAGERS,
        "request_review": MANAGERS,
    },
    "offer": {
        "list": READERS,
        "read": READERS,
        "draft": OWNERS,
        "revise": OWNERS,
        "request_approval": OWNERS,
        "abandon_approval": OWNERS,
        "extend": OWNERS,
        "negotiate": OWNERS,
        "rescind": OWNERS,
        "renege": OWNERS,
        "cancel": OWNERS,
        "start": frozenset({HR_PARTNER}),
    },
    "approval": {
        "list": APPROVERS,
        "read": APPROVERS,
        "approve": APPROVERS,
        "reject": APPROVERS,
        "delegate": APPROVERS,
    },
    "hire": {
        "retain": frozenset({HR_PARTNER}),
    },
    "answer": {
        "read": CANDIDATES,
        "give": CANDIDATES,
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
