"""What this program reads of pgBackRest's own configuration, which is an INI file."""
from __future__ import annotations

from configparser import ConfigParser
from typing import List, Optional

from .paths import Paths


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
