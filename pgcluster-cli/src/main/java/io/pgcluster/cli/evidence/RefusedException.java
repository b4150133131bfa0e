package io.pgcluster.cli.evidence;

/** An operation is refused before anything was changed: it would lose or split data, or nothing is known of what it would do. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /** A refusal with its cause and what to do. */
    public RefusedException(String cause, String remedy) {
        super(cause);
        this.remedy = remedy;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
