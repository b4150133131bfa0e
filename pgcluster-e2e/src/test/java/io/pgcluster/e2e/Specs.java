package io.pgcluster.e2e;

/** Specifications of the clusters that the tests start: small, and fast to give up a dead primary. */
final class Specs {
    private Specs() {}

    /**
     * A cluster that fits a small machine, without monitoring.
     *
     * @param name cluster name
     * @param version PostgreSQL major version
     * @param replicas streaming replicas
     * @param mode async, sync or quorum
     * @param port first published port; the direct port is four above it, the read-only port ten
     */
    static String of(String name, int version, int replicas, String mode, int port) {
        return of(name, version, replicas, mode, port, "{}");
    }

    /** The same, with further server parameters as a YAML flow mapping. */
    static String of(String name, int version, int replicas, String mode, int port, String parameters) {
        return text(name, version, replicas, mode, port, parameters)
                + "  monitoring: { prometheus: false, grafana: false, alerts: false, pgAdmin: false }\n";
    }

    /** The same with the exporter, whose metrics are published fourteen above the first port, and nothing that reads them. */
    static String monitored(String name, int version, int replicas, String mode, int port, String exporterImage) {
        return text(name, version, replicas, mode, port, "{}") + "  images: { exporter: \"" + exporterImage + "\" }\n"
                + "  monitoring: { pgAdmin: false }\n  targets: [compose, monitoring]\n";
    }

    /**
     * The same with Prometheus, Alertmanager, node_exporter and pgAdmin, on the ports that follow the exporter's; without Grafana, of which
     * there is no stand-in.
     *
     * @param connections the percentage of connections from which a warning is raised
     */
    static String watched(
            String name, int version, int replicas, String mode, int port, String exporterImage, int connections) {
        return text(name, version, replicas, mode, port, "{}")
                        .replace(
                                "metricsPort:",
                                "prometheusPort: %s, alertmanagerPort: %s, pgAdminPort: %s, metricsPort:"
                                        .formatted(port + 15, port + 16, port + 17))
                + "  images: { exporter: \"" + exporterImage + "\" }\n"
                + "  monitoring: { grafana: false, scrapeInterval: 5s, thresholds: { connectionsUsed: { warning: "
                + connections
                + ", critical: 95 } } }\n";
    }

    private static String text(String name, int version, int replicas, String mode, int port, String parameters) {
        return """
                apiVersion: pgcluster.io/v1
                kind: PostgresCluster
                metadata:
                  name: %s
                spec:
                  postgres:
                    version: %s
                    database: myapp
                    user: appuser
                    maxConnections: 100
                    parameters: %s
                  highAvailability:
                    replicas: %s
                    replication: { mode: %s }
                    failover: { profile: fast }
                  resources:
                    postgres: { cpu: "1", memory: 1280Mi }
                    storage: { size: 10Gi }
                  network:
                    publish: { port: %s, readWritePort: %s, readOnlyPort: %s, metricsPort: %s }
                """.formatted(name, version, parameters, replicas, mode, port, port + 4, port + 10, port + 14);
    }
}
