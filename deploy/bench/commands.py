"""Commands over HTTP at a shipped service: posting's process in the role `api`, as an operator starts it.

The command is 'hold' and 'resume' of published projects: token checked, member and right looked up, body validated,
Idempotency-Key claimed, project locked and changed, audited, an event put into the outbox, the answer kept.
"""

import asyncio
import json
import signal
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import asyncpg

from deploy.bench.keepalive import CONNECTIONS, Connection, measured, request
from deploy.bench.place import Place
from deploy.bench.shipped import shipped
from deploy.bench.stopwatch import Result
from deploy.local.child import spawn, stopped
from deploy.local.stack import Stack

P = "/posting/api"
STAFF = {
    "manager": "hiring_manager",
    "supervisor": "supervisor",
    "reviewer-b": "reviewer",
    "reviewer-c": "reviewer",
}
PROJECTS = 25
"""Of each connection: no command waits for another one's lock."""
EFFECTS = """
    SELECT
        (SELECT count(*) FROM messaging.outbox
            WHERE type LIKE '%.project.held.v1' OR type LIKE '%.project.resumed.v1') AS events,
        (SELECT count(*) FROM audit WHERE action IN ('held', 'resumed')) AS audited,
        (SELECT count(*) FROM idempotent_requests WHERE key LIKE 'bench-%' AND status = 200) AS kept,
        (SELECT coalesce(sum(version - $1), 0) FROM projects) AS moved
"""


async def command(place: Place) -> Result:
    """Requests per second of the process, and its processor time per request."""
    async with shipped(place) as stack:
        service = stack.services["posting"]
        server = spawn(
            [sys.executable, "-m", "services.posting", "api"],
            log=service.log,
            dies_by=signal.SIGKILL,
            env=service.environment,
            cwd=service.home,
        )
        service.process = server
        try:
            await stack.ready("posting")
            token, shares = await _published(stack, service.port)
            first = shares[0][0][1]
            loads = [_moves(share, token) for share in shares]
            result, answered = await measured(service.port, server.pid, loads)
        finally:
            await stopped(server, signal.SIGTERM, within=25)
        conn = await asyncpg.connect(stack.dsns["posting"]["admin"])
        found = await conn.fetchrow(EFFECTS, first)
        await conn.close()
    if found is None or set(found.values()) != {answered}:
        raise AssertionError(f"{answered} commands were answered, their effects: {found}")
    return result


async def _published(stack: Stack, port: int) -> tuple[str, list[list[tuple[str, int]]]]:
    """The manager's token and, for each connection, projects of its own: id and version."""
    made = await stack.create_employer(
        "bench", source="https://hr.bench.example.com", admin_subject="admin", admin_email="admin@bench.example.com"
    )
    admin, manager = [await _token(stack, made["employer_id"], subject) for subject in ("admin", "manager")]
    connections = [await Connection.to(port) for _ in range(CONNECTIONS)]
    for name, role in STAFF.items():
        email = f"{name}@bench.example.com"
        member = {"subject": name, "name": name, "email": email, "roles": [role], "time_zone": "UTC", "language": "en"}
        await _ask(connections[0], "POST", f"{P}/members", admin, member)
    shares = await asyncio.gather(*(_share(connection, manager, admin) for connection in connections))
    for connection in connections:
        connection.close()
    return manager, shares


async def _share(connection: Connection, manager: str, admin: str) -> list[tuple[str, int]]:
    now, share = datetime.now(UTC), []
    draft = {
        "title": "Why do customers leave?", "brief": "Find the causes.", "hours": 16, "seats": 3,
        "fee": {"amount": "400.00", "currency": "EUR"},
        "deliverables": [{"title": "Report", "acceptance": "Names three causes, each with a figure."}],
        "hiring_manager": "manager@bench.example.com", "supervisor": "supervisor@bench.example.com",
        "apply_by": (now + timedelta(days=7)).isoformat(), "deliver_by": (now + timedelta(days=21)).isoformat(),
        "review_by": (now + timedelta(days=30)).isoformat(), "decide_by": (now + timedelta(days=37)).isoformat(),
    }  # fmt: skip
    for _ in range(PROJECTS):
        project = (await _ask(connection, "POST", f"{P}/projects", manager, draft))["project_id"]
        await _ask(connection, "POST", f"{P}/projects/{project}/submit", manager, {})
        await _ask(connection, "POST", f"{P}/projects/{project}/approve", admin, {})
        published = await _ask(connection, "POST", f"{P}/projects/{project}/publish", manager, {})
        share.append((project, published["version"]))
    return share


def _moves(share: Sequence[tuple[str, int]], token: str) -> Iterator[bytes]:
    """Holds all of the share, then resumes all of it, and so on; each says which version it saw."""
    step = 0
    while True:
        for project, version in share:
            move, body = ("resume" if step % 2 else "hold"), json.dumps({"version": version + step}).encode()
            key = f"bench-{uuid4()}"
            yield request(
                "POST", f"{P}/projects/{project}/{move}", body, authorization=f"Bearer {token}", idempotency_key=key
            )
        step += 1


async def _ask(connection: Connection, method: str, path: str, token: str, body: Any) -> Any:
    asked = request(method, path, json.dumps(body).encode(), authorization=f"Bearer {token}")
    return json.loads(await connection.ask(asked))


async def _token(stack: Stack, employer_id: str, subject: str) -> str:
    wanted = {"subject": subject, "email": f"{subject}@bench.example.com", "employer_id": employer_id}
    answer = await stack.http.post(f"{stack.issuer}/mint", json=wanted)
    token: str = answer.raise_for_status().json()["token"]
    return token
