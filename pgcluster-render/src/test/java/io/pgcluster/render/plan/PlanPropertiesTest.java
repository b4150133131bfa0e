package io.pgcluster.render.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.postgres.Parameter;
import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.sizing.ConnectionBudget;
import io.pgcluster.model.sizing.ConnectionTerm;
import io.pgcluster.render.plan.report.PlanReport;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every plan, whatever the specification, as long as it is accepted. */
class PlanPropertiesTest {
    private static final String HEADER = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: {name: demo}
            spec:
            """;

    @Property(tries = 100)
    void sumsAddUpAndFit(@ForAll("clusters") Cluster cluster) {
        Capacity capacity = Planner.plan(cluster).capacity();

        ConnectionBudget budget = capacity.connections();
        assertThat(budget.terms())
                .allSatisfy(term -> assertThat(term.connections()).isNotNegative());
        assertThat(budget.terms().stream().mapToInt(ConnectionTerm::connections).sum())
                .isEqualTo(budget.maxConnections());
        budget.pools().ifPresent(pools -> assertThat(pools.minPoolSize() + pools.reservePoolSize())
                .isLessThanOrEqualTo(pools.maxDbConnections()));
        assertThat(capacity.wal().maxWalSize().bytes()
                        + capacity.wal().slotKeepSize().bytes())
                .isLessThanOrEqualTo(capacity.wal().space().bytes());
    }

    @Property(tries = 100)
    void worstCaseMemoryFitsUnlessTheSpecificationBets(@ForAll("clusters") Cluster cluster) {
        Plan plan = Planner.plan(cluster);

        boolean bets = plan.notes().stream().anyMatch(note -> note.id().equals("memory-bet"));
        assertThat(plan.capacity().memory().headroom() < 0).isEqualTo(bets);
        if (bets) {
            assertThat(cluster.spec().postgres().parameters()).containsKey("work_mem");
        }
    }

    @Property(tries = 100)
    void serverTakesEveryParameter(@ForAll("clusters") Cluster cluster) {
        PostgresVersion version = cluster.spec().postgres().version();
        ParameterCatalogue catalogue = ParameterCatalogue.get();

        assertThat(Planner.plan(cluster).server().parameters()).allSatisfy(planned -> {
            Optional<Parameter> known = catalogue.lookup(planned.name(), version);
            if (known.isEmpty()) {
                // Parameters of libraries that do not come with PostgreSQL have their library's name in front.
                assertThat(planned.name()).startsWith("pgaudit.");
            } else {
                assertThat(known.get().check(planned.value()).isAccepted())
                        .as("%s = %s in PostgreSQL %s", planned.name(), planned.value(), version)
                        .isTrue();
            }
        });
    }

    @Property(tries = 20)
    void samePlanWhateverTheLocale(@ForAll("clusters") Cluster cluster) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            String here = PlanReport.sections(Planner.plan(cluster)).toString();
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(PlanReport.sections(Planner.plan(cluster))).hasToString(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Provide
    Arbitrary<Cluster> clusters() {
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
                                "{superuser_reserved_connections: \"10\"}"))
                .as((version, connections, profile, parameters) ->
                        "  postgres: {version: %d, maxConnections: %d, profile: %s, parameters: %s}%n"
                                .formatted(version, connections, profile, parameters));
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
                        : ("  highAvailability: {replicas: %d, replication: {mode: %s, synchronousReplicas: %d,"
                                        + " strict: %s}, failover: {profile: %s}, consensus: {members: %d}}%n")
                                .formatted(replicas, mode, confirm, strict, profile, members));
    }

    private static Arbitrary<String> pooling() {
        return Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.integers().between(1, 8))
                .as((enabled, instances) -> enabled
                        ? "  pooling: {instances: %d}%n".formatted(instances)
                        : "  pooling: {enabled: false}\n");
    }

    private static Arbitrary<String> resources() {
        return Combinators.combine(
                        Arbitraries.of("500m", "1", "2", "4", "16"),
                        Arbitraries.integers().between(2048, 32768),
                        Arbitraries.integers().between(2, 500),
                        Arbitraries.of("", ", walSize: 1Gi", ", walSize: 20Gi"))
                .as((cpu, memory, size, wal) ->
                        "  resources: {postgres: {cpu: %s, memory: %dMi}, storage: {size: %dGi%s}}%n"
                                .formatted(cpu, memory, size, wal));
    }

    private static Arbitrary<String> extras() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((detailed, audited) -> "  monitoring: {detailedLogging: %s}%n  security: {audit: {enabled: %s}}%n"
                        .formatted(detailed, audited));
    }
}
