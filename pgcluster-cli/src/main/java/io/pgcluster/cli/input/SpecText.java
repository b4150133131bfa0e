package io.pgcluster.cli.input;

import io.pgcluster.model.problem.Problem;
import java.util.Optional;

/**
 * The text of a specification.
 *
 * @param name how users know it: the path they gave, or {@code <stdin>}
 * @param text what it says, as far as it is text
 * @param defect why it cannot be read as text, if it cannot
 */
public record SpecText(String name, String text, Optional<Problem> defect) {}
