"""The realm that Keycloak imports gives our services tokens that `shared/auth` takes, and nobody more than that.

No image of Keycloak is at hand in tests: what its representation says is held against what the code asks for.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from shared.auth.tokens import ALGORITHMS
from shared.contracts.topics import SERVICES
from shared.settings import AuthSettings

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "deploy/docker/keycloak/journeywork.json").read_text()
REALM: dict[str, Any] = json.loads(TEXT)
CLIENTS: dict[str, dict[str, Any]] = {one["clientId"]: one for one in REALM["clients"]}
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
AUDIENCE = AuthSettings.model_fields["audience"].default
FROM_SCOPE = {"basic": {"sub"}}
"""Claims that Keycloak's own client scopes add to tokens (26: `sub` comes from `basic`)."""


def claims(client: dict[str, Any], token: str) -> set[str]:
    """What stands in a token of this kind (`access` or `id`) besides what every token has (iss, exp, iat)."""
    found = set().union(*(FROM_SCOPE.get(scope, set()) for scope in client["defaultClientScopes"]))
    for mapper in client["protocolMappers"]:
        if mapper["config"].get(f"{token}.token.claim") == "true":
            found.add(mapper["config"].get("claim.name", "aud"))
    return found


def test_there_is_a_client_for_each_service_as_compose_tells_it() -> None:
    told = {COMPOSE[service]["environment"][f"{service.upper()}_AUTH__CLIENT_ID"] for service in SERVICES}
    assert told | {"journeywork-automation"} == CLIENTS.keys()


@pytest.mark.parametrize("name", CLIENTS)
def test_an_access_token_has_every_claim_that_is_asked_for(name: str) -> None:
    client = CLIENTS[name]
    assert claims(client, "access") == {"sub", "aud", "employer_id"}
    audiences = [one["config"] for one in client["protocolMappers"] if one["protocolMapper"] == "oidc-audience-mapper"]
    assert [one["included.custom.audience"] for one in audiences] == [AUDIENCE]


@pytest.mark.parametrize("service", SERVICES)
def test_the_pages_of_a_service_sign_in_with_a_code_and_pkce(service: str) -> None:
    client = CLIENTS[f"journeywork-{service}"]
    assert client["standardFlowEnabled"]
    assert client["attributes"]["pkce.code.challenge.method"] == "S256"
    assert client["redirectUris"] == [f"${{JOURNEYWORK_HTTP__PUBLIC_URL}}/{service}/auth/callback"]
    assert not any(
        client[flow] for flow in ("implicitFlowEnabled", "directAccessGrantsEnabled", "serviceAccountsEnabled")
    )
    assert claims(client, "id") == {"sub", "employer_id"}, "the audience of an ID token is the client"


def test_a_machine_has_an_account_of_its_own_and_no_pages() -> None:
    client = CLIENTS["journeywork-automation"]
    assert client["serviceAccountsEnabled"]
    assert not client["publicClient"]
    assert not any(client[flow] for flow in ("implicitFlowEnabled", "directAccessGrantsEnabled", "standardFlowEnabled"))


def test_nobody_chooses_an_employer_for_himself() -> None:
    (component,) = REALM["components"]["org.keycloak.userprofile.UserProfileProvider"]
    profile = json.loads(component["config"]["kc.user.profile.config"][0])
    attributes = {one["name"]: one for one in profile["attributes"]}
    employer = attributes["employer_id"]
    assert employer["permissions"] == {"view": ["admin"], "edit": ["admin"]}
    pattern = employer["validations"]["pattern"]["pattern"]
    assert re.fullmatch(pattern, "01900000-0000-7000-8000-000000000000")
    assert not re.fullmatch(pattern, "Example Ltd")
    assert "unmanagedAttributePolicy" not in profile, "otherwise people write attributes that nobody declared"
    for client in CLIENTS.values():
        read = {one["config"].get("user.attribute") for one in client["protocolMappers"]} - {None}
        assert read <= attributes.keys(), "an attribute that is not declared is dropped"


def test_tokens_are_signed_in_a_way_that_is_taken() -> None:
    assert REALM["defaultSignatureAlgorithm"] in ALGORITHMS


def test_no_secret_stands_in_the_file_and_every_variable_is_given() -> None:
    assert not re.search(r'"(secret|password|credentials|privateKey)"', TEXT)
    given = COMPOSE["keycloak"]["environment"]
    assert set(re.findall(r"\$\{([A-Z_]+)\}", TEXT)) == {"JOURNEYWORK_HTTP__PUBLIC_URL"} <= given.keys()


def test_the_front_leads_to_realms_and_not_to_the_console() -> None:
    front = (ROOT / "deploy/docker/front/nginx.conf").read_text()
    (way,) = re.findall(r"location ~ (\^/id\S+) \{", front)
    assert re.match(way, "/id/realms/journeywork/.well-known/openid-configuration")
    assert re.match(way, "/id/resources/x/login/keycloak.v2/css/styles.css")
    assert not re.match(way, "/id/admin/master/console/")
    assert not re.match(way, "/id/health/ready")
    told = COMPOSE["keycloak"]["environment"]
    assert told["KC_HTTP_RELATIVE_PATH"] == "/id"
    assert told["KC_HOSTNAME"].endswith("}/id")
