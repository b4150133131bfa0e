package io.pgcluster.operate.cluster;

import io.pgcluster.operate.engine.Part;
import io.pgcluster.render.platform.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads whether each part around the database nodes does what it is for. Changes nothing. */
final class PartReader {
    private final RunningCluster cluster;

    PartReader(RunningCluster cluster) {
        this.cluster = cluster;
    }

    /** The consensus store, the proxies, the poolers, the exporter, the backup host and the companions, as far as the plan has them. */
    List<PartStatus> read() {
        Map<String, Part> containers = cluster.engine().parts();
        Topology topology = cluster.plan().topology();
        List<PartStatus> parts = new ArrayList<>();
        topology.consensus().forEach(member -> parts.add(part(member.name(), containers)));
        topology.proxies().forEach(proxy -> parts.add(proxy(proxy.name(), containers)));
        topology.poolers().forEach(pooler -> parts.add(pooler(pooler.name(), containers)));
        topology.exporter().ifPresent(exporter -> parts.add(part(exporter.name(), containers)));
        topology.backup().ifPresent(backup -> parts.add(part(backup.name(), containers)));
        topology.companions().forEach(one -> parts.add(part(one.name(), containers)));
        return parts;
    }

    private static PartStatus part(String service, Map<String, Part> containers) {
        Part container = containers.get(service);
        if (container == null) {
            return new PartStatus(service, false, "does not exist");
        }
        return new PartStatus(service, container.isHealthy(), container.status());
    }

    private PartStatus pooler(String service, Map<String, Part> containers) {
        PartStatus part = part(service, containers);
        return part.healthy() && isPaused(service) ? new PartStatus(service, false, "paused: clients wait") : part;
    }

    /** PgBouncer tells of a pause of everything only in SHOW STATE, of a pause of one database only in SHOW DATABASES. */
    private boolean isPaused(String pooler) {
        return isPausedAsAWhole(pooler) || isADatabasePaused(pooler);
    }

    private boolean isPausedAsAWhole(String pooler) {
        return cluster.ask(pooler, cluster.poolerPsql("-XAt", "-c", "SHOW STATE"))
                .filter(state -> state.lines().anyMatch("paused|yes"::equals))
                .isPresent();
    }

    private boolean isADatabasePaused(String pooler) {
        Optional<String> table = cluster.ask(pooler, cluster.poolerPsql("-XA", "-c", "SHOW DATABASES"));
        List<String> lines = table.map(String::lines).map(s -> s.toList()).orElse(List.of());
        int column = lines.isEmpty()
                ? -1
                : Arrays.asList(lines.get(0).split("\\|", -1)).indexOf("paused");
        return column >= 0
                && lines.stream()
                        .skip(1)
                        .map(line -> line.split("\\|", -1))
                        .anyMatch(cells -> cells.length > column && cells[column].equals("1"));
    }

    private PartStatus proxy(String service, Map<String, Part> containers) {
        PartStatus part = part(service, containers);
        if (!part.healthy()) {
            return part;
        }
        ProxyView view = cluster.proxyView(service);
        String detail = "read-write to " + (view.readWrite().isEmpty() ? "none" : String.join(", ", view.readWrite()))
                + ", read-only to "
                + (view.readOnly().isEmpty() ? "the primary" : String.join(", ", view.readOnly()));
        return new PartStatus(service, view.readWrite().size() == 1, detail);
    }
}
