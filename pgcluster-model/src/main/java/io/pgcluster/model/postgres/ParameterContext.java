package io.pgcluster.model.postgres;

import java.util.Arrays;

/** When and by whom a parameter can be changed, in the words of {@code pg_settings.context}. */
public enum ParameterContext {
    INTERNAL("internal", ChangeEffect.NEVER),
    POSTMASTER("postmaster", ChangeEffect.RESTART),
    SIGHUP("sighup", ChangeEffect.RELOAD),
    SUPERUSER_BACKEND("superuser-backend", ChangeEffect.RELOAD_NEW_SESSIONS),
    BACKEND("backend", ChangeEffect.RELOAD_NEW_SESSIONS),
    SUPERUSER("superuser", ChangeEffect.RELOAD),
    USER("user", ChangeEffect.RELOAD);

    private final String label;
    private final ChangeEffect effect;

    ParameterContext(String label, ChangeEffect effect) {
        this.label = label;
        this.effect = effect;
    }

    /** The context that {@code pg_settings} calls by this word; throws {@link IllegalArgumentException} for any other. */
    public static ParameterContext of(String label) {
        return Arrays.stream(values())
                .filter(context -> context.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + label + "\" is not a context of pg_settings"));
    }

    /** The word that {@code pg_settings} uses. */
    public String label() {
        return label;
    }

    /** What a change in the configuration file costs. */
    public ChangeEffect effect() {
        return effect;
    }
}
