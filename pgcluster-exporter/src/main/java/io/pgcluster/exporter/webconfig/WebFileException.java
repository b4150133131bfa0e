package io.pgcluster.exporter.webconfig;

/** The web configuration file cannot be used; the message says why, line by line, without secrets. */
public final class WebFileException extends Exception {
    private static final long serialVersionUID = 1L;

    WebFileException(String message) {
        super(message);
    }
}
