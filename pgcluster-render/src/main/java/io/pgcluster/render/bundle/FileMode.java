package io.pgcluster.render.bundle;

/** Permissions of a rendered file. Nothing rendered is secret, so everyone may read it. */
public enum FileMode {
    /** Mode 0644. */
    REGULAR("rw-r--r--"),
    /** Mode 0755. */
    EXECUTABLE("rwxr-xr-x");

    private final String permissions;

    FileMode(String permissions) {
        this.permissions = permissions;
    }

    /** The permissions as {@code ls} shows them. */
    public String permissions() {
        return permissions;
    }
}
