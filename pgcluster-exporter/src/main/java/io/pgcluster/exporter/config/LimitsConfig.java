package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import io.pgcluster.model.value.TimeSpan;

/** What bounds the exporter. */
public record LimitsConfig(
        @Doc(value = "Connections to one server at most, over all its databases.", min = 1, max = 4)
        int connections,

        @JsonProperty("connect_timeout") @Doc("How long connecting and logging in may take.")
        TimeSpan connectTimeout,

        @JsonProperty("statement_timeout") @Doc("After which the server itself breaks off a statement.")
        TimeSpan statementTimeout,

        @JsonProperty("lock_timeout") @Doc("After which a statement gives up waiting for a lock.")
        TimeSpan lockTimeout,

        @JsonProperty("idle_timeout") @Doc("After which an unused connection is closed.")
        TimeSpan idleTimeout,

        @JsonProperty("scrape_timeout")
        @Doc("How long a scrape may take where the request does not carry Prometheus' scrape timeout.")
        TimeSpan scrapeTimeout,

        @JsonProperty("scrape_timeout_margin")
        @Doc("How much earlier than Prometheus' scrape timeout the answer is given.")
        TimeSpan scrapeTimeoutMargin,

        @JsonProperty("max_requests")
        @Doc(value = "Requests that are worked on at a time; others get 503.", min = 1, max = 1000)
        int maxRequests,

        @JsonProperty("max_probe_targets")
        @Doc(
                value = "Servers whose connections are kept for /probe; the one unused for longest goes first.",
                min = 1,
                max = 1000)
        int maxProbeTargets) {}
