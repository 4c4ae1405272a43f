"""Routes in one flat list, and an index in front of it: a request is compared with a few routes instead of with all.

FastAPI keeps an included router as it is and looks through it for every request, twice; with some fifty routes that is
a sixth of a command's processor time.
"""

from collections.abc import Iterable, Sequence

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

Shape = tuple[str, int, str]
"""Method, number of segments, last segment (empty when it is a parameter)."""


def include(app: FastAPI, router: APIRouter, *, prefix: str) -> None:
    """Adds the router's routes to the application's own, indexed."""
    for route in router.routes:
        if not isinstance(route, APIRoute):
            raise TypeError(f"{route} is no route of an API")
        app.add_api_route(
            prefix + route.path,
            route.endpoint,
            response_model=route.response_model,
            status_code=route.status_code,
            tags=route.tags,
            dependencies=route.dependencies,
            summary=route.summary,
            description=route.description,
            responses=route.responses,
            methods=sorted(route.methods or ()),
            include_in_schema=route.include_in_schema,
            response_class=route.response_class,
            name=route.name,
            openapi_extra=route.openapi_extra,
        )
    routes = app.router.routes
    if not routes or not isinstance(routes[0], Index):
        routes.insert(0, Index(routes))


class Index(BaseRoute):
    """Finds the route that takes a request; what it does not find is left to the list behind it."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self._routes = routes
        self._indexed = 0
        self._ending: dict[Shape, list[APIRoute]] = {}

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["type"] != "http":
            return Match.NONE, {}
        for route in self._candidates(scope["method"], scope["path"]):
            match, child = route.matches(scope)
            if match is Match.FULL:
                return match, child
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        route: APIRoute = scope["route"]
        await route.handle(scope, receive, send)

    def _candidates(self, method: str, path: str) -> Iterable[APIRoute]:
        """Routes of this length that end as the path does or in a parameter, in their order."""
        if self._indexed != len(self._routes):
            self._build()
        segments, last = path.count("/"), path.rpartition("/")[2]
        return self._ending.get((method, segments, last)) or self._ending.get((method, segments, "")) or ()

    def _build(self) -> None:
        indexed = [route for route in self._routes if isinstance(route, APIRoute) and ":path}" not in route.path]
        self._ending = {shape: [] for route in indexed for shape in _shapes(route)}
        for (method, segments, last), found in self._ending.items():
            wanted = {(method, segments, last), (method, segments, "")}
            found += [route for route in indexed if wanted & set(_shapes(route))]
        self._indexed = len(self._routes)


def _shapes(route: APIRoute) -> list[Shape]:
    last = route.path.rpartition("/")[2]
    return [(method, route.path.count("/"), "" if "{" in last else last) for method in route.methods or ()]
