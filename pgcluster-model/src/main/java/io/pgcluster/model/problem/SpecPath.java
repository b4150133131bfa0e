package io.pgcluster.model.problem;

/**
 * The path of a field in a specification, as users write it: {@code spec.postgres.parameters.work_mem}, {@code spec.targets[1]}. The
 * root is empty.
 */
public record SpecPath(String text) {
    /** The whole document. */
    public static final SpecPath ROOT = new SpecPath("");

    /** The path written as {@code text}. */
    public static SpecPath of(String text) {
        return new SpecPath(text);
    }

    /** The field {@code name} of this object. */
    public SpecPath child(String name) {
        return new SpecPath(text.isEmpty() ? name : text + "." + name);
    }

    /** The element {@code index} of this list, counted from 0. */
    public SpecPath element(int index) {
        return new SpecPath(text + "[" + index + "]");
    }

    @Override
    public String toString() {
        return text;
    }
}
