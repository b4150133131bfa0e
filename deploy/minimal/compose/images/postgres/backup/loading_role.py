"""The role that loads: it logs in by itself, so that code among what is loaded has no right that its owner has not.

A superuser's session that has switched to another role can be switched back by the code that it runs; this one cannot. The role
owns what it loads until that was found complete. What such a role still owns later is the rest of a run that was killed.
"""
from __future__ import annotations

import secrets
from typing import Any, Optional

from .errors import BUSY, BackupError
from .live import Live
from .names import quoted

PREFIX = "pgcluster_load_"
LOCK = 7432615900193  # any number that no other program takes
VALID = "1 day"

LEFT = f"SELECT rolname FROM pg_catalog.pg_roles WHERE pg_catalog.starts_with(rolname, '{PREFIX}')"
DATABASES = "SELECT datname FROM pg_catalog.pg_database WHERE datallowconn ORDER BY 1"
OWN_DATABASES = """
    SELECT d.datname FROM pg_catalog.pg_database d JOIN pg_catalog.pg_roles r ON r.oid = d.datdba WHERE r.rolname = %s
"""
END_SESSIONS = "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE usename = %s"
HAS_SESSIONS = "SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity WHERE usename = %s"


class LoadingRole:
    """A role of this run alone, member of the owner that gets everything in the end."""

    def __init__(self, live: Live, admin: Any) -> None:
        self._live = live
        self._admin = admin
        self.name = PREFIX + secrets.token_hex(8)
        self.password = secrets.token_urlsafe(32)

    def create(self, owner: str, database: Optional[str]) -> None:
        """`database` is the one that it may make a schema in."""
        # The verifier instead of the password: statements may be logged.
        verifier = self._admin.pgconn.encrypt_password(self.password.encode(), self.name.encode(), b"scram-sha-256").decode()
        role = quoted(self.name)
        self._admin.execute((f"CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS"
                             f" CONNECTION LIMIT 4 PASSWORD '{verifier}' IN ROLE {quoted(owner)}").encode())
        self._admin.execute((f"DO $$BEGIN EXECUTE pg_catalog.format('ALTER ROLE {role} VALID UNTIL %L',"
                             f" pg_catalog.now() + interval '{VALID}'); END$$").encode())
        if database is not None:
            self._admin.execute(f"GRANT CONNECT, CREATE ON DATABASE {quoted(database)} TO {role}".encode())

    def hand_over(self, database: str, owner: str) -> None:
        """Everything that was loaded belongs to the owner from now on, at once, and the role is gone."""
        self.end_sessions()
        with self._live.admin(database) as session, session.transaction():
            role = quoted(self.name)
            session.execute(f"REASSIGN OWNED BY {role} TO {quoted(owner)}".encode())
            session.execute(f"DROP OWNED BY {role}".encode())
            session.execute(f"DROP ROLE {role}".encode())

    def end_sessions(self) -> None:
        end_sessions(self._admin, self.name)


def end_sessions(admin: Any, role: str) -> None:
    admin.execute(END_SESSIONS, (role,))
    for _ in range(100):
        if admin.execute(HAS_SESSIONS, (role,)).fetchone()[0] == 0:
            return
        admin.execute("SELECT pg_catalog.pg_sleep(0.1)")
    raise BackupError(f"sessions of the role {role} did not end within 10 s")


def lock(admin: Any) -> None:
    """One load at a time, for as long as this session lives."""
    if not admin.execute("SELECT pg_catalog.pg_try_advisory_lock(%s)", (LOCK,)).fetchone()[0]:
        raise BackupError("another load is running on this server", "wait until it has ended, then run again", BUSY)


def remove_left(live: Live, admin: Any) -> None:
    """Removes what killed runs have left, under the lock: their roles, and all that these own."""
    for (role,) in admin.execute(LEFT).fetchall():
        remove(live, admin, role)


def remove(live: Live, admin: Any, role: str) -> None:
    """Removes a role with all that it loaded, if there is one."""
    if admin.execute("SELECT FROM pg_catalog.pg_roles WHERE rolname = %s", (role,)).fetchone() is None:
        return
    end_sessions(admin, role)
    for (database,) in admin.execute(OWN_DATABASES, (role,)).fetchall():
        admin.execute(f"DROP DATABASE {quoted(database)}".encode())
    for (database,) in admin.execute(DATABASES).fetchall():
        with live.admin(database) as session:
            session.execute(f"DROP OWNED BY {quoted(role)} CASCADE".encode())
    admin.execute(f"DROP ROLE {quoted(role)}".encode())
