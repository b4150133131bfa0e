"""Names of databases, schemas and tables: read as an operator writes them, and quoted for statements."""
from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import Optional, Tuple

from .errors import BackupError

MAX_BYTES = 63
# What PostgreSQL reserves: such a name needs quotes.
RESERVED = frozenset("""all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation
    column concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp
    current_user default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having ilike
    in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null
    offset on only or order outer overlaps placing primary references returning right select session_user similar some symmetric
    system_user table tablesample then to trailing true union unique user using variadic verbose when where window with""".split())
_PART = r'(?:"(?:[^"]|"")+"|[^".\s]+)'
_TABLE = re.compile(rf"^({_PART})\.({_PART})$")


def table(text: str) -> Tuple[str, str]:
    """Schema and name of SCHEMA.TABLE. Letters keep their case; a part with a dot or a space is in double quotes."""
    match = _TABLE.match(text)
    if match is None:
        raise BackupError(f"'{text}' is not a table's name with its schema",
                          'write SCHEMA.TABLE, such as public.orders, or public."Order Items"')
    return _checked(_plain(match.group(1))), _checked(_plain(match.group(2)))


def single(text: str, what: str) -> str:
    """The name of a schema or a database; double quotes around it are taken off."""
    return _checked(_plain(text), what)


def _plain(part: str) -> str:
    quoted = len(part) >= 2 and part[0] == part[-1] == '"'
    return part[1:-1].replace('""', '"') if quoted else part


def _checked(name: str, what: str = "name") -> str:
    size = len(name.encode())
    if not 0 < size <= MAX_BYTES or "\0" in name or "\n" in name:
        raise BackupError(f"found a {what} of {size} bytes: '{name[:80]}', expected 1 to {MAX_BYTES} without line breaks",
                          "correct the name")
    return name


def default(moment: datetime, source: Optional[str]) -> str:
    """The name that is restored to: the time and what is restored. In lower case, it needs no quotes."""
    stamp = moment.astimezone(timezone.utc).strftime("%Y%m%dt%H%M%Sz")
    return shortened(f"restored_{stamp}" + (f"_{source}" if source else ""))


def shortened(name: str) -> str:
    return name.encode()[:MAX_BYTES].decode("utf-8", "ignore")


def quoted(name: str) -> str:
    """A name that means exactly it, in a statement and as a pattern of pg_dump."""
    return '"' + name.replace('"', '""') + '"'


def shown(name: str) -> str:
    """A name as a person would type it in a statement."""
    return name if re.match(r"^[a-z_][a-z0-9_]*$", name) and name not in RESERVED else quoted(name)


def connection(database: str) -> str:
    """A database's name as a connection string, whatever characters it has."""
    return "dbname='" + database.replace("\\", "\\\\").replace("'", "\\'") + "'"
