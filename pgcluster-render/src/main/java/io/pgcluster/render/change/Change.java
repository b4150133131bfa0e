package io.pgcluster.render.change;

/**
 * Something that would be different.
 *
 * @param what path of the field, or name of the server parameter
 * @param from what it is now; empty if it is not there
 * @param to what it would be; empty if it would not be there
 * @param effect what the change costs
 * @param consequence what happens, in words
 */
public record Change(String what, String from, String to, Effect effect, String consequence) {
    /** The same in a cluster in which the server is {@code alone} or not: a single one cannot restart in turn. */
    Change of(boolean alone) {
        return alone && effect == Effect.ROLLING_RESTART
                ? new Change(
                        what,
                        from,
                        to,
                        Effect.RESTART,
                        "the only server is restarted; there is no replica to take over")
                : this;
    }
}
