"""What an operator sees and does, once for the command line and for HTTP, the same for every service.

- `Desk`: one service's operations; needs the worker's rights.
- `add_commands`, `run`: `python -m services.<name> parked|fuse|timers|deliveries|outbox|partitions|backlog …`.
- `install`: `/<service>/ops/…` for the operators of one employer.
"""

from shared.operations.command import COMMANDS, add_commands, run
from shared.operations.desk import Desk
from shared.operations.evidence import Evidence
from shared.operations.http import install

__all__ = ["COMMANDS", "Desk", "Evidence", "add_commands", "install", "run"]
