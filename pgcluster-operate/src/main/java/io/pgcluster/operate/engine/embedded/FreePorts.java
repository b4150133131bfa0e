package io.pgcluster.operate.engine.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Ports of the loopback interface that no process listens on; held until they are used, since another cluster may start as well. */
final class FreePorts implements AutoCloseable {
    private final Map<Integer, ServerSocket> held = new TreeMap<>();

    /** {@code wanted} if it is free, else {@code other} if that is, else one that the system chooses. */
    int hold(int wanted, Optional<Integer> other) {
        if (tryHold(wanted)) {
            return wanted;
        }
        return other.filter(this::tryHold).orElseGet(this::any);
    }

    /** Lets go of a port for its server, which is started next. */
    void release(int port) {
        ServerSocket socket = held.remove(port);
        if (socket != null) {
            close(socket);
        }
    }

    @Override
    public void close() {
        held.values().forEach(FreePorts::close);
        held.clear();
    }

    private boolean tryHold(int port) {
        if (held.containsKey(port)) {
            return false;
        }
        try {
            held.put(port, new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private int any() {
        try {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            held.put(socket.getLocalPort(), socket);
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("there is no free port on the loopback interface", e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot free port " + socket.getLocalPort(), e);
        }
    }
}
