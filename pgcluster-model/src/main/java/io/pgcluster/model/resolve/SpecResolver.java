package io.pgcluster.model.resolve;

import io.pgcluster.model.bind.SpecBinder;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.rule.Candidate;
import io.pgcluster.model.rule.SpecRule;
import io.pgcluster.model.rule.SpecRules;
import io.pgcluster.model.shape.Shapes;
import io.pgcluster.model.spec.ClusterDocument;
import io.pgcluster.model.tree.MapNode;
import java.util.Optional;

/**
 * Makes a cluster of what a user wrote. The form is checked first, and the rules only when it is right, since a rule that saw a
 * default in place of a mistyped value would complain about something that is not in the text.
 */
public final class SpecResolver {
    private final Defaults defaults;
    private final Problems problems;

    /** A resolver that reports to {@code problems}. */
    public SpecResolver(Defaults defaults, Problems problems) {
        this.defaults = defaults;
        this.problems = problems;
    }

    /** The cluster that {@code written} describes; empty if it is refused, for the reasons that are then among the problems. */
    public Optional<Cluster> resolve(MapNode written) {
        return bind(written)
                .map(document -> new Candidate(document.metadata(), document.spec(), written))
                .filter(this::passesRules)
                .map(candidate -> new Cluster(candidate.metadata(), candidate.spec()));
    }

    /**
     * The cluster that was resolved earlier and written down. Only its form is checked: it passed the rules of its day, and those of
     * today are for the specification that follows it.
     */
    public Optional<Cluster> restore(MapNode resolved) {
        return bind(resolved).map(document -> new Cluster(document.metadata(), document.spec()));
    }

    private Optional<ClusterDocument> bind(MapNode written) {
        Optional<ClusterDocument> document = new SpecBinder(problems)
                .bind(defaults.under(written), Shapes.document())
                .map(ClusterDocument.class::cast);
        DocumentHeader.check(written, problems);
        return document.filter(bound -> !problems.hasErrors());
    }

    private boolean passesRules(Candidate candidate) {
        for (SpecRule rule : SpecRules.all()) {
            for (Finding finding : rule.check(candidate)) {
                problems.add(finding.at(candidate.written().locate(finding.path())));
            }
        }
        return !problems.hasErrors();
    }
}
