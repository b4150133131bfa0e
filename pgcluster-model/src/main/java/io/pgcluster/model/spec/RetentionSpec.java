package io.pgcluster.model.spec;

import java.util.Optional;

/** How long backups are kept. */
public record RetentionSpec(
        @Doc(
                value =
                        "Recovery is possible to any point in time within this many days; what only older points need is removed.",
                min = 1,
                max = 3650)
        int days,

        @Doc(value = "Keep at least this many full backups, however old.", min = 1, max = 1000)
        Optional<Integer> fullBackups,

        @Doc(
                value = "Keep at most this many differential backups; all whose full backup is kept by default.",
                min = 1,
                max = 1000)
        Optional<Integer> differentialBackups) {}
