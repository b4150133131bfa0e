package io.pgcluster.model.spec;

import io.pgcluster.model.value.MemorySize;
import io.pgcluster.model.value.TimeSpan;
import java.util.Optional;

/** Continuous archiving of WAL. */
public record WalArchivingSpec(
        @Doc("Archive every WAL segment.") boolean enabled,

        @Doc(
                value = "A segment is closed and archived after this long even if not full: the RPO of the archive.",
                example = "60s")
        TimeSpan timeout,

        @Doc("What gives way when WAL cannot be archived for long: the database or recovery.")
        ArchivePolicy policy,

        @Doc(
                value =
                        "Maximum WAL that may wait to be archived (policy protect-database). By default derived from the space for"
                                + " WAL.",
                example = "8Gi")
        Optional<MemorySize> queueMaximum) {}
