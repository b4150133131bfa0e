package io.pgcluster.model.spec;

import io.pgcluster.model.value.ImageReference;
import io.pgcluster.model.value.Port;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A program next to a cluster on one host that watches it or that people look at it with. The cluster runs without any of them. */
public enum Companion {
    /** Reads and keeps the metrics, and evaluates the rules. */
    PROMETHEUS("Prometheus"),
    /** Groups alerts and sends them on. */
    ALERTMANAGER("Alertmanager"),
    /** Measures the machine. */
    NODE_EXPORTER("node_exporter"),
    /** Shows the dashboards. */
    GRAFANA("Grafana"),
    /** Lets people look into databases. */
    PGADMIN("pgAdmin");

    private final String title;

    Companion(String title) {
        this.title = title;
    }

    /** Those that run next to a cluster of {@code spec}. The target "monitoring" is for programs of one's own, so it replaces what watches. */
    public static List<Companion> of(ClusterSpec spec) {
        return Arrays.stream(values()).filter(one -> one.runs(spec)).toList();
    }

    private boolean runs(ClusterSpec spec) {
        MonitoringSpec monitoring = spec.monitoring();
        boolean watched = monitoring.prometheus() && !spec.targets().contains(Target.MONITORING);
        return switch (this) {
            case PROMETHEUS, NODE_EXPORTER -> watched;
            case ALERTMANAGER -> watched && monitoring.alerts();
            case GRAFANA -> watched && monitoring.grafana();
            case PGADMIN -> monitoring.pgAdmin();
        };
    }

    /** The program's name, for users. */
    public String title() {
        return title;
    }

    /** CPU and memory that it may use. */
    public ComputeSpec resources(ResourcesSpec spec) {
        return switch (this) {
            case PROMETHEUS -> spec.prometheus();
            case ALERTMANAGER -> spec.alertmanager();
            case NODE_EXPORTER -> spec.nodeExporter();
            case GRAFANA -> spec.grafana();
            case PGADMIN -> spec.pgAdmin();
        };
    }

    /** The image to use instead of the built-in one. */
    public Optional<ImageReference> image(ImagesSpec spec) {
        return switch (this) {
            case PROMETHEUS -> spec.prometheus();
            case ALERTMANAGER -> spec.alertmanager();
            case NODE_EXPORTER -> spec.nodeExporter();
            case GRAFANA -> spec.grafana();
            case PGADMIN -> spec.pgAdmin();
        };
    }

    /** The port of its page on the host, with its field; empty if it has no page. */
    public Optional<PublishedPort> page(PublishSpec publish) {
        return switch (this) {
            case PROMETHEUS -> Optional.of(new PublishedPort("prometheusPort", publish.prometheusPort()));
            case ALERTMANAGER -> Optional.of(new PublishedPort("alertmanagerPort", publish.alertmanagerPort()));
            case NODE_EXPORTER -> Optional.empty();
            case GRAFANA -> Optional.of(new PublishedPort("grafanaPort", publish.grafanaPort()));
            case PGADMIN -> Optional.of(new PublishedPort("pgAdminPort", publish.pgAdminPort()));
        };
    }

    /**
     * A port on the host.
     *
     * @param field its field of {@code spec.network.publish}
     * @param port the port
     */
    public record PublishedPort(String field, Port port) {}
}
