package io.pgcluster.model.spec;

import io.pgcluster.model.value.ImageReference;
import io.pgcluster.model.value.Port;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A program next to a cluster on one host that watches it or that people look at it with. The cluster runs without any of them. */
public enum Companion {
    /** Reads and keeps the metrics, and evaluates the rules. */
    PROMETHEUS(
            "Prometheus",
            Companion::watches,
            ResourcesSpec::prometheus,
            ImagesSpec::prometheus,
            Optional.of("prometheusPort"),
            PublishSpec::prometheusPort),
    /** Groups alerts and sends them on. */
    ALERTMANAGER(
            "Alertmanager",
            spec -> watches(spec) && spec.monitoring().alerts(),
            ResourcesSpec::alertmanager,
            ImagesSpec::alertmanager,
            Optional.of("alertmanagerPort"),
            PublishSpec::alertmanagerPort),
    /** Measures the machine. */
    NODE_EXPORTER(
            "node_exporter",
            Companion::watches,
            ResourcesSpec::nodeExporter,
            ImagesSpec::nodeExporter,
            Optional.empty(),
            PublishSpec::metricsPort),
    /** Shows the dashboards. */
    GRAFANA(
            "Grafana",
            spec -> watches(spec) && spec.monitoring().grafana(),
            ResourcesSpec::grafana,
            ImagesSpec::grafana,
            Optional.of("grafanaPort"),
            PublishSpec::grafanaPort),
    /** Lets people look into databases. */
    PGADMIN(
            "pgAdmin",
            spec -> spec.monitoring().pgAdmin(),
            ResourcesSpec::pgAdmin,
            ImagesSpec::pgAdmin,
            Optional.of("pgAdminPort"),
            PublishSpec::pgAdminPort);

    private final String title;
    private final Predicate<ClusterSpec> runs;
    private final Function<ResourcesSpec, ComputeSpec> resources;
    private final Function<ImagesSpec, Optional<ImageReference>> image;
    private final Optional<String> portField;
    private final Function<PublishSpec, Port> port;

    Companion(
            String title,
            Predicate<ClusterSpec> runs,
            Function<ResourcesSpec, ComputeSpec> resources,
            Function<ImagesSpec, Optional<ImageReference>> image,
            Optional<String> portField,
            Function<PublishSpec, Port> port) {
        this.title = title;
        this.runs = runs;
        this.resources = resources;
        this.image = image;
        this.portField = portField;
        this.port = port;
    }

    /** Those that run next to a cluster of {@code spec}. The target "monitoring" is for programs of one's own, so it replaces what watches. */
    public static List<Companion> of(ClusterSpec spec) {
        return Arrays.stream(values()).filter(one -> one.runs.test(spec)).toList();
    }

    private static boolean watches(ClusterSpec spec) {
        return spec.monitoring().prometheus() && !spec.targets().contains(Target.MONITORING);
    }

    /** The program's name, for users. */
    public String title() {
        return title;
    }

    /** CPU and memory that it may use. */
    public ComputeSpec resources(ResourcesSpec spec) {
        return resources.apply(spec);
    }

    /** The image to use instead of the built-in one. */
    public Optional<ImageReference> image(ImagesSpec spec) {
        return image.apply(spec);
    }

    /** The field of {@code spec.network.publish} with the port of its page; empty if it has none. */
    public Optional<String> portField() {
        return portField;
    }

    /** The port of its page on the host; empty if it has none. */
    public Optional<Port> publishedPort(PublishSpec publish) {
        return portField.map(field -> port.apply(publish));
    }
}
