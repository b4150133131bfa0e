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

        @Doc(
                value =
                        "Give up archiving beyond this backlog rather than fill the WAL volume; breaks PITR until the next backup.",
                example = "8Gi")
        Optional<MemorySize> queueMaximum) {}
