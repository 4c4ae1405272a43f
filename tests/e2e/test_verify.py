"""`verify` of every service after the story: all holds, and each kind of damage is named."""

import asyncio
import json
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from deploy.local.stack import ROOT, SERVICES, Stack
from shared.operations.terminal import say
from shared.privacy import Vault
from tests.e2e.conftest import Played

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(300)]


@dataclass(frozen=True)
class Verdict:
    code: int
    wrong: dict[str, str]
    """What was found wrong, and the words for it."""


async def verify(stack: Stack, service: str, **told: str) -> Verdict:
    environment = {
        **stack.services[service].environment,
        f"{service.upper()}_DATABASE__BACKUP_DSN": stack.dsns[service]["backup"],
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", f"services.{service}", "verify", "--json", cwd=ROOT, env=environment | told,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    output, errors = await process.communicate()
    items: list[dict[str, Any]] = json.loads(output)["items"] if output else []
    if not items:
        say(errors.decode())
    return Verdict(process.returncode or 0, {one["what"]: one["said"] for one in items if one["state"] == "wrong"})


@asynccontextmanager
async def damaged(stack: Stack, service: str, damage: str, repair: str) -> AsyncIterator[None]:
    conn = await asyncpg.connect(stack.dsns[service]["admin"])
    await conn.execute(damage)
    yield
    await conn.execute(repair)
    await conn.close()


@pytest.mark.parametrize("service", SERVICES)
async def test_after_the_story_everything_holds(played: Played, service: str) -> None:
    assert await verify(played.stack, service) == Verdict(0, {})


async def test_an_effect_that_is_missing_is_found(played: Played) -> None:
    async with damaged(
        played.stack, "conversion",
        "CREATE TABLE kept AS SELECT * FROM messaging.inbox ORDER BY event_id LIMIT 1;"
        "DELETE FROM messaging.inbox WHERE (consumer, source, event_id) IN (SELECT consumer, source, event_id FROM kept)",
        "INSERT INTO messaging.inbox OVERRIDING SYSTEM VALUE SELECT * FROM kept; DROP TABLE kept",
    ):  # fmt: skip
        found = await verify(played.stack, "conversion")
    assert (found.code, set(found.wrong)) == (1, {"read events have their effect"})
    assert "conversion." in found.wrong["read events have their effect"]


async def test_an_event_that_was_never_sent_and_one_too_many_are_found(played: Played) -> None:
    for step, what in (
        (1, "published events are on their topic"),
        (-1, "topics hold nothing that the database does not know"),
    ):
        change = "UPDATE projects SET sequence = sequence + {} WHERE project_id = (SELECT min(project_id::text)::uuid FROM projects)"
        async with damaged(played.stack, "posting", change.format(step), change.format(-step)):
            found = await verify(played.stack, "posting")
        assert (found.code, set(found.wrong)) == (1, {what})
        assert "posting.project.v1" in found.wrong[what]


@asynccontextmanager
async def drafted(stack: Stack) -> AsyncIterator[None]:
    """A draft under evaluation's key: after the story every card is revealed, and nothing else is sealed there."""
    review, conn = uuid4(), await asyncpg.connect(stack.dsns["evaluation"]["admin"])
    key = Vault(stack.services["evaluation"].environment["EVALUATION_PRIVACY__KEY"])
    sealed = key.seal(b"{}", place=f"draft/{review}")
    await conn.execute("INSERT INTO drafts VALUES ($1, $2, $3, now())", uuid4(), review, sealed)
    yield
    await conn.execute("DELETE FROM drafts WHERE review_id = $1", review)
    await conn.close()


@pytest.mark.parametrize("service", ["posting", "evaluation"])
async def test_another_key_opens_nothing(played: Played, service: str) -> None:
    async with drafted(played.stack):
        found = await verify(played.stack, service, **{f"{service.upper()}_PRIVACY__KEY": secrets.token_hex(32)})
    assert (found.code, set(found.wrong)) == (1, {"the key opens what is sealed"})
    assert "give PRIVACY__KEY as it was" in found.wrong["the key opens what is sealed"]


def _a_file(stack: Stack) -> Path:
    store = Path(stack.services["evaluation"].environment["EVALUATION_STORE__FOLDER"])
    return next(path for path in sorted(store.rglob("*")) if path.is_file())


async def test_a_file_that_is_gone_or_changed_is_found(played: Played) -> None:
    file = _a_file(played.stack)
    whole = file.read_bytes()
    file.write_bytes(whole + b"!")
    try:
        found = [await verify(played.stack, service) for service in ("posting", "evaluation")]
    finally:
        file.write_bytes(whole)
    assert [set(one.wrong) for one in found] == [{"the store has what was delivered"}] * 2
    assert file.name in found[1].wrong["the store has what was delivered"]


async def rotated(stack: Stack, service: str, *more: str, **told: str) -> tuple[int, str]:
    environment = {
        **stack.services[service].environment,
        f"{service.upper()}_DATABASE__MIGRATOR_DSN": stack.dsns[service]["migrator"],
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", f"services.{service}", "rotate-keys", "--actor", "Operator 1", "--why", "yearly", *more,
        cwd=ROOT, env=environment | told, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await process.communicate()
    return process.returncode or 0, output.decode()


@pytest.mark.parametrize("service", ["posting", "evaluation"])
async def test_keys_are_rotated_and_back(played: Played, service: str) -> None:
    """Under the new key alone everything opens; the old one, which the running service has, is given back at the end."""
    async with drafted(played.stack):
        await _rotated_and_back(played.stack, service)


async def _rotated_and_back(stack: Stack, service: str) -> None:
    name = service.upper()
    old, new = stack.services[service].environment[f"{name}_PRIVACY__KEY"], secrets.token_hex(32)
    both = {f"{name}_PRIVACY__KEY": new, f"{name}_PRIVACY__OLDER_KEYS": old}

    code, said = await rotated(stack, service, **{f"{name}_PRIVACY__KEY": new})
    assert (code, "name the key that sealed it" in said) == (2, True), said
    code, said = await rotated(stack, service, "--dry-run", **both)
    assert (code, "would be sealed anew" in said) == (0, True), said
    assert await verify(stack, service) == Verdict(0, {}), "the dry run changed nothing"
    assert (await rotated(stack, service, **both))[0] == 0
    try:
        assert await verify(stack, service, **{f"{name}_PRIVACY__KEY": new}) == Verdict(0, {})
        assert set((await verify(stack, service)).wrong) == {"the key opens what is sealed"}
        code, said = await rotated(stack, service, **both)
        assert " 0 rows sealed anew" in said, "a second time changes nothing"
    finally:
        back = {f"{name}_PRIVACY__KEY": old, f"{name}_PRIVACY__OLDER_KEYS": new}
        assert (await rotated(stack, service, **back))[0] == 0
    assert await verify(stack, service) == Verdict(0, {})
