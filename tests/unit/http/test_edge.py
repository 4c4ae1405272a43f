"""What every answer carries, and how the process says that it is well."""

import httpx2
import pytest
from prometheus_client import REGISTRY

from shared.http.prefixes import PREFIXES, service_of
from shared.http.problems import MEDIA_TYPE
from shared.tracing import current_traceparent
from tests.unit.auth.provider import Provider
from tests.unit.http import edge
from tests.unit.http.edge import browser, build

API = "/conversion/api"


async def test_the_callers_correlation_id_is_kept(http: httpx2.AsyncClient) -> None:
    answer = await http.get(f"{API}/correlation", headers={"X-Correlation-Id": "req-7.a:b_c"})
    assert answer.json() == answer.headers["x-correlation-id"] == "req-7.a:b_c"


@pytest.mark.parametrize("given", ["", "x" * 129, "a b", "a\tb", "a/b", "{}"])
async def test_another_is_made_when_it_is_none(http: httpx2.AsyncClient, given: str) -> None:
    answer = await http.get(f"{API}/correlation", headers={"X-Correlation-Id": given})
    assert answer.json() == answer.headers["x-correlation-id"] != given


async def test_a_trace_goes_on_and_a_broken_one_does_not(provider: Provider) -> None:
    app = build(provider)
    traces: list[str | None] = []

    @app.get(f"{API}/trace")
    async def trace() -> None:
        traces.append(current_traceparent())

    async with browser(app) as http:
        good = f"00-{'a' * 32}-{'b' * 16}-01"
        for given in (good, "00-nonsense"):
            await http.get(f"{API}/trace", headers={"traceparent": given})
    assert traces == [good, None]


async def test_browsers_are_told_to_load_nothing_from_elsewhere(http: httpx2.AsyncClient) -> None:
    for path in (f"{API}/correlation", "/nothing", "/conversion/static/journeywork.css"):
        headers = (await http.get(path)).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "strict-transport-security" not in headers


async def test_pages_are_not_kept_and_stylesheets_are(http: httpx2.AsyncClient) -> None:
    assert (await http.get(f"{API}/correlation")).headers["cache-control"] == "no-store"
    for name in ("journeywork.css", "pico.min.css", "pico.LICENSE.md"):
        answer = await http.get(f"/conversion/static/{name}")
        assert answer.status_code == 200
        assert "max-age" in answer.headers["cache-control"]


async def test_production_insists_on_tls(provider: Provider) -> None:
    async with browser(build(provider, environment="production")) as http:
        answer = await http.get("/test/sign-in")
    assert "max-age=31536000" in answer.headers["strict-transport-security"]
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("__host-journeywork-conversion=")
    for attribute in ("secure", "httponly", "samesite=lax", "path=/"):
        assert attribute in cookie
    assert "domain=" not in cookie


async def test_alive_depends_on_nothing_and_ready_says_why_not(
    http: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await http.get("/health/ready")).json() == {"status": "ready", "troubles": [], "remarks": []}
    monkeypatch.setattr(edge, "TROUBLES", ["kafka: no partition is moving"])
    answer = await http.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["troubles"] == ["kafka: no partition is moving"]
    assert (await http.get("/health/live")).status_code == 200


def counted(method: str, route: str, status: str) -> float:
    labels = {"service": "conversion", "method": method, "route": route, "status": status}
    return REGISTRY.get_sample_value("journeywork_http_seconds_count", labels) or 0.0


async def test_requests_are_counted_by_the_route_that_took_them_and_by_status(http: httpx2.AsyncClient) -> None:
    before = counted("GET", f"{API}/fail/{{how}}", "500")
    for how in ("crash", "lost-for-ever"):
        await http.get(f"{API}/fail/{how}")
    assert counted("GET", f"{API}/fail/{{how}}", "500") == before + 2


async def test_what_anybody_may_invent_makes_no_series(http: httpx2.AsyncClient) -> None:
    before = counted("other", "none", "404") + counted("other", "none", "405")
    await http.request("INVENTED", "/nothing/7")
    await http.request("INVENTED", "/nothing/8")
    assert counted("other", "none", "404") + counted("other", "none", "405") == before + 2
    text = (await http.get("/metrics")).text
    assert "INVENTED" not in text
    assert "/nothing" not in text


async def test_a_process_shows_whether_it_is_ready(http: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'journeywork_ready{service="conversion"} 1.0' in (await http.get("/metrics")).text
    monkeypatch.setattr(edge, "TROUBLES", ["kafka: no partition is moving"])
    assert 'journeywork_ready{service="conversion"} 0.0' in (await http.get("/metrics")).text


async def test_openapi_says_who_may_ask_and_what_errors_look_like(http: httpx2.AsyncClient) -> None:
    schema = (await http.get(f"{API}/openapi.json")).json()
    policies, rubrics = schema["paths"][f"{API}/policies"]["get"], schema["paths"][f"{API}/rubrics"]["post"]
    assert policies["security"] == [{"bearer": []}]
    assert "security" not in rubrics
    for status in ("422", "default"):
        assert list(rubrics["responses"][status]["content"]) == [MEDIA_TYPE]
    assert "HTTPValidationError" not in str(schema)


def test_the_first_segment_of_a_path_says_whose_it_is() -> None:
    assert service_of("/recommendations/7") == "conversion"
    assert service_of("/posting/api/projects") == "posting"
    assert service_of("/appeals") == "evaluation"
    assert service_of("/") is service_of("/nothing/projects") is None
    segments = [segment for owned in PREFIXES.values() for segment in owned]
    assert len(segments) == len(set(segments))
