package io.pgcluster.render.plan.server;

/** Which layer a parameter's value comes from; a later layer replaces an earlier one. */
public enum ParameterOrigin {
    /** The same in every cluster. */
    DEFAULT("default"),
    /** Computed from resources and profile. */
    SIZED("sized"),
    /** Because of the major version. */
    VERSION("version"),
    /** From the specification's parameters. */
    USER("specification"),
    /** Needed for the cluster to work; the specification cannot change it. */
    MANDATORY("mandatory");

    private final String text;

    ParameterOrigin(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
