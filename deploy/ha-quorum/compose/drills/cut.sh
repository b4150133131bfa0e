#!/bin/sh
# Disconnects the primary from all networks, then connects it again under its names.
inject() { docker network disconnect "${PROJECT}_cluster" "$1" && docker network disconnect "${PROJECT}_front" "$1"; }
undo() {
    name=${1#"$PROJECT-"} name=${name%-1}
    docker network connect --alias "$name" --alias "$name.cluster" "${PROJECT}_cluster" "$1"
    docker network connect --alias "$name" "${PROJECT}_front" "$1"
}
. "$(dirname "$0")/common.sh"
drill "$BOUND_CUT" "$LOSS_CUT"
