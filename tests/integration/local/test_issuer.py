"""The development issuer: what it signs, to whom it gives it, and that it runs on a laptop only."""

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import asyncpg
import httpx2
import pytest
import pytest_asyncio
from joserfc import jwt
from joserfc.jwk import KeySet

from deploy.local.issuer import Issuer, RefusesToRun, build
from tests.conftest import MakeDatabase

URL = "http://127.0.0.1:8900"
VERIFIER = "a-verifier-that-is-long-enough-for-the-standard"
CHALLENGE = urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
ASKED = {
    "response_type": "code",
    "client_id": "journeywork-posting",
    "redirect_uri": "http://127.0.0.1:9000/posting/auth/callback",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
    "state": "s1",
    "nonce": "n1",
}


@pytest.fixture(autouse=True)
def on_a_laptop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYWORK_ENVIRONMENT", "local")


@pytest_asyncio.fixture(loop_scope="session")
async def client() -> AsyncIterator[httpx2.AsyncClient]:
    async with _client(Issuer(URL)) as made:
        yield made


def _client(issuer: Issuer) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=build(issuer)), base_url=URL)


async def _claims(client: httpx2.AsyncClient, token: str) -> dict[str, object]:
    keys = KeySet.import_key_set((await client.get("/jwks")).json())
    decoded = jwt.decode(token, keys, algorithms=["ES256"])
    return dict(decoded.claims)


async def _code(client: httpx2.AsyncClient, subject: str, employer: str = "") -> str:
    answer = await client.post("/authorize", data=ASKED | {"login_hint": subject, "employer_id": employer})
    assert answer.status_code == 303
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    assert query["state"] == ["s1"]
    return query["code"][0]


async def _redeemed(client: httpx2.AsyncClient, code: str, **changed: str) -> httpx2.Response:
    form = {"grant_type": "authorization_code", "code": code, "code_verifier": VERIFIER}
    return await client.post("/token", data=form | {"redirect_uri": ASKED["redirect_uri"]} | changed)


async def test_signing_in_gives_a_token_for_the_api_and_one_about_the_person(client: httpx2.AsyncClient) -> None:
    page = await client.get("/authorize", params=ASKED | {"login_hint": "reviewer-1"})
    assert 'value="reviewer-1"' in page.text
    answer = (await _redeemed(client, await _code(client, "reviewer-1", "employer-1"))).json()
    access, identity = await _claims(client, answer["access_token"]), await _claims(client, answer["id_token"])
    assert (access["iss"], access["aud"], access["sub"], access["employer_id"]) == (
        URL, "journeywork", "reviewer-1", "employer-1",
    )  # fmt: skip
    assert (identity["aud"], identity["nonce"]) == ("journeywork-posting", "n1")
    about = await client.get("/userinfo", headers={"Authorization": f"Bearer {answer['access_token']}"})
    assert about.json()["sub"] == "reviewer-1"


async def test_the_sign_in_page_offers_people_who_were_given_a_token_and_escapes_them(
    client: httpx2.AsyncClient,
) -> None:
    await client.post("/mint", json={"subject": "<b>someone</b>"})
    page = (await client.get("/authorize", params=ASKED)).text
    assert "<b>" not in page
    assert re.search(r"Sign in as &lt;b&gt;someone", page)


async def test_a_code_is_good_once_and_only_with_its_verifier_and_address(client: httpx2.AsyncClient) -> None:
    code = await _code(client, "someone")
    assert (await _redeemed(client, code)).status_code == 200
    for spoiled in ({}, {"code_verifier": "another"}, {"redirect_uri": "http://127.0.0.1:9000/elsewhere"}):
        again = code if not spoiled else await _code(client, "someone")
        answer = await _redeemed(client, again, **spoiled)
        assert (answer.status_code, answer.json()) == (400, {"error": "invalid_grant"})


@pytest.mark.parametrize(
    "changed",
    [{"response_type": "token"}, {"code_challenge_method": "plain"}, {"code_challenge": ""}, {"redirect_uri": ""}],
)
async def test_nothing_but_the_code_flow_with_pkce(client: httpx2.AsyncClient, changed: dict[str, str]) -> None:
    assert (await client.get("/authorize", params=ASKED | changed)).status_code == 400


async def test_minted_tokens_carry_what_was_asked_for(client: httpx2.AsyncClient) -> None:
    wanted = {"subject": "hr", "role": "hr_partner", "employer": "employer-1", "email": "hr@example.com"}
    claims = await _claims(client, (await client.post("/mint", json=wanted)).json()["token"])
    assert {"sub": "hr", "role": "hr_partner", "employer_id": "employer-1", "email": "hr@example.com"}.items() <= (
        claims.items()
    )


async def test_an_expired_or_foreign_token_says_nothing_about_a_person(client: httpx2.AsyncClient) -> None:
    expired = (await client.post("/mint", json={"subject": "hr", "expires_in": -60})).json()["token"]
    foreign = Issuer(URL).sign({"sub": "hr"})
    for token in (expired, foreign, "nonsense"):
        answer = await client.get("/userinfo", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.json()) == (401, {"error": "invalid_token"})


async def test_a_machine_gets_a_token_by_client_credentials(client: httpx2.AsyncClient) -> None:
    answer = await client.post("/token", data={"grant_type": "client_credentials", "client_id": "ats"})
    assert (await _claims(client, answer.json()["access_token"]))["sub"] == "ats"
    assert (await client.post("/token", data={"grant_type": "password"})).status_code == 400


async def test_the_domain_clocks_of_all_databases_move_together(database: MakeDatabase) -> None:
    posting, conversion = await database("posting"), await database("conversion")
    async with _client(Issuer(URL, (posting.clock, conversion.clock))) as client:
        before = datetime.fromisoformat((await client.get("/clock")).json()["now"])
        moved = await client.post("/clock/advance", json={"seconds": 86400})
        assert datetime.fromisoformat(moved.json()["now"]) - before >= timedelta(days=1)
        assert (await client.post("/clock/advance", json={"seconds": -5})).status_code == 422
    for dsn in (posting.service, conversion.service):
        conn = await asyncpg.connect(dsn)
        assert await conn.fetchval("SELECT app.now() - now()") == timedelta(days=1)
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await conn.execute("SELECT app.advance('1 hour')")
        await conn.close()


@pytest.mark.parametrize("environment", ["production", ""])
def test_it_refuses_to_run_anywhere_else(monkeypatch: pytest.MonkeyPatch, environment: str) -> None:
    monkeypatch.setenv("JOURNEYWORK_ENVIRONMENT", environment)
    with pytest.raises(RefusesToRun, match="JOURNEYWORK_ENVIRONMENT=local"):
        build(Issuer(URL))


@pytest.mark.parametrize("url", ["http://0.0.0.0:8900", "http://192.0.2.1:8900", "http://issuer.example.com"])
def test_it_refuses_an_address_that_others_can_reach(url: str) -> None:
    with pytest.raises(RefusesToRun, match="loopback only"):
        build(Issuer(url))
