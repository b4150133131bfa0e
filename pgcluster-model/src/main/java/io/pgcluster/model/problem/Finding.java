package io.pgcluster.model.problem;

/**
 * What a rule finds: a problem that does not know yet where in the text its field stands.
 *
 * @param id stable name of the kind of problem, kebab-case
 * @param severity whether it refuses the specification
 * @param path the field
 * @param message what was found and what was expected
 * @param hint what to do
 */
public record Finding(String id, Severity severity, SpecPath path, String message, String hint) {
    /** A finding that refuses the specification. */
    public static Finding error(String id, String path, String message, String hint) {
        return new Finding(id, Severity.ERROR, SpecPath.of(path), message, hint);
    }

    /** A finding that the user should know about. */
    public static Finding warning(String id, String path, String message, String hint) {
        return new Finding(id, Severity.WARNING, SpecPath.of(path), message, hint);
    }

    /** The same, at its place in the text. */
    public Problem at(Position position) {
        return new Problem(id, severity, path, position, message, hint);
    }
}
