package io.pgcluster.monitoring.threshold;

/** Refuses constants that no alert can be right with, naming the field. */
final class Checks {
    private Checks() {}

    static void positive(String field, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(field + " must be more than 0, found " + value);
        }
    }

    static void positive(String field, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(field + " must be more than 0, found " + value);
        }
    }

    static void share(String field, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    field + " must be a share of more than 0 and at most 1, such as 0.8, found " + value);
        }
    }

    static void objective(String field, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(field
                    + " must be an objective of more than 0 and less than 1, such as 0.999, since no error budget is left at 1, found "
                    + value);
        }
    }

    static <T extends Comparable<T>> void rising(T warning, T critical) {
        if (warning.compareTo(critical) >= 0) {
            throw new IllegalArgumentException("the critical limit must be above the warning limit, found warning "
                    + warning + " and critical " + critical);
        }
    }

    static <T extends Comparable<T>> void falling(T warning, T critical) {
        if (warning.compareTo(critical) <= 0) {
            throw new IllegalArgumentException(
                    "of what remains, the critical limit must be below the warning limit, found warning " + warning
                            + " and critical " + critical);
        }
    }
}
