package io.pgcluster.monitoring.lint;

/**
 * A rule that a dashboard breaks.
 *
 * @param where dashboard and panel
 */
record Finding(String rule, String where, String what) {
    @Override
    public String toString() {
        return rule + ": " + where + ": " + what;
    }
}
