package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.exporter.collector.WhenMissing;
import io.pgcluster.model.spec.Doc;

/** What it is that a server lacks what a collector reads, as it is written. */
public enum MissingWord {
    /** A failure. */
    @JsonProperty("fail")
    @Doc("A failure; but if other databases have the table or function, those that do not are skipped.")
    FAIL(WhenMissing.FAIL),
    /** No failure. */
    @JsonProperty("skip")
    @Doc("No failure: the collector is skipped there, and that is counted.")
    SKIP(WhenMissing.SKIP);

    private final WhenMissing meaning;

    MissingWord(WhenMissing meaning) {
        this.meaning = meaning;
    }

    /** What it means. */
    public WhenMissing meaning() {
        return meaning;
    }
}
