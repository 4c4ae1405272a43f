"""Rows made again from the service's own events, where a restored database had forgotten them."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.conversion.domain.policy import ApproverGroup, Numbers, Policy, Status, Terms
from services.conversion.store import policies
from shared.contracts import Contract, conversion_v1
from shared.database import Conn
from shared.operations.evidence import BroughtBack


async def policy_back(conn: Conn, employer_id: UUID, at: datetime, event: conversion_v1.PolicyActivated) -> None:  # noqa: ARG001  it says itself when
    """A version that projects may have pinned already."""
    groups = tuple(
        ApproverGroup(one.name, tuple(one.member_ids), one.approvals_required) for one in event.approver_groups
    )
    said: dict[str, Any] = {one.name: getattr(event, one.name) for one in fields(Numbers)}
    said |= {name: Decimal(value) for name, value in said.items() if isinstance(value, str)}
    numbers = Numbers(**said)
    terms = Terms(event.name, numbers, groups)
    policy = Policy(event.policy_id, employer_id, terms, Status.ACTIVE, event.version, event.activated_at)
    await policies.bring_back(conn, policy)


BROUGHT_BACK: Mapping[type[Contract], BroughtBack] = {conversion_v1.PolicyActivated: policy_back}
