package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.metric.Descriptor;
import java.util.List;
import java.util.stream.Stream;

/** The families that tell how scraping itself goes. */
public final class ScrapeFamilies {
    private ScrapeFamilies() {}

    /** Those that each server has. */
    public static List<Descriptor> ofEachServer() {
        return Stream.of(TargetSelfMetrics.families(), TargetCounters.families())
                .flatMap(List::stream)
                .toList();
    }

    /** Those of the exporter's limits. */
    public static List<Descriptor> ofTheLimits() {
        return BoundsMetrics.families();
    }
}
