package io.pgcluster.exporter.registry;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;

/** The build under postgres_exporter's name and labels, and under our own. */
final class BuildInfoCollector extends Collector {
    private static final List<String> LABELS =
            List.of("branch", "goarch", "goos", "goversion", "revision", "tags", "version");
    private static final List<String> OWN_LABELS = List.of("java", "revision", "version");

    private final BuildInfo build;

    BuildInfoCollector(BuildInfo build) {
        this.build = build;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        String java = System.getProperty("java.version", "");
        GaugeMetricFamily compatible = new GaugeMetricFamily(
                "postgres_exporter_build_info",
                "A metric with a constant '1' value labeled by version, revision, branch, goversion from which"
                        + " postgres_exporter was built, and the goos and goarch for the build.",
                LABELS);
        compatible.addMetric(
                List.of(
                        "",
                        System.getProperty("os.arch", ""),
                        System.getProperty("os.name", ""),
                        "java" + java,
                        build.revision(),
                        "",
                        build.version()),
                1);
        GaugeMetricFamily own = new GaugeMetricFamily(
                "pg_exporter_build_info", "The exporter's build, and the Java that runs it.", OWN_LABELS);
        own.addMetric(List.of(java, build.revision(), build.version()), 1);
        return List.of(compatible, own);
    }
}
