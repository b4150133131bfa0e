package io.pgcluster.exporter.source.pgbouncer;

import java.io.IOException;

/** The pooler refused; the connection is as good as before. */
final class ConsoleException extends IOException {
    private static final long serialVersionUID = 1L;

    ConsoleException(String message) {
        super(message);
    }
}
