package io.pgcluster.render.change;

/** What a change costs, from nothing to the worst. */
public enum Effect {
    /** Nothing that runs notices. */
    NONE("none"),
    /** Takes effect in running processes; connections stay. */
    RELOAD("reload"),
    /** Containers are added, removed or recreated; their volumes stay. */
    RECREATE("re-create"),
    /** Database nodes restart one after another, the primary last; clients reconnect once. */
    ROLLING_RESTART("rolling restart"),
    /** The only server restarts: nothing can be read or written until it is back. */
    RESTART("restart"),
    /** Data, or the way back to earlier data, can be lost; or the change cannot be made in place. */
    DATA_AT_RISK("data at risk");

    private final String label;

    Effect(String label) {
        this.label = label;
    }

    /** The effect that tables call {@code label}; throws {@link IllegalArgumentException} for any other. */
    static Effect of(String label) {
        for (Effect effect : values()) {
            if (effect.label.equals(label)) {
                return effect;
            }
        }
        throw new IllegalArgumentException("\"" + label + "\" is no effect of a change");
    }

    /** The word for users. */
    @Override
    public String toString() {
        return label;
    }
}
