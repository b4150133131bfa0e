package io.pgcluster.render.change;

import io.pgcluster.model.postgres.ChangeEffect;
import io.pgcluster.model.postgres.Parameter;
import java.util.Optional;

/**
 * What changing a server parameter costs.
 *
 * @param effect its label
 * @param consequence what happens, in words
 */
public record ParameterEffect(Effect effect, String consequence) {
    /** The effect for a parameter as the catalogue knows it; one that is not known may need a restart. */
    public static ParameterEffect of(Optional<Parameter> known) {
        return known.map(Parameter::changeEffect)
                .map(ParameterEffect::of)
                .orElseGet(() -> new ParameterEffect(
                        Effect.ROLLING_RESTART, "not in the catalogue: the servers say whether they need a restart"));
    }

    private static ParameterEffect of(ChangeEffect effect) {
        return switch (effect) {
            case RELOAD -> new ParameterEffect(Effect.RELOAD, "sessions follow at once");
            case RELOAD_NEW_SESSIONS ->
                new ParameterEffect(Effect.RELOAD, "new sessions follow; open ones keep the old value");
            case RESTART -> new ParameterEffect(Effect.ROLLING_RESTART, "every server is restarted");
            case NEVER ->
                new ParameterEffect(
                        Effect.DATA_AT_RISK, "fixed when the server was built or its data directory was initialized");
        };
    }
}
