"""Who gets in by token, session or ticket; what a form must carry; where signing in begins and ends."""

import time
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import httpx2
import pytest

from shared.auth.tickets import LIFETIME
from tests.unit.auth.provider import Provider
from tests.unit.http.edge import HTML, ticket

MINE, API = "/offers/mine", "/conversion/api"
OFFER = UUID(int=7)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_a_token_without_an_employer_is_a_candidates(http: httpx2.AsyncClient, provider: Provider) -> None:
    answer = await http.get(MINE, headers=bearer(provider.token()))
    assert answer.json().startswith("candidate:")


async def test_who_is_nobody_is_told_how_to_become_somebody(http: httpx2.AsyncClient, provider: Provider) -> None:
    for headers in (
        {},
        bearer("nonsense"),
        bearer(provider.token(aud="other")),
        bearer("jw_" + "0" * 16 + "_" + "x" * 43),
        bearer(provider.token(employer_id="not-an-id")),
        {"Authorization": "Basic eDp4"},
        {"Authorization": "Bearer"},
    ):
        answer = await http.get(MINE, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["type"].endswith(":unauthenticated")


async def test_the_table_decides(http: httpx2.AsyncClient, provider: Provider) -> None:
    answer = await http.get(f"{API}/policies", headers=bearer(provider.token()))
    assert answer.status_code == 403
    assert "read policy" in answer.json()["detail"]


async def test_a_browser_is_sent_to_sign_in_and_remembers_where_it_was(http: httpx2.AsyncClient) -> None:
    answer = await http.get(f"{MINE}?a=1&b=/x", headers=HTML)
    assert answer.status_code == 303
    where = urlsplit(answer.headers["location"])
    assert where.path == "/conversion/auth/login"
    assert parse_qs(where.query) == {"next": [f"{MINE}?a=1&b=/x"]}


async def test_who_was_signed_out_in_mid_form_is_shown_where_to_sign_in(http: httpx2.AsyncClient) -> None:
    page = await http.post(MINE, data={"csrf": "old"}, headers=HTML)
    assert page.status_code == 401
    assert f'href="/conversion/auth/login?next={MINE}"' in page.text


async def test_a_form_needs_the_sessions_token(http: httpx2.AsyncClient) -> None:
    csrf = (await http.get("/test/sign-in")).json()
    assert (await http.get(MINE)).status_code == 200
    for data in ({}, {"csrf": ""}, {"csrf": "wrong"}, {"csrf": "wröng"}, {"csrf": csrf + "x"}):
        assert (await http.post(MINE, data=data)).status_code == 403
    assert (await http.post(f"{API}/offers/mine", json={"csrf": csrf})).status_code == 403
    assert (await http.post(MINE, data={"csrf": csrf})).status_code == 200
    assert (await http.post(f"{API}/offers/mine", json={}, headers={"X-CSRF-Token": csrf})).status_code == 200


async def test_a_token_of_another_session_is_not_this_ones(http: httpx2.AsyncClient) -> None:
    other = (await http.get("/test/sign-in")).json()
    await http.get("/test/sign-in")
    assert (await http.post(MINE, data={"csrf": other})).status_code == 403


async def test_without_a_session_an_empty_token_is_no_token(http: httpx2.AsyncClient) -> None:
    assert (await http.post(MINE, data={"csrf": ""})).status_code == 401


async def test_a_bearer_needs_no_form_token(http: httpx2.AsyncClient, provider: Provider) -> None:
    await http.get("/test/sign-in")
    assert (await http.post(MINE, headers=bearer(provider.token()))).status_code == 200
    assert (await http.post(MINE, headers=bearer("nonsense"))).status_code == 401, "a bad token never falls back"


async def test_a_session_ends_however_busy_it_is(http: httpx2.AsyncClient) -> None:
    await http.get("/test/sign-in", params={"hours": -1})
    answer = await http.get(MINE)
    assert answer.status_code == 401
    assert "ended" in answer.json()["detail"]


async def test_a_cookie_that_was_changed_is_no_session(http: httpx2.AsyncClient) -> None:
    await http.get("/test/sign-in")
    (name, value), *_ = http.cookies.items()
    http.cookies.clear()
    http.cookies.set(name, ("A" if value[0] != "A" else "B") + value[1:], domain="journeywork.example")
    assert (await http.get(MINE)).status_code == 401


async def test_signing_out_needs_the_token_too(http: httpx2.AsyncClient) -> None:
    csrf = (await http.get("/test/sign-in")).json()
    assert (await http.get("/conversion/auth/logout")).status_code == 405
    await http.post("/conversion/auth/logout", data={"csrf": "wrong"})
    assert (await http.get(MINE)).status_code == 200
    out = await http.post("/conversion/auth/logout", data={"csrf": csrf})
    assert (out.status_code, out.headers["location"]) == (303, "/recommendations")
    assert (await http.get(MINE)).status_code == 401


@pytest.mark.parametrize("query", ["", "?code=x&state=y", "?error=access_denied", "?code=&state="])
async def test_a_callback_that_nobody_asked_for_signs_nobody_in(http: httpx2.AsyncClient, query: str) -> None:
    answer = await http.get(f"/conversion/auth/callback{query}", headers=HTML)
    assert answer.status_code == 401
    assert (await http.get(MINE)).status_code == 401


async def test_a_ticket_opens_its_path_and_then_a_session_for_it(http: httpx2.AsyncClient) -> None:
    opened = await http.get(f"/answers/{OFFER}", params={"ticket": ticket(OFFER)})
    assert opened.json() == f"ticket:{UUID(int=2)}"
    assert (await http.get(f"/answers/{OFFER}")).status_code == 200
    assert (await http.get(f"/answers/{uuid4()}")).status_code == 401
    assert (await http.get(MINE)).status_code == 401


async def test_the_session_of_a_ticket_ends_with_the_ticket(
    http: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    await http.get(f"/answers/{OFFER}", params={"ticket": ticket(OFFER)})
    later = time.time() + LIFETIME.total_seconds() + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert (await http.get(f"/answers/{OFFER}")).status_code == 401


async def test_a_ticket_for_another_path_opens_nothing(http: httpx2.AsyncClient) -> None:
    for given in (ticket(uuid4()), ticket(OFFER, path="/answers"), "nonsense", ticket(OFFER)[:-4]):
        assert (await http.get(f"/answers/{OFFER}", params={"ticket": given})).status_code == 401


async def test_many_tickets_do_not_overflow_the_cookie(http: httpx2.AsyncClient) -> None:
    offers = [UUID(int=number) for number in range(12)]
    for offer in offers:
        opened = await http.get(f"/answers/{offer}", params={"ticket": ticket(offer)})
        assert len(opened.headers["set-cookie"]) < 4096
    statuses = [(await http.get(f"/answers/{offer}")).status_code for offer in offers]
    assert statuses == [401] * 7 + [200] * 5


async def test_an_answer_needs_the_token_of_the_tickets_session(http: httpx2.AsyncClient) -> None:
    path, good = f"/answers/{OFFER}", ticket(OFFER)
    assert (await http.post(path, params={"ticket": good})).status_code == 403
    await http.get(path, params={"ticket": good})
    assert (await http.post(path)).status_code == 403
