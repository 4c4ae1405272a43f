"""The command of posting: runs a role of the service, an operator's command, or sets up an employer.

python -m services.posting [all|api|worker|relay|migrate]
python -m services.posting status|parked|replay|deliveries|outbox|… …   (for operators; --help lists all)
python -m services.posting employer create --name … --source … --admin-subject … --admin-email … [--json]
python -m services.posting member add|change|leave …
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.posting import app
from services.posting.api.employer import webhook_path
from services.posting.api.members import MemberView
from services.posting.domain.employer import DEFAULT_FEE_FLOOR
from services.posting.domain.member import Details, Member, Role
from services.posting.handlers import employers, members
from services.posting.settings import Settings
from services.posting.store import members as member_store
from shared import logs, roles
from shared.database import create_pool
from shared.messaging import Transaction, transaction
from shared.rules import NotFound, RuleBroken

OPERATOR = "operator"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when done, 2 when a rule said no; what went wrong stands on standard error."""
    parser, commands = roles.parser_of(app.SERVICE)
    _employer_commands(commands)
    _member_commands(commands)
    given = parser.parse_args(arguments)
    try:
        if given.command not in COMMANDS:
            return roles.run(given, app, Settings.read)
        logs.configure(app.SERVICE)
        _print(asyncio.run(COMMANDS[given.command](Settings.read(), given)), as_json=given.json)
    except RuleBroken as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 2
    return 0


async def _create_employer(settings: Settings, given: argparse.Namespace) -> dict[str, Any]:
    vault = settings.privacy.vault()
    administrator = Details(
        given.admin_subject,
        given.admin_name or given.admin_email,
        given.admin_email,
        frozenset({Role.ADMINISTRATOR, *(Role(role) for role in given.admin_role)}),
        given.time_zone,
        given.language,
    )
    pool = await create_pool(settings.database.dsn("service"), name="posting.command", largest=1)
    try:
        async with transaction(pool, employer_id=None) as tx:
            made = await employers.register(
                tx,
                vault.seal,
                name=given.name,
                time_zone=given.time_zone,
                language=given.language,
                fee_floor=given.fee_floor,
                administrator=administrator,
                source=given.source,
            )
    finally:
        await pool.close()
    return {
        "employer_id": str(made.employer.id),
        "name": made.employer.name,
        "admin_member_id": str(made.administrator.id),
        "admin_subject": made.administrator.details.subject,
        "source": made.source,
        "api_key": made.api_key.text,
        "webhook_source": made.webhook.source,
        "webhook_key": made.webhook.key,
        "webhook_url": settings.http.public_url.rstrip("/") + webhook_path(made.webhook.key),
        "webhook_secret": made.webhook.secret,
    }


async def _member(settings: Settings, given: argparse.Namespace) -> dict[str, Any]:
    pool = await create_pool(settings.database.dsn("service"), name="posting.command", largest=1)
    try:
        async with transaction(pool, employer_id=given.employer) as tx:
            member = await _act(tx, given)
    finally:
        await pool.close()
    return MemberView.of(member).model_dump(mode="json")


async def _act(tx: Transaction, given: argparse.Namespace) -> Member:
    if given.action == "add":
        details = Details(
            given.subject,
            given.name or given.email,
            given.email,
            frozenset(Role(role) for role in given.role or ()),
            given.time_zone or "UTC",
            given.language or "en",
        )
        return await members.join(tx, details, actor=OPERATOR)
    known = await member_store.by_email(tx.conn, given.member.strip().lower())
    if known is None:
        raise NotFound("member with this work mail", given.member)
    if given.action == "leave":
        return await members.leave(tx, known.id, version=None, actor=OPERATOR)
    named = {"subject": given.subject, "name": given.name, "email": given.email, "roles": given.role}
    named |= {"time_zone": given.time_zone, "language": given.language}
    changes = {name: value for name, value in named.items() if value is not None}
    if "roles" in changes:
        changes["roles"] = [Role(role) for role in changes["roles"]]
    return await members.change_some(tx, known.id, changes, version=None, actor=OPERATOR)


def _print(result: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name}: {', '.join(value) if isinstance(value, list) else value}")


def _employer_commands(commands: Any) -> None:
    actions = commands.add_parser("employer", help="set up an employer").add_subparsers(dest="action", required=True)
    create = actions.add_parser("create", help="an employer with its first member, source, API key and webhook secret")
    create.add_argument("--name", required=True)
    create.add_argument("--source", required=True, help="the CloudEvents source under which its HR system speaks")
    create.add_argument("--admin-subject", required=True, help="`sub` of the first administrator's sign-in")
    create.add_argument("--admin-email", required=True)
    create.add_argument("--admin-name")
    create.add_argument("--admin-role", action="append", default=[], choices=list(Role), help="further roles")
    create.add_argument("--time-zone", default="UTC")
    create.add_argument("--language", default="en")
    create.add_argument("--fee-floor", type=Decimal, default=DEFAULT_FEE_FLOOR, help="least fee per hour")
    create.add_argument("--json", action="store_true")


def _member_commands(commands: Any) -> None:
    actions = commands.add_parser("member", help="staff of an employer").add_subparsers(dest="action", required=True)
    for action in ("add", "change", "leave"):
        one = actions.add_parser(action)
        one.add_argument("--employer", type=UUID, required=True, help="employer id")
        one.add_argument("--json", action="store_true")
        if action != "add":
            one.add_argument("--member", required=True, help="present work mail")
        if action != "leave":
            one.add_argument("--subject", required=action == "add")
            one.add_argument("--email", required=action == "add")
            one.add_argument("--name")
            one.add_argument("--role", action="append", choices=list(Role), required=action == "add")
            one.add_argument("--time-zone")
            one.add_argument("--language")


COMMANDS = {"employer": _create_employer, "member": _member}

if __name__ == "__main__":
    sys.exit(main())
