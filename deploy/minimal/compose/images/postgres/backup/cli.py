"""The command line: `pgcluster-backup COMMAND`. Answers go to standard output, everything else to standard error."""
from __future__ import annotations

import argparse
import signal
import sys
from types import FrameType
from typing import Optional, Sequence

from . import host_commands, load_commands, member_commands
from .errors import BackupError


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="pgcluster-backup", description="Backups of a PostgreSQL cluster with pgBackRest.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    host_commands.add(commands)
    member_commands.add(commands)
    load_commands.add(commands)
    options = parser.parse_args(arguments)
    # A container that is stopped sends SIGTERM: what was begun is still put back.
    signal.signal(signal.SIGTERM, _terminated)
    try:
        result: int = options.action(options)
        return result
    except BackupError as error:
        print(f"pgcluster-backup {options.command}: {error.text()}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        return 130


def _terminated(number: int, frame: Optional[FrameType]) -> None:
    raise SystemExit(128 + number)
