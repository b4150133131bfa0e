package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import io.pgcluster.model.value.TimeSpan;

/** What bounds the exporter. */
public record LimitsConfig(
        @Doc(value = "Maximum number of connections to one server, over all its databases.", min = 1, max = 4)
        int connections,

        @JsonProperty("connect_timeout") @Doc("Timeout for connecting and logging in.")
        TimeSpan connectTimeout,

        @JsonProperty("statement_timeout") @Doc("Time after which the server cancels a statement.")
        TimeSpan statementTimeout,

        @JsonProperty("lock_timeout") @Doc("Time after which a statement stops waiting for a lock.")
        TimeSpan lockTimeout,

        @JsonProperty("idle_timeout") @Doc("Time after which an unused connection is closed.")
        TimeSpan idleTimeout,

        @JsonProperty("scrape_timeout")
        @Doc("Timeout of a scrape whose request does not carry Prometheus' scrape timeout.")
        TimeSpan scrapeTimeout,

        @JsonProperty("scrape_timeout_margin")
        @Doc("How much earlier than Prometheus' scrape timeout the answer is given.")
        TimeSpan scrapeTimeoutMargin,

        @JsonProperty("max_requests")
        @Doc(value = "Maximum number of concurrent requests; others get 503.", min = 1, max = 1000)
        int maxRequests,

        @JsonProperty("max_probe_targets")
        @Doc(
                value =
                        "Maximum number of servers whose connections are kept for /probe; the least recently used is closed first.",
                min = 1,
                max = 1000)
        int maxProbeTargets) {}
