package io.pgcluster.render.plan;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.postgres.PostgresVersion;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random clusters for property tests. */
public final class RandomClusters {
    private static final String HEADER = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: {name: demo}
            spec:
            """;

    private static final Set<String> ROLES = Set.of(
            "{name: reporting, access: read, connectionLimit: 5}",
            "{name: importer, access: write}",
            "{name: auditors, access: monitor, login: false}",
            "{name: developers, access: owner}");

    private RandomClusters() {}

    /** Clusters of accepted specifications. */
    public static Arbitrary<Cluster> clusters() {
        return Combinators.combine(postgres(), availability(), pooling(), resources(), extras())
                .as((postgres, availability, pooling, resources, extras) ->
                        HEADER + postgres + availability + pooling + resources + extras)
                .map(ClusterModel::load)
                .filter(Resolution.Accepted.class::isInstance)
                .map(resolution -> ((Resolution.Accepted) resolution).cluster());
    }

    private static Arbitrary<String> postgres() {
        return Combinators.combine(
                        Arbitraries.integers().between(PostgresVersion.OLDEST, PostgresVersion.NEWEST),
                        Arbitraries.integers().between(25, 300),
                        Arbitraries.of("oltp", "web", "warehouse", "mixed"),
                        Arbitraries.of(
                                "{}",
                                "{work_mem: 8MB}",
                                "{shared_buffers: 512MB}",
                                "{autovacuum_work_mem: \"-1\"}",
                                "{max_parallel_workers: \"0\"}",
                                "{superuser_reserved_connections: \"10\"}"),
                        Arbitraries.of(true, false))
                .as((version, connections, profile, parameters, ssl) ->
                        "  postgres: {version: %s, maxConnections: %s, profile: %s, parameters: %s, ssl: %s}%n"
                                .formatted(version, connections, profile, parameters, ssl));
    }

    private static Arbitrary<String> availability() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of("async", "sync", "quorum"),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of("fast", "normal", "safe", "wide"),
                        Arbitraries.of(1, 3, 5))
                .as((replicas, mode, confirm, strict, profile, members) -> replicas == 0
                        ? "  highAvailability: {enabled: false}\n"
                        : ("  highAvailability: {replicas: %s, replication: {mode: %s, synchronousReplicas: %s,"
                                        + " strict: %s}, failover: {profile: %s}, consensus: {members: %s}}%n")
                                .formatted(replicas, mode, confirm, strict, profile, members));
    }

    private static Arbitrary<String> pooling() {
        return Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.integers().between(1, 8))
                .as((enabled, instances) -> enabled
                        ? "  pooling: {instances: %s}%n".formatted(instances)
                        : "  pooling: {enabled: false}\n");
    }

    private static Arbitrary<String> resources() {
        return Combinators.combine(
                        Arbitraries.of("500m", "1", "2", "4", "16"),
                        Arbitraries.integers().between(2048, 32768),
                        Arbitraries.integers().between(2, 500),
                        Arbitraries.of("", ", walSize: 1Gi", ", walSize: 20Gi"))
                .as((cpu, memory, size, wal) ->
                        "  resources: {postgres: {cpu: %s, memory: %sMi}, storage: {size: %sGi%s}}%n"
                                .formatted(cpu, memory, size, wal));
    }

    private static Arbitrary<String> extras() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("", "audit: {enabled: true, classes: [ddl, role]}"),
                        Arbitraries.subsetOf(ROLES),
                        Arbitraries.of("", "passwordPolicy: {validDays: 90}"),
                        Arbitraries.of(
                                "{}",
                                "{address: 0.0.0.0, hostNames: [db.example.com, 10.0.0.7]}",
                                "{address: \"::1\"}"))
                .as((detailed, audit, roles, policy, publish) ->
                        "  monitoring: {detailedLogging: %s}%n".formatted(detailed)
                                + "  network: {publish: %s}%n".formatted(publish)
                                + "  security: {%s}%n"
                                        .formatted(Stream.of("roles: " + new TreeSet<>(roles), audit, policy)
                                                .filter(part -> !part.isEmpty())
                                                .collect(Collectors.joining(", "))));
    }
}
