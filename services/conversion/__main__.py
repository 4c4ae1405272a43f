"""The command of conversion: runs a role of the service.

python -m services.conversion [all|api|worker|relay|migrate]
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence

from services.conversion import app
from services.conversion.settings import Settings
from shared import logs

ROLES = ("all", "api", "worker", "relay", "migrate")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when the role has ended as it should."""
    parser = argparse.ArgumentParser(prog="python -m services.conversion", description="The conversion service.")
    parser.add_argument("role", nargs="?", choices=ROLES, default="all", help="default: everything in one process")
    role = parser.parse_args(arguments).role
    settings = Settings.read()
    logs.configure("conversion")
    asyncio.run(app.migrate_database(settings) if role == "migrate" else app.run(settings, role))
    return 0


if __name__ == "__main__":
    sys.exit(main())
