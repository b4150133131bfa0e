package io.pgcluster.cli.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.TreeSet;

/** Ports of the loopback interface that nobody listens on. */
final class FreePorts {
    private final Set<Integer> given = new TreeSet<>();

    /** {@code wanted} if it is free and not given yet, else one that the system chooses. */
    int near(int wanted) {
        int port = !given.contains(wanted) && isFree(wanted) ? wanted : any();
        given.add(port);
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("there is no free port on the loopback interface", e);
        }
    }
}
