"""Commands of the backup host."""
from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from . import info, listing, lock, names, target, timestamps, transfer
from .config import JOBS
from .errors import FAILED, BackupError
from .extract import Extract, add_options, extract
from .host import Host
from .paths import Paths
from .preflight import Window, refusal_json
from .server import say

Commands = Any  # argparse names its type for sub-commands with an underscore


def add(commands: Commands) -> None:
    _add(commands, "serve", _serve, "the backup host's main program: TLS server, schedule, status files")
    run = _add(commands, "run", _run, "run a job now; exit code 75 if another run holds the lock")
    run.add_argument("job", choices=JOBS)
    _add(commands, "list", _list, "the backups in the repositories").add_argument("--json", action="store_true")
    _add(commands, "window", _window, "the points in time that can be restored").add_argument("--json", action="store_true")
    plan = _add(commands, "preflight", _preflight, "whether and how a target can be restored, as JSON; exit code 1 if not")
    target.add_options(plan)
    plan.add_argument("--json", action="store_true", help="the only form there is")
    take = _add(commands, "extract", _extract, "take a table, a schema or a database out of the backups, as of a target: into files,"
                " or with --into to standard output, for load on the primary")
    target.add_options(take)
    add_options(take)
    take.add_argument("--check", action="store_true", help="only say whether the target can be restored, as preflight does")
    take.add_argument("--output", type=Path, metavar="DIRECTORY", help="default: a new one below extracts/")


def _add(commands: Commands, name: str, action: Any, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(action=action)
    return parser


def _serve(options: argparse.Namespace) -> int:
    from .serve import main as serve  # the schedule's libraries are only loaded where there is a schedule

    return serve(Host(Paths()))


def _run(options: argparse.Namespace) -> int:
    Host(Paths()).runner.run(options.job, "operator")
    return 0


def _list(options: argparse.Namespace) -> int:
    found = info.read(Host(Paths()).pgbackrest)
    print(_text(listing.as_json(found)) if options.json else listing.as_table(found))
    return 0


def _window(options: argparse.Namespace) -> int:
    windows = Host(Paths()).examination.windows()
    if options.json:
        print(_text({"windows": [window.as_json() for window in windows]}))
    else:
        print(listing.table(("repository", "timeline", "after", "before", "missing WAL"), [_row(window) for window in windows]))
    return 0


def _row(window: Window) -> "list[str]":
    shown = window.as_json()
    return [str(shown[key] or "-") for key in ("repository", "timeline", "from", "to", "missingWal")]


def _preflight(options: argparse.Namespace) -> int:
    try:
        print(_text(Host(Paths()).examination.plan(target.of(options))))
        return 0
    except BackupError as error:
        print(_text(refusal_json(error)))
        return FAILED


def _extract(options: argparse.Namespace) -> int:
    what = Extract.of(options.database, options.schema, options.table)
    if options.check:
        return _preflight(options)
    host = Host(Paths())
    if options.into is not None:
        return _send(host, what, options)
    output = options.output or host.paths.extracts / timestamps.now().strftime("%Y%m%dT%H%M%SZ")
    with lock.held(host.paths.operation_lock, f"extract of {what} (operator)"):
        answer = extract(host.examination, host.config, what, target.of(options), output, host.pgbackrest, say)
    print(_text(answer))
    return 0


def _send(host: Host, what: Extract, options: argparse.Namespace) -> int:
    with lock.held(host.paths.operation_lock, f"extract of {what} (operator)"):
        transfer.send(host.examination, host.config, what, names.single(options.into, "name"), target.of(options), host.pgbackrest,
                      say, transfer.standard_output())
    return 0


def _text(answer: Any) -> str:
    return json.dumps(answer, indent=1)
