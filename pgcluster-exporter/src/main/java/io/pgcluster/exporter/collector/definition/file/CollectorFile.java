package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import io.pgcluster.model.value.TimeSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One collector as it is written. */
public record CollectorFile(
        @Doc(value = "Its name, by which it is switched and labelled.", example = "stat_archiver")
        String name,

        @Doc(value = "Whether it runs by default; true if not given.", example = "true")
        Optional<Boolean> enabled,

        @Doc(
                value =
                        "Whether it also runs by default where the exporter's setting compatibility is on; false if not given.",
                example = "true")
        Optional<Boolean> compatibility,

        @Doc(value = "Whether it reads the same in every database, or each database's own.", example = "cluster")
        ScopeWord scope,

        @Doc(value = "How long a result is shown again before it is read again.", example = "5m")
        Optional<TimeSpan> ttl,

        @Doc(value = "How long it may run.", example = "2s") Optional<TimeSpan> timeout,

        @Doc(
                value =
                        "What it is that a server lacks what the queries read, or that the user may not read it; fail if not given.",
                example = "skip")
        @JsonProperty("when_missing")
        Optional<MissingWord> whenMissing,

        @Doc("Values that the queries take and people may change, by name.")
        Optional<Map<String, ParameterSpec>> parameters,

        @Doc("What it reads; each query whose conditions hold is run, in this order.")
        List<QuerySpec> queries) {}
