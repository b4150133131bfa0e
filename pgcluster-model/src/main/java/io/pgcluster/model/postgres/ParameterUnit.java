package io.pgcluster.model.postgres;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The unit in which a server keeps a parameter, in the words of {@code pg_settings.unit}; a value written without a unit
 * counts in it. {@code 8kB} is a disk block, of which PostgreSQL packages have that size without exception.
 */
public enum ParameterUnit {
    BYTE("B", true, 1),
    KILOBYTE("kB", true, 1L << 10),
    BLOCK("8kB", true, 8L << 10),
    MEGABYTE("MB", true, 1L << 20),
    MILLISECOND("ms", false, 1_000),
    SECOND("s", false, 1_000_000),
    MINUTE("min", false, 60_000_000);

    private final String label;
    private final boolean memory;
    private final long size;

    ParameterUnit(String label, boolean memory, long size) {
        this.label = label;
        this.memory = memory;
        this.size = size;
    }

    /** The unit that {@code pg_settings} calls by this word; throws {@link IllegalArgumentException} for any other. */
    public static ParameterUnit of(String label) {
        return Arrays.stream(values())
                .filter(unit -> unit.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + label + "\" is not a unit of pg_settings"));
    }

    /** The word that {@code pg_settings} uses. */
    public String label() {
        return label;
    }

    /** Whether values are amounts of memory or disk; they are durations otherwise. */
    public boolean isMemory() {
        return memory;
    }

    /** How many bytes one of this unit is, or how many microseconds. */
    public long size() {
        return size;
    }

    /** The units that may follow a number, for messages: {@code B, kB, MB, GB, TB}. */
    String suffixList() {
        return suffixes().stream().map(Suffix::text).collect(Collectors.joining(", "));
    }

    /** The suffix that differs from {@code written} only in upper and lower case, or is Kubernetes' way to write it. */
    Optional<String> similarSuffix(String written) {
        String letters = written.endsWith("i") ? written.substring(0, written.length() - 1) + "B" : written;
        return suffixes().stream()
                .map(Suffix::text)
                .filter(text -> text.equalsIgnoreCase(letters))
                .findFirst();
    }

    /**
     * Converts a number with a suffix into this unit, or empty if the suffix is not one of this unit's. A fraction is
     * rounded to the next smaller suffix, as the server does: 30.1GB counts as 30822MB.
     */
    Optional<Double> convert(double number, String suffix) {
        for (int i = 0; i < suffixes().size(); i++) {
            if (suffixes().get(i).text().equals(suffix)) {
                double converted = number * factor(i);
                return Optional.of(i == 0 ? converted : Math.rint(converted / factor(i - 1)) * factor(i - 1));
            }
        }
        return Optional.empty();
    }

    /** A count of this unit in the largest suffix that shows it exactly: 16 blocks are 128kB. */
    String display(long count) {
        if (count <= 0) {
            return Long.toString(count);
        }
        for (int i = suffixes().size() - 1; i >= 0; i--) {
            Suffix suffix = suffixes().get(i);
            if (Math.multiplyExact(count, size) % suffix.size() == 0) {
                return count * size / suffix.size() + suffix.text();
            }
        }
        throw new IllegalStateException(label + " has no suffix of size one");
    }

    private double factor(int index) {
        long suffixSize = suffixes().get(index).size();
        // One exact division each way: the server's own constants are made like this, and rounding must agree.
        long ratio = Math.max(size, suffixSize) / Math.min(size, suffixSize);
        return suffixSize >= size ? ratio : 1.0 / ratio;
    }

    private List<Suffix> suffixes() {
        return memory ? Suffix.MEMORY : Suffix.TIME;
    }

    /** Text behind a number, and its size in bytes or microseconds; in lists from small to large. */
    private record Suffix(String text, long size) {
        static final List<Suffix> MEMORY = List.of(
                new Suffix("B", 1),
                new Suffix("kB", 1L << 10),
                new Suffix("MB", 1L << 20),
                new Suffix("GB", 1L << 30),
                new Suffix("TB", 1L << 40));
        static final List<Suffix> TIME = List.of(
                new Suffix("us", 1),
                new Suffix("ms", 1_000),
                new Suffix("s", 1_000_000),
                new Suffix("min", 60_000_000),
                new Suffix("h", 3_600_000_000L),
                new Suffix("d", 86_400_000_000L));
    }
}
