"""Everything that a service answers to, read from its own routes, so that what is new is attacked too."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import product
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin
from urllib.parse import urlencode

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from starlette.routing import BaseRoute

from tests.blindness.play import Ids

PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")
SIGNING_IN = "/auth/"
"""Where a browser is sent to the identity provider: nobody is known there yet, and every answer is drawn by lot."""
PLUMBING = ("/health/", "/metrics")
"""Says how a process is. Counters are compared by themselves."""


@dataclass(frozen=True)
class Asked:
    """One request: `route` is as the service declares it, `path` is filled in, `switch` has something in its query.

    `body` is one that the service would take.
    """

    method: str
    route: str
    path: str
    page: bool
    switch: bool = False
    body: Any = None


def readings(app: FastAPI, ids: Ids) -> list[Asked]:
    """Every GET, with each of the ids it may be asked for, and with each value that a switch in its query has."""
    return [
        Asked("GET", full, f"{path}{query}", page=_is_page(app, full), switch=bool(query))
        for full, route in _routes(app.router.routes)
        if "GET" in (route.methods or ())
        for path in _filled(full, ids)
        for query in ("", *_queries(route))
    ]


def acts(app: FastAPI, ids: Ids) -> list[Asked]:
    """Every request that changes something of one of the ids."""
    return [
        Asked(method, full, path, page=_is_page(app, full), body=_body(route))
        for full, route in _routes(app.router.routes)
        if PARAMETER.search(full)
        for method in sorted((route.methods or set()) - {"GET", "HEAD", "OPTIONS"})
        for path in _filled(full, ids)
    ]


def _routes(routes: Iterable[BaseRoute], prefix: str = "") -> Iterator[tuple[str, APIRoute]]:
    """Each with its whole path; FastAPI keeps an included router as one route of its own."""
    for route in routes:
        if isinstance(route, APIRoute):
            if SIGNING_IN not in prefix + route.path and not route.path.startswith(PLUMBING):
                yield prefix + route.path, route
        elif isinstance(router := getattr(route, "original_router", None), APIRouter):
            inner: str = vars(vars(route)["include_context"]).get("prefix", "")
            yield from _routes(router.routes, prefix + inner)


def _is_page(app: FastAPI, path: str) -> bool:
    return not path.startswith(f"/{app.state.service}/")


def _filled(path: str, ids: Ids) -> Iterator[str]:
    """A parameter that the story does not know by name is tried with everything that it knows."""
    names = PARAMETER.findall(path)
    everything = tuple(value for values in ids.values() for value in values)
    for values in product(*(ids.get(name, everything) for name in names)):
        filled = path
        for name, value in zip(names, values, strict=True):
            filled = re.sub(rf"\{{{name}(?::\w+)?\}}", value, filled)
        yield filled


def _queries(route: APIRoute) -> Iterator[str]:
    for parameter in route.dependant.query_params:
        for value in _values(parameter.field_info.annotation):
            yield f"?{urlencode({parameter.alias: value})}"


def _values(annotation: Any) -> list[str]:
    """What may be chosen; nothing for free text and numbers."""
    if annotation is bool:
        return ["true"]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(one.value) for one in annotation]
    if get_origin(annotation) is Literal:
        return [str(one) for one in get_args(annotation)]
    if get_origin(annotation) in (Union, UnionType):
        return [value for part in get_args(annotation) for value in _values(part)]
    return []


def _body(route: APIRoute) -> Any:
    """The smallest body that the route's model takes, or nearly."""
    if route.body_field is None:
        return {}
    schema = TypeAdapter[Any](route.body_field.field_info.annotation or Any).json_schema()
    return _example(schema, schema.get("$defs", {}))


def _example(schema: dict[str, Any], known: dict[str, Any]) -> Any:
    if "$ref" in schema:
        return _example(known[schema["$ref"].rpartition("/")[2]], known)
    for among in ("anyOf", "oneOf", "allOf"):
        if among in schema:
            return _example(schema[among][0], known)
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "object":
        return {name: _example(schema["properties"][name], known) for name in schema.get("required", ())}
    return EXAMPLES.get(f"{schema.get('type')} {schema.get('format', '')}".strip())


EXAMPLES: Mapping[str, Any] = {
    "string": "Because.",
    "string uuid": "00000000-0000-7000-8000-000000000000",
    "string date-time": "2030-01-01T00:00:00Z",
    "string date": "2030-01-01",
    "integer": 1,
    "number": 1,
    "boolean": True,
    "array": [],
}
