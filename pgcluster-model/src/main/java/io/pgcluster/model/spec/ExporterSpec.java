package io.pgcluster.model.spec;

import java.util.Map;
import java.util.Optional;

/** Which metrics the exporter shows. It reads them as a member of {@code pg_monitor}, never as a superuser. */
public record ExporterSpec(
        @Doc("Also show what dashboards made for other and older exporters ask for, under their names.")
        boolean compatibility,

        @Doc(
                value =
                        "Collectors to switch on (true) or off (false) by name; the others are as they are by default. bloat also lets"
                                + " the exporter's role read all data, from PostgreSQL 14 on.",
                example = "{stat_statements_text: false, bloat: true}")
        Map<String, Boolean> collectors,

        @Doc(
                value = "Values for the parameters of collectors, by collector and parameter; lists with commas.",
                example = "{stat_statements: {limit: 200}}")
        Map<String, Map<String, String>> parameters,

        @Doc(
                value =
                        "Collectors of your own: the text of a file in the exporter's format, which begins with \"collectors:\".",
                example = "\"collectors: [{name: orders, scope: database, queries: [...]}]\"")
        Optional<String> customCollectors) {
    /** Keeps unmodifiable copies. */
    public ExporterSpec {
        collectors = Values.map(collectors);
        parameters = Values.map(parameters);
    }
}
