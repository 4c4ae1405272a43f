"""The index finds the route that the list would have found."""

from typing import Annotated

import httpx2
import pytest
from fastapi import APIRouter, FastAPI, Path
from starlette.routing import Route

from shared.http import include

PREFIX = "/conversion/api"


def application() -> FastAPI:
    first, second = APIRouter(tags=["things"]), APIRouter(prefix="/me")

    @first.get("/things/mine")
    async def mine() -> str:
        return "mine"

    @first.get("/things/{name}")
    async def thing(name: str) -> str:
        return f"thing {name}"

    @first.post("/things/{name}/hold", status_code=202)
    async def hold(name: Annotated[str, Path(max_length=5)]) -> str:
        return f"held {name}"

    @first.get("/things/last")
    async def last() -> str:
        return "never: the parameter comes first"

    @second.get("/things")
    async def things() -> str:
        return "my things"

    app = FastAPI()
    for router in (first, second):
        include(app, router, prefix=PREFIX)
    return app


@pytest.mark.parametrize(
    ("method", "path", "status", "body"),
    [
        ("GET", "/things/mine", 200, "mine"),
        ("GET", "/things/a", 200, "thing a"),
        ("GET", "/things/last", 200, "thing last"),
        ("GET", "/things/hold", 200, "thing hold"),
        ("POST", "/things/a/hold", 202, "held a"),
        ("GET", "/me/things", 200, "my things"),
        ("GET", "/things/a/hold", 405, None),
        ("POST", "/things/too-long/hold", 422, None),
        ("GET", "/things/a/other", 404, None),
        ("GET", "/things", 404, None),
    ],
)
async def test_a_request_gets_to_the_first_route_that_takes_it(
    method: str, path: str, status: int, body: str | None
) -> None:
    transport = httpx2.ASGITransport(app=application())
    async with httpx2.AsyncClient(transport=transport, base_url="http://conversion.test") as http:
        answer = await http.request(method, PREFIX + path)
    assert answer.status_code == status
    assert body is None or answer.json() == body


async def test_a_route_that_is_added_later_is_found_too() -> None:
    app = application()
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://conversion.test") as http:
        assert (await http.get("/later")).status_code == 404

        @app.get("/later")
        async def later() -> str:
            return "there"

        assert (await http.get("/later")).json() == "there"


def test_what_openapi_says_is_what_the_router_said() -> None:
    shown = application().openapi()["paths"]
    assert set(shown) == {
        f"{PREFIX}{path}"
        for path in ("/things/mine", "/things/{name}", "/things/{name}/hold", "/things/last", "/me/things")
    }
    assert shown[f"{PREFIX}/things/mine"]["get"]["tags"] == ["things"]
    assert "202" in shown[f"{PREFIX}/things/{{name}}/hold"]["post"]["responses"]


def test_only_routes_of_an_api_are_taken() -> None:
    async def page(_request: object) -> None: ...

    with pytest.raises(TypeError, match="no route of an API"):
        include(FastAPI(), APIRouter(routes=[Route("/page", page)]), prefix=PREFIX)
