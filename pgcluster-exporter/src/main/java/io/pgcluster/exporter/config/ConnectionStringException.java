package io.pgcluster.exporter.config;

/** A connection string that cannot be read. Its message names places and parameters, never values, among which passwords are. */
public final class ConnectionStringException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ConnectionStringException(String message) {
        super(message);
    }
}
