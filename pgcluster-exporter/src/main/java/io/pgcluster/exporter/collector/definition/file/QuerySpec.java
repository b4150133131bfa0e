package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import java.util.List;
import java.util.Optional;

/** One query and what its columns become. */
public record QuerySpec(
        @Doc("Where it is run; everywhere if not given.") Optional<Conditions> when,

        @Doc(value = "Columns that become labels of all its metrics; NULL becomes empty.", example = "[datname]")
        Optional<List<String>> labels,

        @Doc(
                value = "One statement. ${name} is a parameter, bound as a value.",
                example = "SELECT archived_count FROM pg_stat_archiver")
        String sql,

        @Doc(
                value =
                        "Whether it may change data; it then runs in a transaction of its own, and not on a standby. false if not given.",
                example = "true")
        Optional<Boolean> writes,

        @Doc("What its other columns become.") List<MetricSpec> metrics,

        @Doc(value = "Most series of each metric; 10000 if not given.", example = "1000", min = 1, max = 1_000_000)
        @JsonProperty("max_series")
        Optional<Integer> maxSeries,

        @Doc(
                value =
                        "The column by which the largest are kept when there are more; the first metric's if not given.",
                example = "total_bytes")
        Optional<String> rank,

        @Doc(value = "What becomes of those over the limit; drop if not given.", example = "sum")
        Optional<Rest> rest) {}
