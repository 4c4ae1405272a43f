"""Which errors are the database's weather, and which are the event's own fault."""

import asyncpg

from shared.database import Conn

AT_ONCE = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError)
"""Nothing is wrong: do the same again."""

TRANSIENT = (
    *AT_ONCE,
    asyncpg.LockNotAvailableError,
    asyncpg.QueryCanceledError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.ReadOnlySQLTransactionError,
)
"""Never counted as an attempt: the same event may succeed when the database is well."""

CONNECTION_LOST = (asyncpg.InterfaceError, OSError, TimeoutError)
"""Transient when the connection is gone; otherwise a mistake in the handler."""

REFUSED = (
    *AT_ONCE,
    asyncpg.LockNotAvailableError,
    asyncpg.QueryCanceledError,
    asyncpg.InsufficientResourcesError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.CannotConnectNowError,
    ConnectionRefusedError,
)
"""The database took nothing, and said so: no open question as after a lost connection."""


def is_refused(error: BaseException) -> bool:
    """Whether the transaction that ended with this error has certainly left nothing and may succeed later."""
    return isinstance(error, REFUSED) and not isinstance(error, asyncpg.DataError)


def is_transient(error: BaseException, conn: Conn) -> bool:
    """Whether a handler's error says something about the database and nothing about the event."""
    if isinstance(error, asyncpg.DataError):
        return False
    return isinstance(error, TRANSIENT) or (isinstance(error, CONNECTION_LOST) and conn.is_closed())


def is_transient_outside(error: BaseException) -> bool:
    """The same for errors outside handlers, where only the engine and the driver speak."""
    return isinstance(error, (*TRANSIENT, *CONNECTION_LOST)) and not isinstance(error, asyncpg.DataError)


def reason_of(error: BaseException) -> str:
    """One line that says what went wrong, fit for a table that people read: without the values of a row's columns.

    PostgreSQL puts those into DETAIL, which asyncpg appends; they may be somebody's, and a reason is shown to everyone.
    """
    said = str(error.args[0]) if isinstance(error, asyncpg.PostgresError) and error.args else str(error)
    text = f"{type(error).__name__}: {said}".replace("\x00", "\\x00")
    return text if len(text) <= 2000 else text[:1999] + "…"
