#!/bin/sh
# Kills the primary's server process, which cannot clean up; Patroni stays.
inject() { docker exec "$1" sh -c 'kill -9 "$(head -n 1 "$PGDATA/postmaster.pid")"'; }
undo() { :; }
. "$(dirname "$0")/common.sh"
drill "$BOUND_CRASH" "$LOSS_CRASH"
