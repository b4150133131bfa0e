package io.pgcluster.model.postgres;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A major version of PostgreSQL that clusters can be built with.
 *
 * @param major 12 to 18
 */
public record PostgresVersion(@JsonValue int major) implements Comparable<PostgresVersion> {
    /** The oldest supported major version. */
    public static final int OLDEST = 12;

    /** The newest supported major version. */
    public static final int NEWEST = 18;

    /** Refuses other versions. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PostgresVersion {
        if (major < OLDEST || major > NEWEST) {
            throw new IllegalArgumentException(
                    "PostgreSQL " + major + " is not supported, expected " + OLDEST + " to " + NEWEST);
        }
    }

    /** Every supported version, oldest first. */
    public static List<PostgresVersion> all() {
        return IntStream.rangeClosed(OLDEST, NEWEST)
                .mapToObj(PostgresVersion::new)
                .toList();
    }

    /** Whether this is {@code major} or newer. */
    public boolean isAtLeast(int other) {
        return major >= other;
    }

    @Override
    public int compareTo(PostgresVersion other) {
        return Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return Integer.toString(major);
    }
}
