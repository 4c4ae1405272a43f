"""The approval of one offer version: groups in sequence, N of M in each, delegation, rejection, abandonment.

Who drafted the offer, and who reviewed the engagement's work, approves nothing here: their steps are skipped.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.conversion.domain.policy import ApproverGroup
from shared.rules import Finding, Forbidden, IllegalTransition, Invalid, require


class Status(StrEnum):
    NOT_REQUESTED = "not_requested"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    ABANDONED = "abandoned"


TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.NOT_REQUESTED: frozenset({Status.PENDING}),
    Status.PENDING: frozenset({Status.APPROVED, Status.REJECTED, Status.ABANDONED}),
    Status.APPROVED: frozenset(),
    Status.REJECTED: frozenset(),
    Status.ABANDONED: frozenset(),
}


class StepStatus(StrEnum):
    WAITING = "waiting"
    DUE = "due"
    APPROVED = "approved"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    DELEGATED = "delegated"


STEP_TRANSITIONS: Mapping[StepStatus, frozenset[StepStatus]] = {
    StepStatus.WAITING: frozenset({StepStatus.DUE, StepStatus.SKIPPED}),
    StepStatus.DUE: frozenset(
        {StepStatus.APPROVED, StepStatus.REJECTED, StepStatus.SKIPPED, StepStatus.DELEGATED},
    ),
    StepStatus.APPROVED: frozenset(),
    StepStatus.REJECTED: frozenset(),
    StepStatus.SKIPPED: frozenset(),
    StepStatus.DELEGATED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One approver in one group; `comment` is read by the hiring manager and later approvers only."""

    member_id: UUID
    status: StepStatus = StepStatus.WAITING
    comment: str = ""
    delegated_to: UUID | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    approvals_required: int
    steps: tuple[Step, ...]

    @property
    def approved(self) -> int:
        return sum(step.status is StepStatus.APPROVED for step in self.steps)

    @property
    def done(self) -> bool:
        return self.approved >= self.approvals_required


@dataclass(frozen=True, slots=True)
class ApprovalFlow:
    """`approve_by` is when the answers are wanted, `excluded` who may not answer."""

    status: Status = Status.NOT_REQUESTED
    groups: tuple[Group, ...] = ()
    excluded: frozenset[UUID] = field(default_factory=frozenset)
    requested_by: UUID | None = None
    approve_by: datetime | None = None

    @property
    def due_group(self) -> Group | None:
        """The group whose turn it is."""
        if self.status is not Status.PENDING:
            return None
        return next((group for group in self.groups if not group.done), None)

    @property
    def due(self) -> tuple[UUID, ...]:
        """The members who are asked now."""
        group = self.due_group
        return tuple(step.member_id for step in group.steps if step.status is StepStatus.DUE) if group else ()


def request(
    flow_id: UUID,
    groups: tuple[ApproverGroup, ...],
    excluded: frozenset[UUID],
    *,
    requested_by: UUID,
    approve_by: datetime,
) -> ApprovalFlow:
    """A pending flow whose first group is due; raises `Invalid` for a group that could never reach its number."""
    require(TRANSITIONS, "approval", flow_id, Status.NOT_REQUESTED, Status.PENDING)
    findings = [
        Finding(
            f"approver_groups[{index}]",
            "too_few_approvers",
            f"{group.name} needs {group.approvals_required} approvals, but of its {len(group.member_ids)} members only "
            f"{len(set(group.member_ids) - excluded)} neither drafted this offer nor reviewed the work: "
            "name more approvers in the policy",
        )
        for index, group in enumerate(groups)
        if len(set(group.member_ids) - excluded) < group.approvals_required
    ]
    if not groups:
        findings.append(
            Finding(
                "approver_groups",
                "missing",
                "nobody can approve this offer: give somebody else the role approver, or activate a policy with "
                "approver groups",
            )
        )
    if findings:
        raise Invalid(*findings)
    asked = tuple(
        Group(
            group.name,
            group.approvals_required,
            tuple(
                Step(member, StepStatus.SKIPPED if member in excluded else StepStatus.WAITING)
                for member in group.member_ids
            ),
        )
        for group in groups
    )
    flow = ApprovalFlow(Status.PENDING, asked, excluded, requested_by, approve_by)
    return _next_group_due(flow)


def due_step(flow: ApprovalFlow, flow_id: UUID, member_id: UUID, target: StepStatus) -> Group:
    """The group in which this member may act now; else says why not."""
    if flow.status is not Status.PENDING:
        allowed = tuple(sorted(status.value for status in TRANSITIONS[flow.status]))
        raise IllegalTransition("approval", flow_id, flow.status.value, target.value, allowed)
    group = flow.due_group
    if group is not None and any(s.member_id == member_id and s.status is StepStatus.DUE for s in group.steps):
        return group
    mine = [step for each in flow.groups for step in each.steps if step.member_id == member_id]
    if not mine or member_id in flow.excluded:
        raise Forbidden("you are not an approver of this offer, or you drafted it or reviewed the work")
    present = mine[0].status
    raise IllegalTransition(
        "approval step",
        flow_id,
        present.value,
        target.value,
        tuple(sorted(status.value for status in STEP_TRANSITIONS[present])),
    )


def approved(flow: ApprovalFlow, member_id: UUID, comment: str, at: datetime) -> ApprovalFlow:
    """The flow after this member's yes: the group may be done, the next one due, or all of it approved."""
    moved = _settle(flow, member_id, StepStatus.APPROVED, comment, at)
    index = _due_index(flow)
    group = moved.groups[index]
    if not group.done:
        return moved
    steps = tuple(_step(step, StepStatus.SKIPPED) if step.status is StepStatus.DUE else step for step in group.steps)
    moved = _with_group(moved, index, replace(group, steps=steps))
    if all(each.done for each in moved.groups):
        return replace(moved, status=Status.APPROVED)
    return _next_group_due(moved)


def rejected(flow: ApprovalFlow, member_id: UUID, comment: str, at: datetime) -> ApprovalFlow:
    """One no ends the flow; who has not answered is no longer asked."""
    return _ended(_settle(flow, member_id, StepStatus.REJECTED, comment, at), Status.REJECTED)


def abandoned(flow: ApprovalFlow) -> ApprovalFlow:
    """Whoever asked has taken the request back."""
    return _ended(flow, Status.ABANDONED)


def delegated(flow: ApprovalFlow, member_id: UUID, to: UUID, comment: str, at: datetime) -> ApprovalFlow:
    """Somebody else is asked in this member's place."""
    moved = _settle(flow, member_id, StepStatus.DELEGATED, comment, at, delegated_to=to)
    index = _due_index(flow)
    group = moved.groups[index]
    return _with_group(moved, index, replace(group, steps=(*group.steps, Step(to, StepStatus.DUE))))


def check_delegate(flow: ApprovalFlow, group: Group, to: UUID, comment: str, approvers: Iterable[UUID]) -> None:
    """A delegate has the right to approve, has not been asked in this group, and is not excluded."""
    findings = []
    if to not in set(approvers):
        findings.append(Finding("delegate_to", "unknown", "choose a member with the role approver"))
    if to in flow.excluded:
        findings.append(Finding("delegate_to", "excluded", "this member drafted the offer or reviewed the work"))
    if any(step.member_id == to for step in group.steps):
        findings.append(Finding("delegate_to", "already_asked", f"this member is already asked in {group.name}"))
    if not comment.strip():
        findings.append(Finding("comment", "missing", "say why you delegate"))
    if findings:
        raise Invalid(*findings)


def _settle(
    flow: ApprovalFlow,
    member_id: UUID,
    status: StepStatus,
    comment: str,
    at: datetime,
    *,
    delegated_to: UUID | None = None,
) -> ApprovalFlow:
    index = _due_index(flow)
    group = flow.groups[index]
    steps = tuple(
        replace(_step(step, status), comment=comment, at=at, delegated_to=delegated_to)
        if step.member_id == member_id and step.status is StepStatus.DUE
        else step
        for step in group.steps
    )
    return _with_group(flow, index, replace(group, steps=steps))


def _ended(flow: ApprovalFlow, status: Status) -> ApprovalFlow:
    open_steps = (StepStatus.WAITING, StepStatus.DUE)
    groups = tuple(
        replace(
            group,
            steps=tuple(_step(s, StepStatus.SKIPPED) if s.status in open_steps else s for s in group.steps),
        )
        for group in flow.groups
    )
    return replace(flow, status=status, groups=groups)


def _next_group_due(flow: ApprovalFlow) -> ApprovalFlow:
    index = _due_index(flow)
    group = flow.groups[index]
    steps = tuple(_step(s, StepStatus.DUE) if s.status is StepStatus.WAITING else s for s in group.steps)
    return _with_group(flow, index, replace(group, steps=steps))


def _due_index(flow: ApprovalFlow) -> int:
    return next(index for index, group in enumerate(flow.groups) if not group.done)


def _with_group(flow: ApprovalFlow, index: int, group: Group) -> ApprovalFlow:
    return replace(flow, groups=(*flow.groups[:index], group, *flow.groups[index + 1 :]))


def _step(step: Step, status: StepStatus) -> Step:
    assert status in STEP_TRANSITIONS[step.status], (step.status, status)  # noqa: S101 - callers select by status
    return replace(step, status=status)
