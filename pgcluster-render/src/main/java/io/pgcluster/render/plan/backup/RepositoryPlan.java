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
    /** Whether it is on a volume of the backup host. */
    public boolean isLocal() {
        return store instanceof RepositoryStore.Local;
    }
}
