package io.pgcluster.exporter.collector;

import java.util.Locale;

/** Why a collector did not run, or ended without a failure before it was done. */
public enum SkipReason {
    /** The server's version has nothing of the kind. */
    VERSION,
    /** Only on a primary, or only on a standby. */
    ROLE,
    /** An extension is not installed, or too old. */
    EXTENSION,
    /** The user may not read it. */
    PRIVILEGE,
    /** The server does not have the view or function, or does not support it: a managed service, for example. */
    UNSUPPORTED;

    /** As the value of a label. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
