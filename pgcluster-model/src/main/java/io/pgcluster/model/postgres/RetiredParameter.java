package io.pgcluster.model.postgres;

import java.util.Optional;

/**
 * A name that was once a parameter.
 *
 * @param name the old name
 * @param gone the first major version without it, which may be older than those supported
 * @param replacement the parameter to use from then on; empty where there is none
 * @param advice what changed and how to carry a value over
 */
record RetiredParameter(String name, int gone, Optional<String> replacement, String advice) {
    static RetiredParameter of(KnowledgeTable.Row row) {
        return new RetiredParameter(
                row.text("name"), row.number("gone"), row.optional("replacement"), row.text("advice"));
    }
}
