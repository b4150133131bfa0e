package io.pgcluster.monitoring.dashboard;

import java.util.List;

/**
 * The text and color that stand for a value.
 *
 * @param value a whole number
 */
public record ValueText(int value, String text, Color color) {
    /** Of a value that is 1 where something is up. */
    public static final List<ValueText> UP =
            List.of(new ValueText(0, "down", Color.RED), new ValueText(1, "up", Color.GREEN));

    /** Of a value that is 1 where something holds that should. */
    public static final List<ValueText> SHOULD =
            List.of(new ValueText(0, "no", Color.RED), new ValueText(1, "yes", Color.GREEN));

    /** Of a value that is 1 where something holds that should not. */
    public static final List<ValueText> SHOULD_NOT =
            List.of(new ValueText(0, "no", Color.GREEN), new ValueText(1, "yes", Color.ORANGE));

    /** Of {@link Promql#ROLE}. */
    public static final List<ValueText> ROLE = List.of(
            new ValueText(0, "down", Color.RED),
            new ValueText(1, "replica", Color.BLUE),
            new ValueText(2, "primary", Color.GREEN));
}
