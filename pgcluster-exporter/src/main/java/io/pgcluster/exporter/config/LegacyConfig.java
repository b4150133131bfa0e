package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;

/** What applies to old families only. */
public record LegacyConfig(
        @JsonProperty("metric_prefix") @Doc("What their names begin with.")
        String metricPrefix,

        @JsonProperty("disable_default_metrics") @Doc("Whether the old default queries are left out.")
        boolean disableDefaultMetrics) {}
