package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.sizing.ConnectionBudget;
import java.util.List;
import java.util.stream.Collectors;

/** The poolers together must fit into max_connections. */
final class ConnectionBudgetRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        ConnectionBudget budget = ConnectionBudget.of(candidate.spec());
        if (budget.fits()) {
            return List.of();
        }
        String sum = budget.terms().stream()
                .map(term -> term.connections() + " " + term.name())
                .collect(Collectors.joining(" + "));
        return List.of(Finding.error(
                "connection-budget",
                "spec.postgres.maxConnections",
                "maxConnections " + budget.maxConnections() + " does not go round: " + sum + "; every pooler needs at"
                        + " least " + ConnectionBudget.LEAST_PER_POOLER,
                "raise maxConnections, or lower spec.pooling.instances"));
    }
}
