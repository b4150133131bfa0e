package io.pgcluster.cli.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Ports of the loopback interface that nobody listens on. */
final class FreePorts {
    private final Set<Integer> given = new TreeSet<>();

    /** A port that its owner has already. */
    int taken(int port) {
        given.add(port);
        return port;
    }

    /** {@code wanted} if it is free and not given yet, else {@code other} on the same terms, else one that the system chooses. */
    int first(int wanted, Optional<Integer> other) {
        int port = isToBeHad(wanted) ? wanted : other.filter(this::isToBeHad).orElseGet(this::any);
        given.add(port);
        return port;
    }

    private boolean isToBeHad(int port) {
        return !given.contains(port) && isFree(port);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            return given.contains(port) ? any() : port;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no free port on the loopback interface", e);
        }
    }
}
