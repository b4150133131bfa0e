package io.pgcluster.render.plan.backup;

import java.time.Duration;

/** What takes the backups, with the commands by which a server hands it WAL and asks for WAL. Its files are written by {@code config}. */
public enum BackupTool {
    /** pgBackRest, over TLS between the hosts. */
    PGBACKREST("pgBackRest", "pgbackrest --stanza=", " archive-push %p", " archive-get %f \"%p\"");

    /**
     * A replica looks into the archive when its primary is gone, several times, and is not promoted meanwhile: a repository that does not
     * answer would hold up a failover for minutes. What is fetched in the background goes on, and the next attempt finds it.
     */
    private static final Duration FETCH_LIMIT = Duration.ofSeconds(5);

    private final String title;
    private final String program;
    private final String archive;
    private final String restore;

    BackupTool(String title, String program, String archive, String restore) {
        this.title = title;
        this.program = program;
        this.archive = archive;
        this.restore = restore;
    }

    /** Its name, for users. */
    public String title() {
        return title;
    }

    /** {@code archive_command} for {@code stanza}, which is a DNS label: no shell takes it apart. */
    public String archiveCommand(String stanza) {
        return program + stanza + archive;
    }

    /** {@code restore_command} for {@code stanza}: with it a replica also fetches WAL that its primary no longer has. */
    public String restoreCommand(String stanza) {
        return "timeout " + FETCH_LIMIT.toSeconds() + " " + program + stanza + restore;
    }
}
