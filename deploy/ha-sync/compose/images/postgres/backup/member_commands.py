"""Commands on a member's volume, and the TLS server next to a member."""
from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any, Callable, Dict

from .conf import option, read_conf
from .errors import CONFIGURATION, FAILED, BackupError
from .kept import Volume
from .member import Member
from .paths import Paths
from .pgbackrest import Pgbackrest
from .server import TlsServer, say

Commands = Any  # argparse names its type for sub-commands with an underscore
Operation = Callable[[Member, argparse.Namespace], Dict[str, Any]]


def add(commands: Commands) -> None:
    server = commands.add_parser("member", help="the TLS server next to a member")
    server.set_defaults(action=_serve)
    restore = _add(commands, "restore", _restore, "replace this member's data by those of a plan; the former are kept")
    restore.add_argument("--plan", required=True, metavar="JSON", help="the answer of preflight, or @FILE")
    undo = _add(commands, "undo", lambda member, options: member.undo(options.name), "bring kept data back")
    undo.add_argument("--name", help="default: what was moved aside last")
    _add(commands, "discard", lambda member, options: member.discard(), "move this member's data aside, to be built again")
    _add(commands, "forget", lambda member, options: member.forget(), "delete what is kept")
    _add(commands, "settle", lambda member, options: member.settle(), "put back what a killed operation left")
    kept = _add(commands, "kept", lambda member, options: member.kept(), "what is kept on this volume")
    kept.add_argument("--json", action="store_true", help="the only form there is")


def _add(commands: Commands, name: str, operation: Operation, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(action=lambda options: _answer(operation, options))
    parser.add_argument("--superuser", default="postgres", help="the role that initdb made")
    return parser


def _answer(operation: Operation, options: argparse.Namespace) -> int:
    """The answer is JSON in both cases, for the program that asked; the exit code tells them apart."""
    try:
        print(json.dumps(operation(_member(options.superuser), options), indent=1))
        return 0
    except BackupError as error:
        print(json.dumps({"ok": False, "problem": error.problem, "hint": error.hint}, indent=1))
        return error.code


def _serve(options: argparse.Namespace) -> int:
    TlsServer(Paths().certificates).run()
    return 0


def _member(superuser: str) -> Member:
    conf = read_conf(Paths())
    stanzas = [section for section in conf.sections() if section != "global" and ":" not in section]
    if len(stanzas) != 1:
        raise BackupError(f"{Paths().pgbackrest_conf} names {len(stanzas)} stanzas, expected one", "mount the member's file there",
                          CONFIGURATION)
    spool = option(conf, "spool-path")
    return Member(_environment_number("PG_MAJOR"), Volume(Path(os.environ["PGDATA"])), Pgbackrest(stanzas[0]),
                  Path(spool) if spool else None, superuser, say)


def _environment_number(name: str) -> int:
    try:
        return int(os.environ[name])
    except (KeyError, ValueError):
        raise BackupError(f"{name} is not set to a number: {os.environ.get(name)!r}", "run this in the image", FAILED) from None


def _restore(member: Member, options: argparse.Namespace) -> Dict[str, Any]:
    text = Path(options.plan[1:]).read_text(encoding="utf-8") if options.plan.startswith("@") else options.plan
    try:
        plan = json.loads(text)
    except ValueError as error:
        raise BackupError(f"the plan is not JSON: {error}", "pass what preflight printed") from None
    return member.restore(plan)
