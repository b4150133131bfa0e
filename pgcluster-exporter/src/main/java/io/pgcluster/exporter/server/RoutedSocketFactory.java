package io.pgcluster.exporter.server;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** What the JDBC driver makes its sockets with; it finds this class by name and gives it the text of a {@link Route}. */
public final class RoutedSocketFactory extends SocketFactory {
    private final Route route;

    /** Sockets that go the way that {@code route} says. */
    public RoutedSocketFactory(String route) {
        this.route = Route.parse(route);
    }

    @Override
    public Socket createSocket() {
        return route.socket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unsupportedConnectedSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unsupportedConnectedSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unsupportedConnectedSocket();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw unsupportedConnectedSocket();
    }

    private static UnsupportedOperationException unsupportedConnectedSocket() {
        return new UnsupportedOperationException("the driver connects its sockets itself");
    }
}
