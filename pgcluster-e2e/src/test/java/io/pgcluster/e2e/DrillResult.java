package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a drill tells programs. The drill itself holds the outage against the plan's bound, the rows against the acknowledgements, and the
 * servers that acknowledged against each other; here it is only believed when it shows that clients wrote, and that the fault was felt.
 */
record DrillResult(JsonNode report) {
    private static final long FEWEST_ROWS = 200;

    /** Every bound of the plan held, and the drill is {@link #complete}. */
    DrillResult withinBounds() {
        assertThat(report.path("breaches").isArray()).as("bounds were compared").isTrue();
        assertThat(report.path("breaches"))
                .as("bounds of the plan that did not hold")
                .isEmpty();
        return complete();
    }

    /** Clients wrote, and every member came back on one timeline. */
    DrillResult complete() {
        assertThat(report.path("acknowledged").asLong()).as("rows acknowledged").isGreaterThan(FEWEST_ROWS);
        assertThat(report.has("recoverySeconds"))
                .as("every member back on one timeline")
                .isTrue();
        return this;
    }

    /** Not one acknowledged row is missing. */
    DrillResult withoutLoss() {
        assertThat(report.path("lost").asLong(-1)).as("acknowledged rows lost").isZero();
        return this;
    }

    /** The plan promises an end of the outage within {@code longest} seconds, and the fault interrupted writes for {@code shortest} at least. */
    DrillResult interruptedFor(double shortest, double longest) {
        assertThat(report.path("outageSeconds").asDouble(-1))
                .as("seconds without a write")
                .isBetween(shortest, longest);
        return promising(longest);
    }

    /** The plan promises an end of the outage within {@code longest} seconds. */
    DrillResult promising(double longest) {
        assertThat(report.path("outageBoundSeconds").asDouble(-1))
                .as("the plan's promise")
                .isBetween(1.0, longest);
        return this;
    }

    /** A member was promoted so often, and no server acknowledged a row after another had taken over. */
    DrillResult promoted(long times) {
        assertThat(report.path("promotions").asLong(-1)).as("promotions").isEqualTo(times);
        assertThat(report.path("takeovers").asLong(Long.MAX_VALUE))
                .as("times that another server acknowledged than before: more than promotions means two primaries")
                .isLessThanOrEqualTo(times);
        return this;
    }
}
