package io.pgcluster.operate.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/**
 * What PostgreSQL's JDBC driver asks for connections into containers. The driver makes it by name and gives it a text, so the text is
 * the key of a {@link Ticket}.
 */
public final class ProgramSocketFactory extends SocketFactory {
    private static final Map<String, Supplier<Process>> TICKETS = new ConcurrentHashMap<>();

    private final Supplier<Process> start;

    /** Connections for the ticket {@code key}. */
    public ProgramSocketFactory(String key) {
        Supplier<Process> found = TICKETS.get(key);
        if (found == null) {
            throw new IllegalArgumentException("the ticket " + key + " is not open");
        }
        this.start = found;
    }

    /** The right to connect into one container, until it is closed. */
    public static final class Ticket implements AutoCloseable {
        private final String key = UUID.randomUUID().toString();

        Ticket(Supplier<Process> start) {
            TICKETS.put(key, start);
        }

        /** The driver's parameter {@code socketFactoryArg}. */
        public String key() {
            return key;
        }

        @Override
        public void close() {
            TICKETS.remove(key);
        }
    }

    @Override
    public Socket createSocket() {
        return new ProgramSocket(start.get());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw notByAddress();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw notByAddress();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw notByAddress();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        throw notByAddress();
    }

    private static IOException notByAddress() {
        return new IOException("a socket inside a container has no address");
    }
}
