#!/bin/sh
# Writes rows for $1 seconds, one transaction each, and prints number and time (ms) of each acknowledged row.
end=$(($(date +%s) + $1)) row=0
while [ "$(date +%s)" -lt "$end" ]; do
    row=$((row + 1))
    psql -Xqc "INSERT INTO pgcluster_drill.rows VALUES ($row)" && echo "$row $(date +%s%3N)"
done
echo "0 $(date +%s%3N)"
