"""PostgreSQL for every service: pools, the tenant of a transaction, migrations, provisioning and the audit log.

A service's own statements live beside it (`store.py`, `read_models.py`); here is only what all services share.
"""

from shared.database.connection import Conn, foresee, last, later, settle
from shared.database.migrate import MigrationRefused, migrate
from shared.database.pool import NoConnection, Pool, acquired, close_pool, create_pool, room_for
from shared.database.provision import ROLES, provision
from shared.database.tenancy import enter

__all__ = [
    "ROLES",
    "Conn",
    "MigrationRefused",
    "NoConnection",
    "Pool",
    "acquired",
    "close_pool",
    "create_pool",
    "enter",
    "foresee",
    "last",
    "later",
    "migrate",
    "provision",
    "room_for",
    "settle",
]
