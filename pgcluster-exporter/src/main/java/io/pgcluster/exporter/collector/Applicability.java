package io.pgcluster.exporter.collector;

/** Whether a collector has anything to do on a server, and why not. */
public sealed interface Applicability {
    /** It runs. */
    record Applies() implements Applicability {}

    /**
     * It is skipped, which is not a failure.
     *
     * @param reason for the metric of skipped collectors
     * @param detail what is missing and how to get it, for messages
     */
    record Skipped(SkipReason reason, String detail) implements Applicability {}

    /** It runs. */
    static Applicability applies() {
        return new Applies();
    }

    /** It is skipped. */
    static Applicability skipped(SkipReason reason, String detail) {
        return new Skipped(reason, detail);
    }
}
