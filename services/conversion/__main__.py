"""The command of conversion: runs a role of the service, or an operator's command.

python -m services.conversion [all|api|worker|relay|migrate]
python -m services.conversion status|parked|replay|deliveries|outbox|… …   (for operators; --help lists all)
"""

import sys
from collections.abc import Sequence

from services.conversion import app
from services.conversion.settings import Settings
from shared import roles


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status; see `shared.roles`."""
    parser, _ = roles.parser_of(app.SERVICE)
    given = parser.parse_args(arguments)
    return roles.run(given, app, Settings.read)


if __name__ == "__main__":
    sys.exit(main())
