# shellcheck shell=sh
# Sourced by the drills, which inject a fault and undo it while a client writes rows; then the acknowledged rows are counted.
cd "$(dirname "$0")/.." || exit 1
# shellcheck source=/dev/null
. drills/cluster.env
PGPASSWORD=$(cat "secrets/$PASSWORD_FILE") || exit 1
export PGPASSWORD LC_ALL=C && work=$(mktemp -d) || exit 1
client() { # in a separate container, as a user that may read the secrets; the password is not passed as an argument
    docker run --rm --interactive --network "${PROJECT}_front" --user "$(id -u)" --volume "$PWD/secrets/ca.crt:/ca.crt:ro" \
        --env PGPASSWORD --env PGHOST --env PGPORT --env PGUSER --env PGDATABASE --env PGSSLMODE=verify-full \
        --env PGSSLROOTCERT=/ca.crt --env PGCONNECT_TIMEOUT=3 --entrypoint sh "$IMAGE" "$@"
}
rest() { docker exec "$PROJECT-$1-1" curl -fsS --max-time 3 --cacert /tls/control-ca.crt "https://localhost:8008/$2" 2>/dev/null; }
primary() { for member in $MEMBERS; do if rest "$member" primary >/dev/null; then echo "$member"; return; fi; done; return 1; }
healthy() { rest "$(primary)" cluster | grep -oE '"state": "(running|streaming)"' | wc -l | grep -qx "$COUNT"; }
drill() { # $1 longest outage that the plan allows, in seconds; $2 rows that may be lost: 0, or another text for any number
    if ! member=$(primary) || ! healthy; then echo "the cluster is not healthy: see docker compose ps" >&2; exit 1; fi
    trap 'undo "$PROJECT-$member-1" >/dev/null 2>&1; rm -rf "$work"' EXIT
    # A schema owned by another role cannot be dropped, so the objects in it are never used.
    client -c "psql -Xqv ON_ERROR_STOP=1 -c 'DROP SCHEMA IF EXISTS pgcluster_drill CASCADE' -c 'CREATE SCHEMA pgcluster_drill' -c 'CREATE TABLE pgcluster_drill.rows (id int)'" 2>"$work/error" || { cat "$work/error" >&2; exit 1; }
    client -s "$WRITE_SECONDS" <drills/writer.sh >"$work/acked" 2>/dev/null & sleep 5
    echo "fault: $(basename "$0" .sh) of $member"; inject "$PROJECT-$member-1" >/dev/null
    sleep "$HOLD_SECONDS"; undo "$PROJECT-$member-1" >/dev/null; wait
    limit=$(($(date +%s) + 180)); until healthy; do [ "$(date +%s)" -lt "$limit" ] || { echo "not healthy after 180 s" >&2; exit 1; }; sleep 1; done
    client -c "psql -XAtqc 'SELECT id FROM pgcluster_drill.rows' -c 'DROP SCHEMA pgcluster_drill CASCADE'" 2>/dev/null | sort >"$work/kept"
    lost=$(awk '$1 { print $1 }' "$work/acked" | sort | comm -23 - "$work/kept" | wc -l)
    awk -v lost="$lost" -v bound="$1" -v loss="$2" 'NR > 1 && $2 - last > gap { gap = $2 - last } $1 { rows++ } { last = $2 }
        END { printf "outage %.1f s (plan: at most %s s), %d rows acknowledged, %d lost (plan: %s)\n", gap / 1000, bound, rows, lost, loss
              exit gap / 1000 > bound || (loss == "0" && lost > 0) }' "$work/acked"
}
