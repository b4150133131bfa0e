package io.pgcluster.model.postgres;

import java.util.Optional;

/**
 * A parameter that the cluster sets itself, so that a specification must not.
 *
 * @param name the parameter's name
 * @param specPath the field of the specification that sets it; empty where nothing does
 * @param reason why it is not free to choose
 * @param value what every cluster sets it to; empty where it depends on the cluster
 */
public record ManagedParameter(String name, Optional<String> specPath, String reason, Optional<String> value) {
    static ManagedParameter of(KnowledgeTable.Row row) {
        return new ManagedParameter(row.text("name"), row.optional("field"), row.text("reason"), Optional.empty());
    }

    ManagedParameter with(Optional<String> known) {
        return new ManagedParameter(name, specPath, reason, known);
    }

    /** What to write instead. */
    public String hint() {
        return specPath.map(path -> "set " + path + " instead").orElse("remove it");
    }
}
