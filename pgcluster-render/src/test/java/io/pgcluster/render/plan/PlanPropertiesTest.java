package io.pgcluster.render.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.postgres.Parameter;
import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.sizing.ConnectionBudget;
import io.pgcluster.model.sizing.ConnectionTerm;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.plan.report.PlanReport;
import io.pgcluster.render.plan.server.Capacity;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every plan, regardless of the specification, as long as it is accepted. */
class PlanPropertiesTest {
    @Property(tries = 100)
    void sumsAddUpAndFit(@ForAll("clusters") Cluster cluster) {
        Capacity capacity = ClusterRenderer.plan(cluster).capacity();

        ConnectionBudget budget = capacity.connections();
        assertThat(budget.terms())
                .allSatisfy(term -> assertThat(term.connections()).isNotNegative());
        assertThat(budget.terms().stream().mapToInt(ConnectionTerm::connections).sum())
                .isEqualTo(budget.maxConnections());
        budget.pools().ifPresent(pools -> assertThat(pools.databases())
                .allMatch(pool -> pool.minPoolSize() + pool.reservePoolSize() <= pool.maxDbConnections()));
        assertThat(capacity.wal().maxWalSize().bytes()
                        + capacity.wal().slotKeepSize().bytes())
                .isLessThanOrEqualTo(capacity.wal().space().bytes());
    }

    @Property(tries = 100)
    void serverAcceptsEveryParameter(@ForAll("clusters") Cluster cluster) {
        PostgresVersion version = cluster.spec().postgres().version();
        ParameterCatalogue catalogue = ParameterCatalogue.get();

        assertThat(ClusterRenderer.plan(cluster).server().parameters()).allSatisfy(planned -> {
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
    void plansTheSameInEveryLocale(@ForAll("clusters") Cluster cluster) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            String here = PlanReport.sections(ClusterRenderer.plan(cluster)).toString();
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(PlanReport.sections(ClusterRenderer.plan(cluster))).hasToString(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Provide
    Arbitrary<Cluster> clusters() {
        return RandomClusters.clusters();
    }
}
