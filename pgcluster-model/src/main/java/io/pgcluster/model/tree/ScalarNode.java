package io.pgcluster.model.tree;

import io.pgcluster.model.problem.Position;
import java.util.Optional;

/**
 * A single value, kept exactly as it was written: {@code 017} stays {@code 017} and {@code on} stays {@code on}, so that nothing is
 * converted before it is known which type the field has.
 *
 * @param position where it begins; empty for a default
 * @param text the characters, without quotes
 * @param kind what YAML takes it for
 */
public record ScalarNode(Optional<Position> position, String text, Kind kind) implements SpecNode {
    private static final int SHOWN = 60;

    /** What YAML takes a scalar for. */
    public enum Kind {
        /** Quoted, or plain and nothing else. */
        TEXT("the text"),
        /** {@code 15}. */
        WHOLE_NUMBER("the number"),
        /** {@code 1.5}. */
        DECIMAL_NUMBER("the number"),
        /** {@code true}, and in YAML 1.1 also {@code yes}, {@code on}, {@code no}, {@code off}. */
        BOOLEAN("the boolean"),
        /** {@code 2026-01-01}. */
        DATE("the date"),
        /** {@code null}, {@code ~} or nothing at all. */
        NOTHING("nothing");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    @Override
    public String describe() {
        return switch (kind) {
            case NOTHING -> kind.words;
            case TEXT -> kind.words + " \"" + shortened() + "\"";
            default -> kind.words + " " + shortened();
        };
    }

    private String shortened() {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
