"""The command that sets up an employer and keeps its staff, as an operator types it."""

import asyncio
import json
import os
import sys
from typing import Any

from tests.integration.posting.conftest import KEY, Posting


async def command(posting: Posting, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    environment = {
        "POSTING_ENVIRONMENT": "local",
        "POSTING_DATABASE__SERVICE_DSN": posting.database.service,
        "POSTING_DATABASE__MIGRATOR_DSN": posting.database.migrator,
        "POSTING_KAFKA__BOOTSTRAP_SERVERS": "127.0.0.1:1",
        "POSTING_HTTP__PORT": "1",
        "POSTING_HTTP__PUBLIC_URL": "http://127.0.0.1:1",
        "POSTING_AUTH__ISSUER": "http://127.0.0.1:1",
        "POSTING_AUTH__CLIENT_ID": "journeywork",
        "POSTING_AUTH__SESSION_SECRET": "s" * 32,
        "POSTING_MAIL__HOST": "127.0.0.1",
        "POSTING_MAIL__PORT": "1",
        "POSTING_MAIL__SENDER": "posting@example.com",
        "POSTING_PRIVACY__KEY": KEY,
        "POSTING_STORE__FOLDER": "/nonexistent",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "services.posting", *arguments, env=os.environ | environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    output, errors = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode or 0, output.decode(), errors.decode()


async def created(posting: Posting) -> dict[str, Any]:
    code, output, errors = await command(
        posting, "employer", "create", "--name", "Example", "--source", "https://hr.example.com",
        "--admin-subject", "kim", "--admin-email", "Kim@example.com", "--json",
    )  # fmt: skip
    assert code == 0, errors
    made: dict[str, Any] = json.loads(output)
    return made


async def test_an_employer_is_set_up_with_everything_its_hr_system_needs(posting: Posting) -> None:
    made = await created(posting)

    assert made["api_key"].startswith("jw_")
    assert made["webhook_url"].endswith(f"/posting/api/webhooks/greenhouse/{made['webhook_key']}")
    stored = str(await posting.query("SELECT row_to_json(s)::text FROM sources s"))
    stored += str(await posting.query("SELECT row_to_json(k)::text FROM api_keys k"))
    stored += str(await posting.query("SELECT row_to_json(a)::text FROM audit a"))
    assert made["webhook_secret"] not in stored
    assert made["api_key"].split("_", 2)[2] not in stored
    assert [type_.rsplit(".", 2)[1] for type_, _ in await posting.published("posting.employer.v1")] == ["registered"]


async def test_a_source_belongs_to_one_employer_only(posting: Posting) -> None:
    await created(posting)

    code, output, errors = await command(
        posting, "employer", "create", "--name", "Other", "--source", "https://hr.example.com",
        "--admin-subject", "lee", "--admin-email", "lee@example.com",
    )  # fmt: skip

    assert (code, output) == (2, "")
    assert "this source is registered already" in errors
    assert len(await posting.query("SELECT 1 FROM employers")) == 1


async def test_members_are_added_changed_and_leave(posting: Posting) -> None:
    employer = (await created(posting))["employer_id"]

    await command(
        posting, "member", "add", "--employer", employer, "--subject", "b", "--email", "b@example.com",
        "--role", "reviewer", "--json",
    )  # fmt: skip
    changed = await command(
        posting, "member", "change", "--employer", employer, "--member", "b@example.com", "--role", "reviewer",
        "--role", "supervisor", "--json",
    )  # fmt: skip
    left = await command(posting, "member", "leave", "--employer", employer, "--member", "b@example.com", "--json")
    unknown = await command(posting, "member", "leave", "--employer", employer, "--member", "b@example.com")

    assert json.loads(changed[1])["roles"] == ["reviewer", "supervisor"]
    assert json.loads(left[1])["status"] == "left"
    assert unknown[0] == 2


async def test_the_database_is_brought_to_this_release_by_command(posting: Posting) -> None:
    assert (await command(posting, "migrate"))[0] == 0
