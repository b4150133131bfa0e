package io.pgcluster.monitoring.board;

import io.pgcluster.monitoring.dashboard.Annotation;
import io.pgcluster.monitoring.dashboard.Color;
import io.pgcluster.monitoring.dashboard.Variable;
import java.util.ArrayList;
import java.util.List;

/** The variables and annotations that dashboards share. */
final class Header {
    /** How many series a ranking shows. */
    static final Variable TOP_N = new Variable.Choice("topn", "Top", List.of("10", "5", "20", "50"));

    private Header() {}

    /**
     * Data source, job, cluster and instance, each restricted by those before it.
     *
     * @param source a metric that every thing which the dashboard shows has
     */
    static List<Variable> variables(String source, Variable... others) {
        List<Variable> variables = new ArrayList<>();
        variables.add(new Variable.DataSource());
        variables.add(new Variable.Label("job", "Job", source, ".+"));
        variables.add(new Variable.Label("cluster", "Cluster", source + "{job=~\"$job\"}", ".*"));
        variables.add(new Variable.Label("instance", "Instance", source + "{@cluster}", ".+"));
        variables.addAll(List.of(others));
        return variables;
    }

    /** The database; empty for what belongs to none. */
    static Variable database() {
        return new Variable.Label("datname", "Database", "pg_stat_database_numbackends{@}", ".*");
    }

    /** Failovers, restarts and backups. */
    static List<Annotation> annotations() {
        return List.of(
                new Annotation(
                        "Failover",
                        "max by (@) (changes(pg_replication_is_replica{job=~\".+\",cluster=~\"$cluster\"}[@])) > 0"
                                + " and on (@) max by (@) (pg_replication_is_replica{job=~\".+\",cluster=~\"$cluster\"}) == 0",
                        "{{instance}} became the primary",
                        Color.RED),
                new Annotation(
                        "Restart",
                        "max by (@) (changes(pg_up{job=~\".+\",cluster=~\"$cluster\"}[@])) > 0"
                                + " and on (@) max by (@) (pg_up{job=~\".+\",cluster=~\"$cluster\"}) == 1",
                        "{{instance}} was unreachable",
                        Color.ORANGE),
                new Annotation(
                        "Backup",
                        "max by (cluster, stanza) (pgbackrest_stanza_backup_lock_status{cluster=~\"$cluster\"}) == 1",
                        "Backup or expiry of {{stanza}} is running",
                        Color.BLUE));
    }
}
