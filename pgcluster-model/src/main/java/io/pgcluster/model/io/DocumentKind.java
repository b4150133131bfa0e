package io.pgcluster.model.io;

/**
 * What a document should be, for the one who wrote something else.
 *
 * @param id of the problem that it is something else, kebab-case
 * @param expected how such a document looks, for messages
 * @param hint where to start from
 */
public record DocumentKind(String id, String expected, String hint) {
    /** A cluster. */
    public static final DocumentKind SPECIFICATION = new DocumentKind(
            "not-a-specification",
            "a mapping that begins with apiVersion: pgcluster.io/v1",
            "start from \"pgcluster init\" or from one of the examples");
}
