package io.pgcluster.exporter.source.pgbouncer;

import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console of a PgBouncer over one connection that is kept. It is asked without a database driver: those set parameters of the session
 * first, which the console refuses, or allows to administrators only.
 */
final class Console implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final int MAX_ROWS = 10_000;
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Dsn dsn;
    private @Nullable Wire wire;

    /** Opens nothing yet. */
    Console(Dsn dsn) {
        this.dsn = dsn;
    }

    /**
     * The rows, each from column to value as it is written; a NULL is an empty text.
     *
     * @throws ConsoleException if the pooler refuses; the connection stays
     * @throws IOException if it cannot be reached, does not answer in time, or gives an answer that cannot be read; the connection has
     *     to be closed
     */
    List<Map<String, String>> show(String what, Deadline deadline) throws IOException {
        try {
            return rows(what, deadline);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // Everything that reads an answer, from the login to the last row, ends here when lengths, numbers or
            // encodings are wrong.
            throw new IOException("its answer to SHOW " + what + " is malformed: is it a PgBouncer?", e);
        }
    }

    private List<Map<String, String>> rows(String what, Deadline deadline) throws IOException {
        Wire open = open(deadline);
        open.until(deadline);
        open.send('Q', Wire.texts("SHOW " + what.toUpperCase(Locale.ROOT)));
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> columns = List.of();
        ConsoleException refused = null;
        long bytes = 0;
        for (Message message = open.next(); message.type() != 'Z'; message = open.next()) {
            switch (message.type()) {
                case 'T' -> columns = message.columns();
                case 'D' -> {
                    bytes += message.length();
                    if (rows.size() < MAX_ROWS && bytes <= MAX_BYTES) {
                        rows.add(row(columns, message.values()));
                    }
                }
                case 'E' -> refused = message.error();
                default -> LOG.trace("Ignored a message of type {}", message.type());
            }
        }
        if (refused != null) {
            throw refused;
        }
        return rows;
    }

    private static Map<String, String> row(List<String> columns, List<String> values) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
            row.put(columns.get(i), values.get(i));
        }
        return row;
    }

    private Wire open(Deadline deadline) throws IOException {
        Wire known = wire;
        if (known == null) {
            Wire opened = Wire.open(dsn, deadline.atMost(dsn.connectTimeout()));
            wire = opened;
            new Login(opened, dsn).run();
            known = opened;
        }
        return known;
    }

    /** Drops the connection, so that the next query opens a new one. */
    @Override
    public void close() {
        Wire known = wire;
        wire = null;
        if (known == null) {
            return;
        }
        try {
            known.close();
        } catch (IOException e) {
            LOG.debug("The connection to the console of {} was not closed cleanly", dsn, e);
        }
    }
}
