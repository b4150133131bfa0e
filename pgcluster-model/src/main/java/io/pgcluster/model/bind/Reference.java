package io.pgcluster.model.bind;

import io.pgcluster.model.problem.SpecPath;

/** Where users read what a field means. */
@FunctionalInterface
public interface Reference {
    /** The command line explains the fields of a specification. */
    Reference EXPLAIN = path -> "see \"pgcluster explain " + path + "\"";

    /** A hint: {@code see …}. */
    String hint(SpecPath path);
}
