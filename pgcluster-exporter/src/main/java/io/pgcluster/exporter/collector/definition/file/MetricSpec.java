package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import java.util.List;
import java.util.Optional;

/** One metric and the column it comes from. */
public record MetricSpec(
        @Doc(value = "Its whole name.", example = "pg_stat_archiver_archived_count")
        String name,

        @Doc(value = "Its type.", example = "counter") TypeWord type,

        @Doc(
                value =
                        "The column with its value; the metric's name if not given. It is left out where there is no such column.",
                example = "archived_count")
        Optional<String> column,

        @Doc(value = "One sentence of description.", example = "WAL files that were archived.")
        String help,

        @Doc(value = "Columns that become its labels, instead of the query's.", example = "[slot_name]")
        Optional<List<String>> labels,

        @Doc(value = "What the value is multiplied by.", example = "0.001")
        Optional<Factor> scale,

        @Doc(value = "What NULL becomes; skip if not given.", example = "zero") @JsonProperty("when_null")
        Optional<WhenNull> whenNull,

        @Doc("Where it is shown; everywhere if not given.") Optional<Conditions> when,

        @Doc(value = "Earlier names, shown too if the switch for them is on.", example = "[pg_replication_slot_active]")
        Optional<List<String>> aliases) {}
