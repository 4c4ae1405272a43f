"""The command of evaluation: runs a role of the service, an operator's command, or a computation without any service.

python -m services.evaluation [all|api|worker|relay|migrate]
python -m services.evaluation status|parked|replay|deliveries|outbox|… …   (for operators; --help lists all)
python -m services.evaluation score                 (questions to the scoring method, one a line)
python -m services.evaluation verify-panel FILE     (seals and summaries of a file of events)
"""

import sys
from collections.abc import Sequence

from services.evaluation import offline


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status; see `services.evaluation.command` and `services.evaluation.offline`."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given and given[0] in offline.COMMANDS:
        return offline.run(given)
    from services.evaluation import command  # noqa: PLC0415  loads the whole service, which these two do not need

    return command.main(given)


if __name__ == "__main__":
    sys.exit(main())
