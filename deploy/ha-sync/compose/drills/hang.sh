#!/bin/sh
# Freezes the primary for longer than its lease, then wakes it up.
inject() { docker pause "$1"; }
undo() { docker unpause "$1"; }
. "$(dirname "$0")/common.sh"
drill "$BOUND_HANG" "$LOSS_HANG"
