package io.pgcluster.monitoring.threshold;

/**
 * Service level objectives over 30 days, as shares of time.
 *
 * @param availability a primary is reachable
 * @param freshness every standby is at most the warning limit of lag in time behind
 * @param durability archive and backups are within their warning limits
 */
public record ServiceObjectives(double availability, double freshness, double durability) {
    /** Fit for a cluster without special needs. */
    public static final ServiceObjectives DEFAULT = new ServiceObjectives(0.999, 0.99, 0.999);

    /** Refuses values with which an alert could never, or would always fire. */
    public ServiceObjectives {
        Checks.objective("availability", availability);
        Checks.objective("freshness", freshness);
        Checks.objective("durability", durability);
    }
}
