"""What this program reads of pgBackRest's own configuration, which is an INI file."""
from __future__ import annotations

import re
from configparser import ConfigParser
from io import StringIO
from pathlib import Path
from typing import List, Optional

from .paths import Paths, replace_file

# What a restore on the backup host must not take over: other hosts' servers, and the archive queues of a member.
_OF_OTHER_HOSTS = re.compile(r"^(pg\d+-.*|tls-server-.*|backup-standby|archive-async|spool-path|lock-path|archive-(push|get)-queue-max)$")


def read_conf(paths: Paths) -> ConfigParser:
    conf = ConfigParser(interpolation=None, strict=False, delimiters=("=",), comment_prefixes=("#",))
    conf.read(paths.pgbackrest_conf, encoding="utf-8")
    return conf


def option(conf: ConfigParser, name: str) -> Optional[str]:
    """An option of the global section, or of the first section of a stanza that has it."""
    sections: List[str] = ["global", *(section for section in conf.sections() if section != "global")]
    for section in sections:
        if conf.has_option(section, name):
            return conf.get(section, name)
    return None


def local_path(paths: Paths, repository: int) -> Optional[str]:
    """The directory of a repository that is on this host, or nothing."""
    conf = read_conf(paths)
    kind = option(conf, f"repo{repository}-type") or "posix"
    if kind != "posix" or option(conf, f"repo{repository}-host"):
        return None
    return option(conf, f"repo{repository}-path") or "/var/lib/pgbackrest"


def has_tls_server(paths: Paths) -> bool:
    """Whether this container is to run pgBackRest's TLS server."""
    return option(read_conf(paths), "tls-server-address") is not None


def write_local(paths: Paths) -> Path:
    """Writes a configuration with the same repositories for restores on the backup host itself, which has no server."""
    conf = read_conf(paths)
    local = ConfigParser(interpolation=None, delimiters=("=",))
    local["global"] = {key: value for section in conf.sections() if ":" not in section
                       for key, value in conf[section].items() if not _OF_OTHER_HOSTS.match(key)}
    local["global"]["lock-path"] = str(paths.state / "pgbackrest-lock")
    content = StringIO()
    local.write(content, space_around_delimiters=False)
    target = paths.state / "pgbackrest-local.conf"
    replace_file(target, content.getvalue(), 0o600)
    return target
