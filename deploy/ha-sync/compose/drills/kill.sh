#!/bin/sh
# Kills the primary's container, as when its node is lost; started again at the end.
inject() { docker kill "$1"; }
undo() { docker start "$1"; }
. "$(dirname "$0")/common.sh"
drill "$BOUND_KILL" "$LOSS_KILL"
