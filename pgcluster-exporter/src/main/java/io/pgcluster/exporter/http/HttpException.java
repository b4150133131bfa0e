package io.pgcluster.exporter.http;

/** The exporter cannot listen; the message says where and why. */
public final class HttpException extends Exception {
    private static final long serialVersionUID = 1L;

    HttpException(String message, Throwable cause) {
        super(message, cause);
    }
}
