"""The command line: `pgcluster-backup COMMAND`. Answers go to standard output, everything else to standard error."""
from __future__ import annotations

import argparse
import json
import sys
from typing import Any, Callable, Dict, Sequence

from . import info, listing
from .config import JOBS
from .errors import BackupError
from .host import Host
from .paths import Paths
from .server import TlsServer

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    try:
        return COMMANDS[options.command](options)
    except BackupError as error:
        print(f"pgcluster-backup {options.command}: {error.text()}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pgcluster-backup", description="Backups of a PostgreSQL cluster with pgBackRest.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("serve", help="the backup host's main program: TLS server, schedule, status files")
    commands.add_parser("member", help="the TLS server next to a member")
    run = commands.add_parser("run", help="run a job now; exit code 75 if another run holds the lock")
    run.add_argument("job", choices=JOBS)
    show = commands.add_parser("list", help="the backups in the repositories")
    show.add_argument("--json", action="store_true")
    return parser


def _serve(options: argparse.Namespace) -> int:
    from .serve import main as serve  # the schedule's libraries are only loaded where there is a schedule

    return serve(Host(Paths()))


def _member(options: argparse.Namespace) -> int:
    TlsServer(Paths().certificates).run()
    return 0


def _run(options: argparse.Namespace) -> int:
    Host(Paths()).runner.run(options.job, "operator")
    return 0


def _list(options: argparse.Namespace) -> int:
    found = info.read(Host(Paths()).pgbackrest)
    print_answer(listing.as_json(found)) if options.json else print(listing.as_table(found))
    return 0


def print_answer(answer: Any) -> None:
    print(json.dumps(answer, indent=1))


COMMANDS: Dict[str, Command] = {"serve": _serve, "member": _member, "run": _run, "list": _list}
