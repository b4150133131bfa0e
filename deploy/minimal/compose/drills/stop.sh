#!/bin/sh
# Shuts the primary down cleanly, and starts it again at the end.
inject() { docker stop --time 60 "$1"; }
undo() { docker start "$1"; }
. "$(dirname "$0")/common.sh"
drill "$BOUND_STOP" "$LOSS_STOP"
