package io.pgcluster.exporter.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes TLS sockets that offer certain versions of TLS only, and the host's name only where that is wanted. */
public class ClientSockets extends SSLSocketFactory {
    private final SSLSocketFactory factory;
    private final TlsProtocols protocols;
    private final boolean serverName;

    /** With what {@code factory} makes. */
    public ClientSockets(SSLSocketFactory factory, TlsProtocols protocols, boolean serverName) {
        this.factory = factory;
        this.protocols = protocols;
        this.serverName = serverName;
    }

    private Socket set(Socket made) {
        SSLSocket socket = (SSLSocket) made;
        if (!protocols.names().isEmpty()) {
            socket.setEnabledProtocols(protocols.names().toArray(String[]::new));
        }
        if (!serverName) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of());
            socket.setSSLParameters(parameters);
        }
        return socket;
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        return set(factory.createSocket(plain, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return set(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return set(factory.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return set(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return set(factory.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }
}
