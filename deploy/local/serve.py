"""`make serve`: everything on this machine until interrupted; addresses in `var/local/endpoints.json`."""

import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import Any

from deploy.local.backing import NoBacking
from deploy.local.stack import ROOT, SERVICES, NotReady, Stack, running

FOLDER = ROOT / "var" / "local"
DEMO = {"name": "Example Ltd", "source": "https://hr.example.com", "admin_subject": "administrator"}
ROLES = ("hiring_manager", "supervisor", "reviewer", "approver", "hr_partner", "operator")


async def serve(folder: Path = FOLDER) -> None:
    """Runs until SIGINT or SIGTERM. `folder` gets the addresses, the logs and the file `ready`."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, ended.set)
    for stale in ("ready", "endpoints.json"):
        (folder / stale).unlink(missing_ok=True)
    async with running(folder) as stack:
        endpoints = await _endpoints(stack)
        (folder / "endpoints.json").write_text(json.dumps(endpoints, indent=2) + "\n")
        (folder / "ready").touch()
        _tell(endpoints, folder)
        await ended.wait()
        print("stopping …")
    (folder / "ready").unlink(missing_ok=True)


async def _endpoints(stack: Stack) -> dict[str, Any]:
    employer = await stack.create_employer(**DEMO, admin_email="administrator@example.com")
    tokens = {"administrator": await _token(stack, DEMO["admin_subject"], employer["employer_id"])}
    headers = {"Authorization": f"Bearer {tokens['administrator']}"}
    for role in ROLES:
        member = {"subject": role, "name": role.replace("_", " ").capitalize(), "email": f"{role}@example.com"}
        answer = await stack.http.post(
            f"{stack.front}/posting/api/members",
            json=member | {"roles": [role], "time_zone": "Europe/Berlin", "language": "en"},
            headers=headers,
        )
        answer.raise_for_status()
        tokens[role] = await _token(stack, role, employer["employer_id"])
    tokens["candidate"] = await _token(stack, "candidate", None)
    return {
        "kafka": stack.backing.kafka,
        "front": stack.front,
        "services": {name: f"{stack.front}/{name}/api" for name in SERVICES},
        "issuer": {
            "url": stack.issuer,
            "tokens": tokens,
            "mint": f"{stack.issuer}/mint",
            "clock": f"{stack.issuer}/clock",
            "advance": f"{stack.issuer}/clock/advance",
        },
        "employer_id": employer["employer_id"],
        "api_key": employer["api_key"],
        "source": employer["source"],
        "webhook_secret": employer["webhook_secret"],
        "webhook_url": employer["webhook_url"],
        "mail": stack.mail,
        "postgres": {name: stack.dsns[name]["admin"] for name in SERVICES},
    }


async def _token(stack: Stack, subject: str, employer_id: str | None) -> str:
    wanted = {"subject": subject, "expires_in": 86400} | ({"employer_id": employer_id} if employer_id else {})
    answer = await stack.http.post(f"{stack.issuer}/mint", json=wanted)
    token: str = answer.raise_for_status().json()["token"]
    return token


def _tell(endpoints: dict[str, Any], folder: Path) -> None:
    print("Journeywork is running.\n")
    for name in ("front", "kafka", "mail"):
        print(f"  {name:10} {endpoints[name]}")
    print(f"  {'issuer':10} {endpoints['issuer']['url']}")
    for name, url in endpoints["services"].items():
        print(f"  {name:10} {url}")
    print(f"\n  Tokens, keys and DSNs: {folder / 'endpoints.json'}\n  Ctrl-C stops everything.", flush=True)


def main() -> int:
    try:
        asyncio.run(serve(*(Path(given) for given in sys.argv[1:])))
    except (NoBacking, NotReady) as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
