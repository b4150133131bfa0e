package io.pgcluster.render.plan.backup;

/** What takes the backups, with the commands by which a server hands it WAL and asks for WAL. Its files are written by {@code config}. */
public enum BackupTool {
    /** pgBackRest, over TLS between the hosts. */
    PGBACKREST("pgBackRest", "pgbackrest --stanza=", " archive-push %p", " archive-get %f \"%p\"");

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
        return program + stanza + restore;
    }
}
