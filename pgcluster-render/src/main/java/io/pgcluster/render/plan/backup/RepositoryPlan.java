package io.pgcluster.render.plan.backup;

/**
 * A repository: backups and WAL of the cluster in one place.
 *
 * @param number counted from 1, in the order of the specification
 * @param store where it is
 * @param path its directory there, absolute
 * @param retention how long backups are kept
 * @param encrypted whether its files are encrypted before they leave the cluster
 */
public record RepositoryPlan(
        int number, RepositoryStore store, String path, RetentionPlan retention, boolean encrypted) {
    /** Its name in files and messages. */
    public String name() {
        return "repository" + number;
    }

    /** The key file of its service account, in the secrets directory and among the certificates of the parts that need it. */
    public String serviceAccountFile() {
        return name() + ".json";
    }

    /** Whether it is on a volume of the backup host. */
    public boolean isLocal() {
        return store instanceof RepositoryStore.Local;
    }
}
