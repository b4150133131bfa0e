package io.pgcluster.model.spec;

import java.util.Optional;

/** How long backups are kept. */
public record RetentionSpec(
        @Doc(value = "Days that full backups and the WAL since are kept.", min = 1, max = 3650)
        int days,

        @Doc(value = "Keep at least this many full backups, however old.", min = 1, max = 1000)
        Optional<Integer> fullBackups) {}
