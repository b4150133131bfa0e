package io.pgcluster.exporter.collector.legacy;

import io.pgcluster.model.problem.Problem;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.Severity;
import io.pgcluster.model.problem.Suggestions;
import java.util.List;

/** Reports with places. */
record LegacyProblems(Problems problems) {
    void error(String id, LocatedNode at, String message, String hint) {
        problems.error(id, at.path(), at.position(), message, hint);
    }

    void wrongType(LocatedNode at, String expected) {
        error(
                "wrong-type",
                at,
                "found " + at.node().describe() + ", expected " + expected,
                "write it as postgres_exporter's --extend.query-path wants it");
    }

    /** Warns of keys that mean nothing: postgres_exporter read over them, so they are no reason to refuse a file that worked. */
    void unknownKeys(LocatedNode mapping, List<String> known) {
        List<String> keys = mapping.keys();
        for (int i = 0; i < keys.size(); i++) {
            if (!known.contains(keys.get(i))) {
                LocatedNode at = mapping.children().get(i);
                problems.add(new Problem(
                        "unknown-key",
                        Severity.WARNING,
                        at.path(),
                        at.position(),
                        "unknown key \"" + keys.get(i) + "\" is ignored",
                        Suggestions.didYouMean(keys.get(i), known) + "known here: " + String.join(", ", known)));
            }
        }
    }
}
