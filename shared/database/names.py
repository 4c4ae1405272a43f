"""Names that go into SQL text where a parameter cannot stand: quoted here, nowhere else."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

_SERVICE = re.compile(r"[a-z][a-z0-9_]{0,30}")


def identifier(name: str) -> str:
    """A quoted SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A quoted SQL string."""
    if "\\" in text or "\x00" in text:
        raise ValueError("a backslash or NUL cannot stand in a password: choose another")
    return "'" + text.replace("'", "''") + "'"


def service_name(name: str) -> str:
    """The name itself, once it is fit to be part of role names; `ValueError` otherwise."""
    if not _SERVICE.fullmatch(name):
        raise ValueError(f"{name!r} is no service name: lower-case letters, digits and _ only, at most 31")
    return name


def database_in(dsn: str, database: str) -> str:
    """The same server, another database."""
    return urlunsplit(urlsplit(dsn)._replace(path="/" + quote(database)))
