package io.pgcluster.cli.command;

import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.backup.RecoveryTarget;
import io.pgcluster.operate.backup.RecoveryTarget.Kind;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code restore} is asked to do: one of these. */
final class RestoreTarget {
    @Option(
            names = "--to-time",
            paramLabel = "TIME",
            description = {
                "Restore what was committed up to TIME, which is ISO 8601 with a time zone: 2026-11-28T04:30:00Z or",
                "2026-11-28T13:30:00+09:00."
            })
    private @Nullable String time;

    @Option(names = "--to-backup", paramLabel = "LABEL", description = "Restore the end of a backup of backup list.")
    private @Nullable String backup;

    @Option(names = "--to-lsn", paramLabel = "LSN", description = "Restore up to a WAL position, such as 0/3000148.")
    private @Nullable String lsn;

    @Option(
            names = "--to-name",
            paramLabel = "NAME",
            description = "Restore a point that was made with pg_create_restore_point('NAME').")
    private @Nullable String name;

    @Option(names = "--latest", description = "Restore everything that was archived.")
    private boolean latest;

    @Option(names = "--resume", description = "Go on with a restore that was interrupted.")
    private boolean resume;

    @Option(names = "--undo", description = "Bring back the data of before the last restore.")
    private boolean undo;

    @Option(names = "--forget", description = "Remove the data of before the last restore, for ever.")
    private boolean forget;

    boolean isResume() {
        return resume;
    }

    boolean isUndo() {
        return undo;
    }

    boolean isForget() {
        return forget;
    }

    /** The target that was named. */
    RecoveryTarget target(OptionalInt timeline) {
        if (time != null) {
            return new RecoveryTarget(Kind.TIME, utc(time), timeline);
        }
        if (backup != null) {
            return new RecoveryTarget(Kind.BACKUP, backup, timeline);
        }
        if (lsn != null) {
            return new RecoveryTarget(Kind.LSN, lsn, timeline);
        }
        if (name != null) {
            return new RecoveryTarget(Kind.NAME, name, timeline);
        }
        if (latest) {
            return new RecoveryTarget(Kind.LATEST, "", timeline);
        }
        throw new IllegalStateException("no target was named");
    }

    /** A time without a zone would be read differently by different readers. */
    private static String utc(String text) {
        try {
            OffsetDateTime parsed = OffsetDateTime.parse(text.strip().replaceFirst(" ", "T"));
            return DateTimeFormatter.ISO_INSTANT.format(parsed.withOffsetSameInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw CliException.of(
                    ExitCode.USAGE,
                    "--to-time: found \"" + text + "\", expected a time with its zone, such as 2026-11-28T04:30:00Z",
                    "for a local time, add its distance from UTC: 2026-11-28T13:30:00+09:00",
                    e);
        }
    }
}
