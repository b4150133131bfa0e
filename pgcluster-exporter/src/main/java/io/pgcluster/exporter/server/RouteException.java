package io.pgcluster.exporter.server;

import java.io.IOException;

/** A server cannot be reached the way that leads to it; the message names the address or the socket, and says why. */
final class RouteException extends IOException {
    private static final long serialVersionUID = 1L;

    RouteException(String message) {
        super(message);
    }

    RouteException(String message, Throwable cause) {
        super(message, cause);
    }
}
