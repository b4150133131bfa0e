package io.pgcluster.render.config;

import io.pgcluster.monitoring.scrape.ScrapeJob;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Exporter;

/** The job with which a Prometheus on the exporter's host reads it. */
public final class ExporterJob {
    private ExporterJob() {}

    /** The job; throws {@link IllegalArgumentException} for a cluster without an exporter, which rules refuse where it is needed. */
    public static ScrapeJob of(Plan plan) {
        Exporter exporter = plan.topology()
                .exporter()
                .orElseThrow(() -> new IllegalArgumentException(plan.name() + " has no exporter"));
        return new ScrapeJob(
                plan.name(),
                exporter.authority(),
                plan.cluster().spec().monitoring().scrapeInterval());
    }
}
