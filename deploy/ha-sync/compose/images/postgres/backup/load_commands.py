"""Commands on the primary: loading what the backup host took out of the backups."""
from __future__ import annotations

import argparse
import json
import sys
from typing import Any, Callable, Dict

from . import extract, load_check, names, target, timestamps
from .errors import BackupError
from .extract import Extract
from .listing import table
from .live import Live
from .loading import Loader
from .server import say

Commands = Any  # argparse names its type for sub-commands with an underscore
Answer = Dict[str, Any]


def add(commands: Commands) -> None:
    check = _add(commands, "load-check", _check, _name,
                 "whether something can be loaded here, and under which name; changes nothing")
    extract.add_options(check)
    target.add_options(check)
    load = _add(commands, "load", _load, _report, "load what extract --into sends, from standard input: all of it or nothing")
    load.add_argument("--owner", help="the owner of what was loaded if the former one is gone or a superuser")


def _add(commands: Commands, name: str, action: Callable[[argparse.Namespace], Answer], plain: Callable[[Answer], str],
         text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(action=lambda options: _answer(action, plain, options))
    parser.add_argument("--superuser", default="postgres", help="the role that initdb made")
    parser.add_argument("--plain", action="store_true", help="answer with text instead of JSON")
    return parser


def _answer(action: Callable[[argparse.Namespace], Answer], plain: Callable[[Answer], str], options: argparse.Namespace) -> int:
    """The answer is JSON in both cases, for the program that asked; the exit code tells them apart."""
    if options.plain:
        print(plain(action(options)))
        return 0
    try:
        print(json.dumps(action(options), indent=1))
        return 0
    except BackupError as error:
        print(json.dumps({"ok": False, "problem": error.problem, "hint": error.hint}, indent=1))
        return error.code


def _check(options: argparse.Namespace) -> Answer:
    what = Extract.of(options.database, options.schema, options.table)
    moment = timestamps.parse(options.to_time) if options.to_time else timestamps.now()
    into = load_check.checked_into(options.into, names.default(moment, what.table or what.schema or what.database))
    return Loader(Live(options.superuser), say).check(what, into)


def _name(answer: Answer) -> str:
    return str(answer["into"])


def _load(options: argparse.Namespace) -> Answer:
    return Loader(Live(options.superuser), say, options.owner).load(sys.stdin.fileno())


def _report(answer: Answer) -> str:
    rows = [[f"{one['schema']}.{one['table']}", str(one["rowsThen"]), str(one["rowsLoaded"]),
             "-" if one["rowsNow"] is None else str(one["rowsNow"])] for one in answer["tables"]]
    lines = [f"{answer['into']} is loaded, as of {answer['target'] or answer['type']}; its owner is {answer['owner']}",
             table(("table", "rows then", "rows loaded", "rows live now"), rows)]
    lines += [f"left out: {note}" for note in answer["leftOut"]]
    if answer["statements"]:
        lines += ["compare, or copy back what you need; read each statement before you run it:", *answer["statements"]]
    return "\n".join(lines)
