package io.pgcluster.render.plan.backup;

/** What can be done with backups on a schedule. */
public enum JobKind {
    /** A copy of everything. */
    FULL("full", "full backup"),
    /** What changed since the last full backup. */
    DIFFERENTIAL("differential", "differential backup"),
    /** What changed since the last backup. */
    INCREMENTAL("incremental", "incremental backup"),
    /** A WAL segment is sent to every repository, and its arrival is checked. */
    CHECK("check", "archive check"),
    /** Checksums and WAL continuity of the repositories are checked. */
    VERIFY("verify", "repository verification"),
    /** A backup is restored into a throw-away server and checked there. */
    DRILL("drill", "restore drill");

    private final String id;
    private final String title;

    JobKind(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Stable name for programs, files and metrics. */
    public String id() {
        return id;
    }

    /** What it is, for users. */
    public String title() {
        return title;
    }
}
