package io.pgcluster.exporter.metric;

import java.util.Locale;

/** Why a sample is not shown. */
public enum DropReason {
    /** Another sample has the same name and labels. */
    DUPLICATE,
    /** Its family is described twice, and differently. */
    CONFLICT,
    /** Its value is not a number. */
    MALFORMED,
    /** Its family has more series than allowed. */
    OVER_LIMIT,
    /** All the memory that samples may take was taken. */
    MEMORY;

    /** As the value of a label. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
