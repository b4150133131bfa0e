#!/bin/sh
# Kills the primary's container, as if its node were lost, and starts it again at the end.
inject() { docker kill "$1"; }
undo() { docker start "$1"; }
. "$(dirname "$0")/common.sh"
drill "$BOUND_KILL" "$LOSS_KILL"
