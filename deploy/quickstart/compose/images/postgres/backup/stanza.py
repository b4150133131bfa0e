"""Makes the stanza in the repositories, and follows a major upgrade; never gives a repository to another cluster."""
from __future__ import annotations

import re
from typing import Optional

from . import info as repository_info
from .config import Config
from .errors import BackupError
from .pgbackrest import Pgbackrest, error_code, message

STANZA_SECONDS = 300.0
_WITHOUT_STANZA = re.compile(r"\[055\].*\b(archive|backup)\.info\b")
FILE_INVALID = 28  # the repository's files do not match the database


def ensure(config: Config, pgbackrest: Pgbackrest) -> None:
    """Creates or upgrades the stanza; does nothing where it is right. Raises BackupError with the reason otherwise."""
    result = pgbackrest.attempt("stanza-create", timeout=STANZA_SECONDS)
    if result.ok:
        return
    if error_code(result) != FILE_INVALID:
        raise BackupError(f"the stanza '{config.cluster}' cannot be created: {message(result)}")
    stored = _stored_version(config, pgbackrest)
    if stored == str(config.major):
        raise BackupError(
            f"the repository belongs to another cluster: its PostgreSQL {stored} has another system identifier",
            "restore that cluster from it, or give this cluster an empty repository",
        )
    pgbackrest.require("stanza-upgrade", timeout=STANZA_SECONDS)


def missing_problem(failure: str) -> Optional[str]:
    """Says that a repository has nothing of this cluster, where an error of pgBackRest means that."""
    if not _WITHOUT_STANZA.search(failure):
        return None
    return "the repository has no stanza of this cluster: it was lost or emptied, or another one is mounted. Bring it back, or restart " \
           "the backup host, which begins a new one"


def _stored_version(config: Config, pgbackrest: Pgbackrest) -> Optional[str]:
    found = repository_info.read(pgbackrest).generations
    return max(found, key=lambda generation: generation.database).version if found else None
