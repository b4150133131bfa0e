package io.pgcluster.render.plan.report;

import io.pgcluster.model.spec.ComputeSpec;
import io.pgcluster.model.spec.PostgresSpec;
import io.pgcluster.model.spec.ResourcesSpec;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.server.Replication;
import io.pgcluster.render.platform.ConsensusStore;
import io.pgcluster.render.platform.Proxies;
import java.util.ArrayList;
import java.util.List;

/** What runs, and where. */
final class TopologyTables {
    private TopologyTables() {}

    static ReportSection summary(Plan plan) {
        PostgresSpec postgres = plan.cluster().spec().postgres();
        return new ReportSection(
                "cluster",
                "Cluster",
                List.of("what", "value"),
                List.of(
                        List.of("name", plan.name()),
                        List.of("PostgreSQL", postgres.version().toString()),
                        List.of("database", postgres.database().text()),
                        List.of("user", postgres.user().text()),
                        List.of("profile", postgres.profile().toString()),
                        List.of(
                                "members",
                                Integer.toString(plan.topology().members().size())),
                        List.of("replication", replication(plan.replication())),
                        List.of("failover", plan.timing().profile().toString())));
    }

    private static String replication(Replication replication) {
        return replication.synchronousReplicas() == 0
                ? replication.mode().toString()
                : replication.mode() + ", " + replication.synchronousReplicas() + " confirm"
                        + (replication.strict() ? ", strict" : "");
    }

    static ReportSection services(Plan plan) {
        ResourcesSpec resources = plan.cluster().spec().resources();
        List<List<String>> rows = new ArrayList<>();
        plan.topology().members().forEach(member -> rows.add(row(member.name(), "PostgreSQL", resources.postgres())));
        if (plan.topology().coordination() instanceof ConsensusStore store) {
            store.members().forEach(member -> rows.add(row(member.name(), store.product(), resources.consensus())));
        }
        if (plan.topology().routing() instanceof Proxies proxies) {
            proxies.proxies().forEach(proxy -> rows.add(row(proxy.name(), proxies.product(), resources.proxy())));
        }
        plan.topology().poolers().forEach(pooler -> rows.add(row(pooler.name(), "PgBouncer", resources.pooler())));
        plan.topology()
                .exporter()
                .ifPresent(exporter -> rows.add(row(exporter.name(), "exporter", resources.exporter())));
        plan.backup()
                .ifPresent(backup ->
                        rows.add(row(backup.host().name(), backup.tool().title(), resources.backup())));
        plan.topology()
                .companions()
                .forEach(one -> rows.add(
                        row(one.name(), one.companion().title(), one.companion().resources(resources))));
        return new ReportSection("services", "Services", List.of("name", "runs", "cpu", "memory"), rows);
    }

    private static List<String> row(String name, String runs, ComputeSpec limits) {
        return List.of(name, runs, limits.cpu().toString(), limits.memory().toString());
    }

    static ReportSection endpoints(Plan plan) {
        List<List<String>> rows = new ArrayList<>();
        plan.topology()
                .endpoints()
                .forEach(endpoint -> rows.add(
                        List.of(endpoint.purpose().toString(), endpoint.address(), Integer.toString(endpoint.port()))));
        plan.topology()
                .exporter()
                .ifPresent(exporter -> rows.add(List.of(
                        "metrics",
                        exporter.publishedAddress(),
                        exporter.publishedPort().toString())));
        return new ReportSection("endpoints", "Addresses for clients", List.of("purpose", "address", "port"), rows);
    }

    static ReportSection images(Plan plan) {
        return new ReportSection(
                "images",
                "Images",
                List.of("component", "image", "built from"),
                plan.images().stream()
                        .map(image -> List.of(
                                image.component().directory(),
                                image.reference().text(),
                                image.base().map(Object::toString).orElse("used unchanged")))
                        .toList());
    }

    static ReportSection notes(Plan plan) {
        return new ReportSection(
                "notes",
                "Before you deploy",
                List.of("id", "note"),
                plan.notes().stream()
                        .map(note -> List.of(note.id(), note.text()))
                        .toList());
    }
}
