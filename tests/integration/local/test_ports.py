"""Ports for servers: none that an outgoing connection may hold a moment later, none twice."""

from deploy.local.child import free_port

LINUX_GIVES_FROM = 32_768


def test_a_port_for_a_server_is_no_port_of_outgoing_connections_and_is_given_once() -> None:
    ports = [free_port() for _ in range(500)]

    assert max(ports) < LINUX_GIVES_FROM
    assert len(set(ports)) == 500
