"""A whole database: made fit in the throw-away server for a load without superuser rights, and created where it is loaded."""
from __future__ import annotations

from typing import Any, Dict, List, Sequence, Tuple

from .errors import BackupError
from .names import quoted, shown

OWNER = """
    SELECT r.rolname, pg_catalog.pg_database_size(d.oid) FROM pg_catalog.pg_database d JOIN pg_catalog.pg_roles r ON r.oid = d.datdba
    WHERE d.datname = pg_catalog.current_database()
"""
LOCALE = """
    SELECT pg_catalog.pg_encoding_to_char(encoding), datcollate, datctype, {} FROM pg_catalog.pg_database
    WHERE datname = pg_catalog.current_database()
"""
EXTENSIONS = """
    SELECT e.extname, n.nspname, e.extconfig IS NOT NULL FROM pg_catalog.pg_extension e
    JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace ORDER BY e.oid
"""
# Functions that only a superuser creates.
UNTRUSTED = """
    SELECT p.oid::pg_catalog.regprocedure::text FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
    JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    WHERE NOT l.lanpltrusted AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid
        AND d.deptype = 'e') ORDER BY 1
"""
LEFT_OUT: Sequence[Tuple[str, str]] = (
    ("event trigger", "SELECT pg_catalog.format('DROP EVENT TRIGGER %I', evtname), evtname FROM pg_catalog.pg_event_trigger"),
    ("foreign server with its tables",
     "SELECT pg_catalog.format('DROP SERVER %I CASCADE', srvname), srvname FROM pg_catalog.pg_foreign_server"),
    ("publication", "SELECT NULL, pubname FROM pg_catalog.pg_publication"),
    ("subscription", "SELECT NULL, s.subname FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid"
                     " WHERE d.datname = pg_catalog.current_database()"),
)


def prepare(session: Any, major: int) -> Dict[str, Any]:
    """Leaves out what only a superuser loads, except extensions, which are created before the load; gives the header's part."""
    untrusted = [row[0] for row in session.execute(UNTRUSTED)]
    if untrusted:
        raise BackupError(f"the database has functions that only a superuser creates: {', '.join(untrusted[:5])}",
                          "take its schemas or tables one by one")
    left: List[str] = []
    for kind, statement in LEFT_OUT:
        for action, name in session.execute(statement.encode()).fetchall():
            if action is not None:
                session.execute(action.encode())
            left.append(f"{kind} {shown(name)}")
    extensions = session.execute(EXTENSIONS).fetchall()
    left += [f"rows that were added to tables of extension {shown(name)}" for name, _, has_tables in extensions if has_tables]
    _keep_extensions_out(session, [row[1] for row in extensions])
    owner, size = session.execute(OWNER).fetchone()
    return {"owner": owner, "sizeBytes": size, "leftOut": left, "types": [], "locale": locale(session, major),
            "extensions": [[name, schema] for name, schema, _ in extensions if name != "plpgsql"]}


def _keep_extensions_out(session: Any, schemas: Sequence[str]) -> None:
    """From the archive: their comments, the rows of their tables, and their schemas, which belong to one that is always there."""
    session.execute("UPDATE pg_catalog.pg_extension SET extconfig = NULL, extcondition = NULL")
    session.execute("DELETE FROM pg_catalog.pg_description WHERE classoid = 'pg_catalog.pg_extension'::pg_catalog.regclass")
    for schema in sorted(set(schemas) - {"pg_catalog", "public"}):
        session.execute(f"ALTER EXTENSION plpgsql ADD SCHEMA {quoted(schema)}".encode())


def locale(session: Any, major: int) -> Dict[str, Any]:
    """How the session's database sorts and classifies characters."""
    columns = "'c', NULL, NULL" if major < 15 else "datlocprovider::text, daticulocale, NULL" if major < 16 else \
        "datlocprovider::text, daticulocale, daticurules" if major < 17 else "datlocprovider::text, datlocale, daticurules"
    encoding, collate, ctype, provider, name, rules = session.execute(LOCALE.format(columns).encode()).fetchone()
    return {"ENCODING": encoding, "LC_COLLATE": collate, "LC_CTYPE": ctype, "provider": provider, "locale": name, "ICU_RULES": rules}


def create(admin: Any, name: str, role: str, settings: Dict[str, Any]) -> None:
    """Creates the database for its loading role alone."""
    options = {key: settings[key] for key in ("ENCODING", "LC_COLLATE", "LC_CTYPE", "ICU_RULES") if settings[key]}
    if settings["provider"] == "i":
        options.update(LOCALE_PROVIDER="icu", ICU_LOCALE=settings["locale"])
    if settings["provider"] == "b":
        options.update(LOCALE_PROVIDER="builtin", BUILTIN_LOCALE=settings["locale"])
    text = "".join(f" {key} {_literal(value)}" for key, value in options.items())
    admin.execute(f"CREATE DATABASE {quoted(name)} OWNER {quoted(role)} TEMPLATE template0{text}".encode())
    admin.execute(f"REVOKE ALL ON DATABASE {quoted(name)} FROM PUBLIC".encode())


def create_extensions(session: Any, role: str, extensions: Sequence[Sequence[str]]) -> None:
    for name, schema in extensions:
        if schema not in ("pg_catalog", "public"):
            session.execute(f"CREATE SCHEMA IF NOT EXISTS {quoted(schema)} AUTHORIZATION {quoted(role)}".encode())
        session.execute(f"CREATE EXTENSION IF NOT EXISTS {quoted(name)} SCHEMA {quoted(schema)} CASCADE".encode())


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
