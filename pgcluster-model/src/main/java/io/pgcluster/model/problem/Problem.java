package io.pgcluster.model.problem;

/**
 * Something wrong with a specification.
 *
 * @param id stable name of the kind of problem, kebab-case, for programs and search
 * @param severity whether it refuses the specification
 * @param path the field
 * @param position where the field, or what should contain it, stands in the text
 * @param message what was found and what was expected
 * @param hint what to do
 */
public record Problem(String id, Severity severity, SpecPath path, Position position, String message, String hint) {}
