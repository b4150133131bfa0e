package io.pgcluster.render.plan.backup;

/** What takes the backups. What differs between tools is written by {@code config}, one class for each tool and file. */
public enum BackupTool {
    /** pgBackRest, over TLS between the hosts. */
    PGBACKREST("pgBackRest");

    private final String title;

    BackupTool(String title) {
        this.title = title;
    }

    /** Its name, for people. */
    public String title() {
        return title;
    }
}
