package io.pgcluster.model.spec;

import io.pgcluster.model.value.TimeSpan;
import java.util.Optional;

/** What alerts compare with, and where dashboards draw their lines. */
public record ThresholdsSpec(
        @Doc("Share of the connections that clients without a reserved one may use, in percent.")
        PercentLimitsSpec connectionsUsed,

        @Doc("Age of the last transaction that a standby has replayed while there is WAL to replay.")
        TimeLimitsSpec replicationLag,

        @Doc("WAL that a standby has not replayed yet.") SizeLimitsSpec replicationLagSize,

        @Doc("WAL that one replication slot keeps.") SizeLimitsSpec slotRetained,

        @Doc("Age of the session that has been idle in a transaction for longest.")
        TimeLimitsSpec idleInTransaction,

        @Doc("Age of the oldest transaction of a client.") TimeLimitsSpec longTransaction,

        @Doc(value = "Duration of the longest statement of a client (warning only).", example = "30m")
        TimeSpan longQuery,

        @Doc("The longest wait for a lock.") TimeLimitsSpec lockWait,

        @Doc("Share of the transaction or multixact ids that are used up before writes are refused, in percent.")
        PercentLimitsSpec wraparound,

        @Doc("Time since a WAL file was archived, while WAL is written or archiving fails.")
        TimeLimitsSpec archiveAge,

        @Doc(
                value = "Time since the last backup of any type. Derived from the schedules by default.",
                example = "{warning: 26h, critical: 50h}")
        Optional<TimeLimitsSpec> backupAge,

        @Doc(
                value = "Time since the last full backup. Derived from its schedule by default.",
                example = "{warning: 26h, critical: 50h}")
        Optional<TimeLimitsSpec> fullBackupAge,

        @Doc("How long the first client in a pooler's queue has waited for a server connection.")
        TimeLimitsSpec poolerWait,

        @Doc("Free share of a file system, in percent: critical is below warning.")
        PercentLimitsSpec diskFree) {}
