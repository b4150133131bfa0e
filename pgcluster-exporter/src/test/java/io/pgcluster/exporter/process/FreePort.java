package io.pgcluster.exporter.process;

import java.io.IOException;
import java.net.ServerSocket;

/** Ports for programs that cannot be told to choose one. */
public final class FreePort {
    private FreePort() {}

    /** One on which nothing listened just now. */
    public static int find() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
