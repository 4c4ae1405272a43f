"""The whole table of rights: whoever changes it changes this page too, knowingly."""

import itertools

import pytest

from services.posting.access import ACCESS, permits
from shared.auth import Role

TABLE = """
    employer     read             administrator hiring_manager supervisor reviewer approver hr_partner operator hr_system
    employer     change           administrator
    member       list             administrator hiring_manager supervisor reviewer approver hr_partner operator
    member       add              administrator
    member       change           administrator
    member       leave            administrator
    project      list             administrator hiring_manager supervisor reviewer approver hr_partner operator hr_system
    project      read             administrator hiring_manager supervisor reviewer approver hr_partner operator hr_system
    project      draft            administrator hiring_manager hr_partner
    project      revise           administrator hiring_manager hr_partner
    project      submit           administrator hiring_manager hr_partner
    project      approve          administrator approver hr_partner
    project      reject           administrator approver hr_partner
    project      publish          administrator hiring_manager hr_partner
    project      hold             administrator hiring_manager hr_partner
    project      resume           administrator hiring_manager hr_partner
    project      close            administrator hiring_manager hr_partner
    project      cancel           administrator hiring_manager hr_partner
    project      archive          administrator hiring_manager hr_partner
    hr_event     send             hr_system
    hr_event     read             administrator hr_partner operator hr_system
    outcome      list             administrator hr_partner operator hr_system
    opening      list             candidate
    opening      read             candidate
    candidate    read             candidate
    candidate    change           candidate
    application  list             administrator hiring_manager hr_partner candidate
    application  read             administrator hiring_manager hr_partner candidate
    application  submit           candidate
    application  review           hiring_manager hr_partner
    application  shortlist        hiring_manager hr_partner
    application  waitlist         hiring_manager hr_partner
    application  reject           hiring_manager hr_partner
    application  reinstate        hiring_manager hr_partner
    application  select           hiring_manager hr_partner
    application  withdraw         candidate
    application  confirm          candidate
    application  decline          candidate
    engagement   list             administrator hiring_manager supervisor hr_partner candidate
    engagement   read             administrator hiring_manager supervisor hr_partner candidate
    engagement   cancel           administrator hiring_manager hr_partner candidate
    deliverable  submit           candidate
    deliverable  read             administrator hiring_manager supervisor hr_partner candidate
    deliverable  accept           supervisor
    deliverable  request_changes  supervisor
    deliverable  waive            supervisor
    offer        list             candidate
    offer        ticket           candidate
    result       list             candidate
    result       appeal           candidate
    operations   read             administrator operator
    operations   change           operator
    operations   disclose         operator
"""
ALLOWED = {
    (words[0], words[1], Role(role)) for words in map(str.split, TABLE.strip().splitlines()) for role in words[2:]
}


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_the_page_says_and_nothing_else(role: Role) -> None:
    for resource, actions in ACCESS.items():
        for action in actions:
            assert permits({role}, action, resource) == ((resource, action, role) in ALLOWED), (resource, action)


def test_the_page_names_nothing_that_the_table_lacks() -> None:
    assert {(resource, action) for resource, action, _ in ALLOWED} == {
        (resource, action) for resource, actions in ACCESS.items() for action in actions
    }


def test_several_roles_allow_what_any_of_them_does_and_none_allows_nothing() -> None:
    pairs = [(action, resource) for resource, actions in ACCESS.items() for action in actions]
    for one, other in itertools.combinations(Role, 2):
        for action, resource in pairs:
            both = permits({one, other}, action, resource)
            assert both == (permits({one}, action, resource) or permits({other}, action, resource))
    assert not any(permits(set(), action, resource) for action, resource in pairs)


def test_an_act_that_the_table_does_not_know_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        permits({Role.ADMINISTRATOR}, "fly", "project")
