package io.pgcluster.operate.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Up to where a restore replays WAL.
 *
 * @param kind how the target is named
 * @param value the target; empty if the kind needs none
 * @param timeline the timeline to follow; the newest if empty
 */
public record RecoveryTarget(Kind kind, String value, OptionalInt timeline) {
    /** How a target is named. */
    public enum Kind {
        /** Everything that was archived. */
        LATEST("--latest"),
        /** What was committed up to a time, which is given as ISO 8601 in UTC. */
        TIME("--to-time"),
        /** The end of a backup, by its label. */
        BACKUP("--to-backup"),
        /** A position in the WAL. */
        LSN("--to-lsn"),
        /** A restore point that was made with pg_create_restore_point. */
        NAME("--to-name");

        private final String option;

        Kind(String option) {
            this.option = option;
        }
    }

    /** The target as arguments of the program on the backup host, and of the command line. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(kind.option));
        if (kind != Kind.LATEST) {
            arguments.add(value);
        }
        timeline.ifPresent(number -> arguments.addAll(List.of("--timeline", String.valueOf(number))));
        return arguments;
    }

    /** The target for people. */
    public String describe() {
        String text =
                switch (kind) {
                    case LATEST -> "the end of the archive";
                    case TIME -> value;
                    case BACKUP -> "the end of backup " + value;
                    case LSN -> "WAL position " + value;
                    case NAME -> "restore point " + value;
                };
        return timeline.isPresent() ? text + " on timeline " + timeline.getAsInt() : text;
    }
}
