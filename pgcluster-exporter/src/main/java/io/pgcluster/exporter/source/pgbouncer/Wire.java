package io.pgcluster.exporter.source.pgbouncer;

import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.TlsMode;
import io.pgcluster.exporter.server.TlsSocketFactory;
import io.pgcluster.exporter.time.Deadline;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Messages of PostgreSQL's protocol over one socket, TLS included. Each read ends by the deadline that was set last. */
final class Wire implements AutoCloseable {
    private static final int SSL_REQUEST = 80_877_103;
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_BYTES_SENT = 8192;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private Deadline deadline;

    private Wire(Socket socket, Deadline deadline) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        // One write for a message: the pooler refuses one that comes in parts.
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), MAX_BYTES_SENT));
        this.deadline = deadline;
    }

    static Wire open(Dsn dsn, Deadline deadline) throws IOException {
        Socket plain = dsn.route().socket();
        boolean opened = false;
        try {
            plain.connect(
                    new InetSocketAddress(dsn.isLocal() ? "localhost" : dsn.host(), dsn.port()), millis(deadline));
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(millis(deadline));
            TlsMode mode = dsn.tls().mode();
            boolean wanted = mode != TlsMode.DISABLE && mode != TlsMode.ALLOW;
            Wire wire = new Wire(wanted ? secured(plain, dsn) : plain, deadline);
            opened = true;
            return wire;
        } finally {
            if (!opened) {
                plain.close();
            }
        }
    }

    private static Socket secured(Socket plain, Dsn dsn) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(plain.getOutputStream()));
        out.writeInt(8);
        out.writeInt(SSL_REQUEST);
        out.flush();
        if (plain.getInputStream().read() != 'S') {
            if (dsn.tls().mode() == TlsMode.PREFER) {
                return plain;
            }
            throw new IOException("it offers no TLS, expected because of sslmode "
                    + dsn.tls().mode().text());
        }
        TlsMode mode = dsn.tls().mode();
        SSLSocket secure = (SSLSocket) TlsSocketFactory.of(dsn.tls()).createSocket(plain, dsn.host(), dsn.port(), true);
        if (mode == TlsMode.VERIFY_FULL) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        secure.startHandshake();
        return secure;
    }

    void until(Deadline next) {
        deadline = next;
    }

    /** Sends a message; the first one has no type. */
    void send(char type, byte[] body) throws IOException {
        if (type != 0) {
            out.writeByte(type);
        }
        out.writeInt(body.length + 4);
        out.write(body);
        out.flush();
    }

    /** The next message. */
    Message next() throws IOException {
        if (deadline.passed()) {
            throw new SocketTimeoutException("time is up");
        }
        socket.setSoTimeout(millis(deadline));
        char type = (char) in.readUnsignedByte();
        int length = in.readInt() - 4;
        if (length < 0 || length > MAX_BYTES) {
            throw new IOException("found a message of " + length + " bytes, expected at most " + MAX_BYTES);
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("the connection ended in the middle of a message");
        }
        return new Message(type, body);
    }

    static byte[] texts(String... texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String text : texts) {
            bytes.write(text.getBytes(StandardCharsets.UTF_8));
            bytes.write(0);
        }
        return bytes.toByteArray();
    }

    private static int millis(Deadline deadline) {
        return (int)
                Math.max(1, Math.min(Integer.MAX_VALUE, deadline.remaining().toMillis()));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
