package io.pgcluster.exporter.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Unix-domain socket that looks like any other to the JDBC driver. Java offers such sockets as channels only, and those block without a timeout; this
 * one keeps its channel non-blocking and waits with a selector, so that timeouts for connecting and reading hold, and {@link #close} from
 * another thread ends a read at once. What only TCP has, such as keep-alive, is accepted and means nothing.
 */
@SuppressWarnings(
        "UnsynchronizedOverridesSynchronized") // One lock for all of them would let a read keep other threads from
// closing.
final class UnixSocket extends Socket {
    private final Path path;
    private final Object state = new Object();
    private @Nullable UnixStreams streams;
    private boolean closed;
    private volatile int timeout;

    UnixSocket(Path path) {
        this.path = path;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    /** Connects to the socket's path and ignores {@code endpoint}. */
    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        UnixStreams opened = null;
        try {
            opened = new UnixStreams(channel, () -> timeout);
            keep(opened);
            if (!channel.connect(UnixDomainSocketAddress.of(path))) {
                opened.await(SelectionKey.OP_CONNECT, timeoutMillis);
                channel.finishConnect();
            }
        } catch (IOException | IllegalArgumentException e) {
            close();
            channel.close();
            throw explained(e);
        }
    }

    private void keep(UnixStreams opened) throws IOException {
        synchronized (state) {
            if (closed) {
                throw new SocketException("Socket closed");
            }
            streams = opened;
        }
    }

    /** Goes by the exception's type: the system's own words for an errno come in the language of its locale. */
    private IOException explained(Exception failure) {
        String text = Objects.requireNonNullElse(failure.getMessage(), "no reason was given");
        if (failure instanceof BindException) {
            return new RouteException(
                    "permission to connect to the socket " + path + " is denied to the exporter's user", failure);
        } else if (text.contains("too long")) {
            return new RouteException("the name of the socket " + path + " is longer than a socket's may be", failure);
        } else if (Files.notExists(path)) {
            return new RouteException(
                    "there is no socket " + path + ": does the server run, with this port and this directory in its"
                            + " unix_socket_directories?",
                    failure);
        } else if (failure instanceof ConnectException) {
            return new RouteException(
                    "no server listens on the socket " + path + ": did it end without removing it?", failure);
        }
        return new RouteException("the socket " + path + " cannot be connected to: " + text, failure);
    }

    private UnixStreams streams() throws SocketException {
        synchronized (state) {
            if (closed) {
                throw new SocketException("Socket is closed");
            } else if (streams == null) {
                throw new SocketException("Socket is not connected");
            }
            return streams;
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return streams().input();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return streams().output();
    }

    @Override
    public void close() throws IOException {
        UnixStreams open;
        synchronized (state) {
            closed = true;
            open = streams;
        }
        if (open != null) {
            open.close();
        }
    }

    @Override
    public boolean isConnected() {
        synchronized (state) {
            return streams != null;
        }
    }

    @Override
    public boolean isClosed() {
        synchronized (state) {
            return closed;
        }
    }

    @Override
    public void setSoTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeout;
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        try {
            return streams().channel().getOption(StandardSocketOptions.SO_SNDBUF);
        } catch (IOException e) {
            throw (SocketException) new SocketException("the buffer's size cannot be read").initCause(e);
        }
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        try {
            return streams().channel().getOption(StandardSocketOptions.SO_RCVBUF);
        } catch (IOException e) {
            throw (SocketException) new SocketException("the buffer's size cannot be read").initCause(e);
        }
    }

    @Override
    public void setSendBufferSize(int size) {}

    @Override
    public void setReceiveBufferSize(int size) {}

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public boolean getTcpNoDelay() {
        return true;
    }

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public boolean getKeepAlive() {
        return false;
    }

    @Override
    public String toString() {
        return "Unix socket " + path;
    }
}
