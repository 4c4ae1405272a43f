"""Runs a role of the service, or an operator's command: everything that needs settings."""

from collections.abc import Sequence

from services.evaluation import app, offline
from services.evaluation.settings import Settings
from shared import roles


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status; see `shared.roles`."""
    parser, commands = roles.parser_of(app.SERVICE)
    offline.add_commands(commands)
    given = parser.parse_args(arguments)
    return roles.run(given, app, Settings.read)
