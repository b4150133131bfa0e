package io.pgcluster.model.postgres;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A major version of PostgreSQL that clusters can be built with.
 *
 * @param major 12 to 19
 */
public record PostgresVersion(@JsonValue int major) implements Comparable<PostgresVersion> {
    /** The oldest supported major version. */
    public static final int OLDEST = 12;

    /** The newest supported major version; it may be a pre-release, see {@link #isPreRelease}. */
    public static final int NEWEST = 19;

    /** Day of each major version's last minor release, as the PostgreSQL project announces it. */
    private static final Map<Integer, LocalDate> END_OF_LIFE = Map.of(
            12, LocalDate.of(2024, 11, 21),
            13, LocalDate.of(2025, 11, 13),
            14, LocalDate.of(2026, 11, 12),
            15, LocalDate.of(2027, 11, 11),
            16, LocalDate.of(2028, 11, 9),
            17, LocalDate.of(2029, 11, 8),
            18, LocalDate.of(2030, 11, 14),
            19, LocalDate.of(2031, 11, 13));

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

    /** Whether this is {@code other} or newer. */
    public boolean isAtLeast(PostgresVersion other) {
        return isAtLeast(other.major);
    }

    /** The release that this version's parameters were recorded from, such as {@code 18.6} or {@code 19rc1}. */
    public String recordedRelease() {
        return RecordedReleases.of(this);
    }

    /** Whether no final release was recorded yet: a beta version or a release candidate, which may still change. */
    public boolean isPreRelease() {
        return !RecordedReleases.isFinal(recordedRelease());
    }

    /** The newest version of which a final release is recorded. */
    public static PostgresVersion newestFinal() {
        return all().stream()
                .filter(version -> !version.isPreRelease())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The day of the last minor release: from then on this version gets no fixes for bugs or security holes. */
    public LocalDate endOfLife() {
        return Objects.requireNonNull(END_OF_LIFE.get(major), "every supported version has its day");
    }

    /** Whether this version gets no more fixes on this day. */
    public boolean isEndOfLife(LocalDate today) {
        return !today.isBefore(endOfLife());
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
