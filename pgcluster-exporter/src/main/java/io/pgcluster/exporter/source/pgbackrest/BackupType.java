package io.pgcluster.exporter.source.pgbackrest;

import java.util.Arrays;
import java.util.Locale;

/** How much a backup copies; one that is more complete stands in for those after it. */
enum BackupType {
    /** Everything. */
    FULL('F'),
    /** What has changed since the last full one. */
    DIFF('D'),
    /** What has changed since the last one of any type. */
    INCR('I');

    private final char suffix;

    BackupType(char suffix) {
        this.suffix = suffix;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the label of a backup says that it is one of these. */
    boolean names(String label) {
        return !label.isEmpty() && label.charAt(label.length() - 1) == suffix;
    }

    /** Whether {@code label} is one of these types. */
    static boolean isKnown(String label) {
        return Arrays.stream(values()).anyMatch(type -> type.label().equals(label));
    }

    /** Whether a backup of type {@code other} serves where this one is asked for. */
    boolean isServedBy(String other) {
        for (BackupType type : values()) {
            if (type.label().equals(other)) {
                return type.compareTo(this) <= 0;
            }
        }
        return false;
    }
}
