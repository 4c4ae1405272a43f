"""The access table: every right is written down once, and every endpoint asks it."""

from collections.abc import Iterator

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute

from services.conversion import access
from services.conversion.api import approvals, offers, policies, recommendations
from services.conversion.pages import approvals as approval_pages
from services.conversion.pages import recommendations as recommendation_pages
from shared.auth import Role

ROUTERS = (
    policies.router,
    recommendations.router,
    offers.router,
    approvals.router,
    recommendation_pages.router,
    approval_pages.router,
)


def asked(router: APIRouter) -> Iterator[tuple[str, tuple[str, str] | None]]:
    for route in router.routes:
        if isinstance(route, APIRoute):
            found = [getattr(one.call, "access", None) for one in route.dependant.dependencies]
            yield route.path, next((access for access in found if access is not None), None)


@pytest.mark.parametrize("router", ROUTERS)
def test_every_endpoint_asks_for_a_right_that_the_table_knows(router: APIRouter) -> None:
    routes = list(asked(router))
    assert routes
    for path, right in routes:
        assert right is not None, path
        action, resource = right
        assert action in access.ACCESS[resource], path


def test_every_right_is_used_or_belongs_to_the_pages_of_candidates_or_operators() -> None:
    used = {right for router in ROUTERS for _, right in asked(router)}
    written = {(action, resource) for resource, actions in access.ACCESS.items() for action in actions}
    elsewhere = {
        ("read", "answer"),
        ("give", "answer"),
        ("read", "operations"),
        ("change", "operations"),
        ("disclose", "operations"),
    }
    assert written - used == elsewhere


@pytest.mark.parametrize("role", list(Role))
def test_who_decides_answers_and_sees(role: Role) -> None:
    assert access.permits({role}, "decide", "recommendation") is (role is Role.HIRING_MANAGER)
    assert access.permits({role}, "give", "answer") is (role is Role.CANDIDATE)
    sees = role in {Role.HIRING_MANAGER, Role.HR_PARTNER, Role.ADMINISTRATOR, Role.APPROVER}
    assert access.permits({role}, "read", "recommendation") is sees
    assert access.permits({role}, "activate", "policy") is (role in {Role.HR_PARTNER, Role.ADMINISTRATOR})


def test_nobody_without_a_role_may_do_anything() -> None:
    assert not any(
        access.permits((), action, resource) for resource, actions in access.ACCESS.items() for action in actions
    )
    with pytest.raises(KeyError):
        access.permits({Role.ADMINISTRATOR}, "delete", "offer")
