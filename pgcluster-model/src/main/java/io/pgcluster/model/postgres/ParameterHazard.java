package io.pgcluster.model.postgres;

import java.util.regex.Pattern;

/**
 * Values of a parameter that the server takes and that must not, or should not, be in force in a cluster.
 *
 * @param name the parameter
 * @param values the values as the server keeps them
 * @param refused whether the value is refused; it is warned of otherwise
 * @param problem what the value does, to be read behind name and value
 * @param hint what to do instead
 */
public record ParameterHazard(String name, Pattern values, boolean refused, String problem, String hint) {
    static ParameterHazard of(KnowledgeTable.Row row) {
        return new ParameterHazard(
                row.text("name"),
                Pattern.compile(row.text("values")),
                refused(row.text("severity")),
                row.text("problem"),
                row.text("hint"));
    }

    private static boolean refused(String severity) {
        return switch (severity) {
            case "error" -> true;
            case "warning" -> false;
            default -> throw new IllegalStateException("hazards.tsv: \"" + severity + "\" is not error or warning");
        };
    }

    /** Whether the server takes {@code value} of {@code parameter} for one of these. */
    boolean covers(Parameter parameter, String value) {
        return values.matcher(parameter.canonical(value)).matches();
    }
}
