package io.pgcluster.model.shape;

/**
 * A field of a section.
 *
 * @param name its key in the YAML
 * @param meaning one or two sentences of description
 * @param example a value as YAML would show it; empty where the default says enough
 * @param shape its type
 * @param optional whether it may be absent even after defaults
 */
public record Field(String name, String meaning, String example, Shape shape, boolean optional) {}
