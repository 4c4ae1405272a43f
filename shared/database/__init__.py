"""PostgreSQL for every service: pools, the tenant of a transaction, migrations, provisioning and the audit log.

A service's own statements live beside it (`store.py`, `read_models.py`); here is only what all services share.
"""

from shared.database.connection import Conn, last, later, settle
from shared.database.migrate import MigrationRefused, migrate
from shared.database.pool import Pool, close_pool, create_pool, patience, room_for
from shared.database.provision import ROLES, provision
from shared.database.tenancy import enter

__all__ = [
    "ROLES",
    "Conn",
    "MigrationRefused",
    "Pool",
    "close_pool",
    "create_pool",
    "enter",
    "last",
    "later",
    "migrate",
    "patience",
    "provision",
    "room_for",
    "settle",
]
