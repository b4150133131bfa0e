package io.pgcluster.monitoring.dashboard;

/**
 * Short forms in expressions, so that no panel can forget a variable.
 *
 * <ul>
 *   <li>{@code {@}}, {@code {@,mode="x"}}: job, cluster and instance are those that the reader chose
 *   <li>{@code {@db}}: the database too; {@code {@cluster}}: cluster and job only
 *   <li>{@code [@]}: the window of rates that fits step and scrape interval
 *   <li>{@code by (@)}, {@code on (@, datname)}, {@code by (stanza, @)}: cluster and instance
 * </ul>
 */
public final class Promql {
    private static final String CLUSTER = "job=~\"$job\",cluster=~\"$cluster\"";
    private static final String INSTANCE = CLUSTER + ",instance=~\"$instance\"";

    /** 2 for a primary, 1 for a replica, 0 for a server that cannot be reached. */
    public static final String ROLE =
            "max by (@) (pg_up{@} == 1) * on (@) (2 - max by (@) (pg_replication_is_replica{@})) or 0 * max by (@) (pg_up{@})";

    private Promql() {}

    /** The expression with its short forms replaced. */
    public static String expand(String expression) {
        return expression
                .replace("{@db", "{" + INSTANCE + ",datname=~\"$datname\"")
                .replace("{@cluster", "{" + CLUSTER)
                .replace("{@", "{" + INSTANCE)
                .replace("[@]", "[$__rate_interval]")
                .replace("(@", "(cluster, instance")
                .replace(", @)", ", cluster, instance)");
    }

    /**
     * The {@code $topn} largest rates, ranked once over the whole range: ranked in each step, many more series would be drawn.
     *
     * @param labels to add up by
     * @param counter a selector without a window
     */
    public static String topRates(String labels, String counter) {
        return fill("sum by (%1$s) (rate(%2$s[@])) and ", labels, counter) + mostIncreased(labels, counter);
    }

    /**
     * The {@code $topn} series whose counters rose most in the whole range: what other values of the same series are limited to.
     *
     * @param labels to add up by
     * @param counter a selector without a window
     */
    public static String mostIncreased(String labels, String counter) {
        return fill("topk($topn, sum by (%1$s) (increase(%2$s[$__range] @ end())))", labels, counter);
    }

    /** The {@code $topn} largest of a gauge, ranked once by the highest value in the range. */
    public static String topValues(String labels, String gauge) {
        return fill(
                "max by (%1$s) (%2$s) and topk($topn, max by (%1$s) (max_over_time(%2$s[$__range] @ end())))",
                labels, gauge);
    }

    /** The {@code $topn} largest sums of a gauge, ranked once by their mean in the range. */
    public static String topSums(String labels, String gauge) {
        return fill(
                "sum by (%1$s) (%2$s) and topk($topn, sum by (%1$s) (avg_over_time(%2$s[$__range] @ end())))",
                labels, gauge);
    }

    /** A gauge as a share of another, for each value of the labels; nothing where the whole is 0. */
    public static String ratio(String labels, String part, String whole) {
        return fill("max by (%1$s) (%2$s) / (max by (%1$s) (%3$s) > 0)", labels, part, whole);
    }

    /** The expression with {@code %1$s} and so on, or {@code %s} for the first, replaced by values. */
    public static String fill(String expression, String... values) {
        String filled = expression.replace("%s", values[0]);
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("%" + (i + 1) + "$s", values[i]);
        }
        return filled;
    }
}
