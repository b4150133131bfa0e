package io.pgcluster.exporter.exposition;

/** Numbers as Prometheus reads them. */
final class Numbers {
    /** Up to here each whole number is a double of its own. */
    private static final double MAX_EXACT = 1L << 53;

    private Numbers() {}

    static boolean isWhole(double value) {
        return Math.abs(value) <= MAX_EXACT && value == (long) value;
    }

    /** The shortest form in which the value reads back. */
    static String text(double value) {
        if (isWhole(value)) {
            return Long.toString((long) value);
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return Double.toString(value);
    }
}
