package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import java.util.List;
import java.util.Map;

/** Which collectors run and how. */
public record CollectorsConfig(
        @Doc(
                value = "Collectors to switch on (true) or off (false) by name; the others do as they do by default.",
                example = "{stat_statements_text: true, wal: false}")
        Map<String, Boolean> enabled,

        @Doc(
                value = "Values for the parameters of collectors, by collector and parameter; lists with commas.",
                example = "{stat_statements: {limit: 200, exclude_databases: 'template1,rdsadmin'}}")
        Map<String, Map<String, String>> parameters,

        @Doc(value = "Files with collectors of one's own.", example = "[/etc/pgcluster-exporter/collectors.yaml]")
        List<String> files,

        @JsonProperty("queries_files")
        @Doc(
                value = "Files of queries as postgres_exporter's --extend.query-path took them.",
                example = "[/etc/postgres_exporter/queries.yaml]")
        List<String> queriesFiles) {}
