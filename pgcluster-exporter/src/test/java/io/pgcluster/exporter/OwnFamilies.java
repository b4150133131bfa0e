package io.pgcluster.exporter;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.Family;
import io.pgcluster.exporter.registry.BuildInfo;
import io.pgcluster.exporter.registry.LoadedFile;
import io.pgcluster.exporter.registry.SelfMetrics;
import io.pgcluster.exporter.scrape.ScrapeFamilies;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The families that the exporter shows about itself. */
public final class OwnFamilies {
    private OwnFamilies() {}

    /** Of its process, its limits, the files that it reads and the members that it follows; by name. */
    public static List<Descriptor> all() {
        SelfMetrics self = new SelfMetrics(new BuildInfo("", ""));
        self.queriesLoaded(List.of(new LoadedFile("queries.yaml", "", true)));
        return Stream.of(
                        self.batch().families().stream().map(Family::descriptor),
                        ScrapeFamilies.ofTheLimits().stream(),
                        MembersSource.families().stream())
                .flatMap(families -> families)
                .sorted(Comparator.comparing(Descriptor::name))
                .toList();
    }
}
