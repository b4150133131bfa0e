"""Sessions on the live primary: the superuser's, for statements of ours alone, and those of the role that loads."""
from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Dict, Iterator, Mapping

import psycopg

from .errors import BackupError
from .instance import PINNED

CONNECT_SECONDS = 10
LOAD_SECONDS = 12 * 3600
OPTIONS = f"{PINNED} -c lock_timeout=60s"


@dataclass(frozen=True)
class Live:
    """How a server is reached: by its superuser on the socket, and by a role with a password on the loopback interface."""

    superuser: str = "postgres"
    socket: Mapping[str, str] = field(default_factory=dict)
    login: Mapping[str, str] = field(default_factory=lambda: {"host": "localhost", "sslmode": "prefer"})

    @contextmanager
    def admin(self, database: str = "postgres", seconds: int = 600) -> Iterator[Any]:
        """The superuser's session. It runs no statement of a user, and none that could call a user's function."""
        with self._session({"user": self.superuser, "dbname": database, **self.socket}, seconds) as session:
            yield session

    @contextmanager
    def as_role(self, role: str, password: str, database: str, seconds: int = LOAD_SECONDS) -> Iterator[Any]:
        with self._session({"user": role, "password": password, "dbname": database, **self.login}, seconds) as session:
            yield session

    def variables(self, role: str, password: str) -> Dict[str, str]:
        """The environment of a program that connects as the role; a password is no argument."""
        given = {f"PG{key.upper()}": value for key, value in self.login.items()}
        return {**given, "PGUSER": role, "PGPASSWORD": password, "PGOPTIONS": OPTIONS, "PGCONNECT_TIMEOUT": str(CONNECT_SECONDS),
                "PGAPPNAME": "pgcluster-backup load"}

    @contextmanager
    def _session(self, where: Mapping[str, str], seconds: int) -> Iterator[Any]:
        try:
            with psycopg.connect(**where, autocommit=True, connect_timeout=CONNECT_SECONDS,
                                 application_name="pgcluster-backup load",
                                 options=f"{OPTIONS} -c statement_timeout={seconds}s") as session:
                yield session
        except psycopg.Error as error:
            raise BackupError(f"the live server refused: {str(error).strip()}") from None
