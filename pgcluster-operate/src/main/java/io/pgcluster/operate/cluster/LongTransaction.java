package io.pgcluster.operate.cluster;

import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;
import java.util.Locale;

/**
 * A transaction that has been open for long: a pause would wait for it.
 *
 * @param pid the server process
 * @param role who
 * @param seconds for how long
 * @param state what it is doing, in PostgreSQL's words
 * @param application how the client calls itself
 */
public record LongTransaction(int pid, String role, double seconds, String state, String application) {
    /** What to ask a server for those that have been open for longer. */
    static String query(Duration longerThan) {
        return String.format(Locale.ROOT, """
                        SELECT pid, coalesce(usename, ''), round(extract(epoch FROM clock_timestamp() - xact_start)::numeric, 1),
                               coalesce(state, ''), replace(replace(application_name, '|', ' '), chr(10), ' ')
                          FROM pg_stat_activity
                         WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
                           AND xact_start < clock_timestamp() - interval '%d milliseconds'
                         ORDER BY xact_start LIMIT 10
                        """, longerThan.toMillis());
    }

    static LongTransaction parse(String row) {
        String[] columns = row.split("\\|", 5);
        if (columns.length != 5) {
            throw new FailedException("pg_stat_activity answered \"" + row + "\", expected five columns");
        }
        return new LongTransaction(
                Integer.parseInt(columns[0]), columns[1], Double.parseDouble(columns[2]), columns[3], columns[4]);
    }

    /** One line for users. */
    public String describe() {
        return "pid " + pid + " of " + role + (application.isEmpty() ? "" : " (" + application + ")") + ", open for "
                + seconds + " s, " + state;
    }
}
