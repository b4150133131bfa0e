package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.sizing.ConnectionBudget;
import io.pgcluster.model.sizing.ConnectionTerm;
import io.pgcluster.model.sizing.DatabasePool;
import io.pgcluster.model.sizing.PoolSizes;
import java.util.List;
import java.util.stream.Collectors;

/** The poolers and the clients past them together must fit into max_connections. */
final class ConnectionBudgetRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        ConnectionBudget budget = ConnectionBudget.of(candidate.spec());
        if (budget.fits()) {
            return List.of();
        }
        String path = candidate.firstWritten(
                "spec.postgres.maxConnections", "spec.postgres.maxConnections", "spec.pooling.instances");
        return List.of(Finding.error(
                "connection-budget",
                path,
                budget.proxy().direct() <= 0 ? tooMany(budget) : tooFew(budget),
                "raise spec.postgres.maxConnections, or lower spec.pooling.instances or spec.highAvailability.proxies"
                        + (candidate.spec().postgres().databases().isEmpty()
                                ? ""
                                : " or the connections of spec.postgres.databases")));
    }

    private static String tooMany(ConnectionBudget budget) {
        List<ConnectionTerm> taken =
                budget.terms().stream().filter(term -> term.connections() > 0).toList();
        String sum = taken.stream()
                .map(term -> term.connections() + " for " + term.name())
                .collect(Collectors.joining(" + "));
        return "found " + budget.maxConnections() + " connections, but " + sum + " add up to "
                + taken.stream().mapToInt(ConnectionTerm::connections).sum()
                + ", and each proxy needs one more for direct clients";
    }

    private static String tooFew(ConnectionBudget budget) {
        DatabasePool smallest = budget.pools().map(PoolSizes::smallest).orElseThrow();
        return "found " + budget.maxConnections() + " connections, which leave each pooler "
                + smallest.maxDbConnections() + " for the database " + smallest.database() + ", expected at least "
                + ConnectionBudget.MIN_PER_POOLER;
    }
}
