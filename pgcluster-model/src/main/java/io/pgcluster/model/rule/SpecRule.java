package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.List;

/** One thing that must hold between fields. A rule changes nothing and knows no other rule. */
@FunctionalInterface
public interface SpecRule {
    /** What is wrong, in the order of the fields; empty if nothing is. */
    List<Finding> check(Candidate candidate);
}
