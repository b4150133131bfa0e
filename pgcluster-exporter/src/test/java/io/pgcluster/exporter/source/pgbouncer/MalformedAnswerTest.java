package io.pgcluster.exporter.source.pgbouncer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.PasswordSource;
import io.pgcluster.exporter.server.Tls;
import io.pgcluster.exporter.server.TlsMode;
import io.pgcluster.exporter.source.CollectedSamples;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What listens on a pooler's port and says what no pooler would. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MalformedAnswerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] OK = {0, 0, 0, 0};
    private static final byte[] READY = {'I'};

    /** The messages of one answer, after the startup packet has been read. */
    private interface Answer {
        void write(Messages messages) throws IOException;
    }

    private static Stream<Named<Answer>> answers() {
        return Stream.of(
                Named.of("an authentication request that ends early", messages -> messages.send('R', 0, 0)),
                Named.of(
                        "a SASL challenge whose rounds are no number",
                        messages -> messages.send('R', sasl("r=x,s=AAAA,i=many"))),
                Named.of("a SASL answer that is no Base64", messages -> messages.send('R', finished("v=%%%"))),
                Named.of("an error without an end", messages -> messages.send('E', 'S', 'x')),
                Named.of("a column description that ends early", messages -> messages.loggedIn()
                        .send('T', 0, 3, 'a', 0)),
                Named.of("a value of two gigabytes", messages -> messages.loggedIn()
                        .send('D', 0, 1, 0x7f, 0xff, 0xff, 0xff)),
                Named.of("a value that is longer than its message", messages -> messages.loggedIn()
                        .send('D', 0, 1, 0, 0, 0, 9, 'x')),
                Named.of("another protocol", messages -> messages.raw("HTTP/1.1 400 Bad Request\r\n\r\n")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void failsTheSourceAndClosesTheConnection(Answer answer) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> answered(listener, answer));
            CollectedSamples collected = new CollectedSamples();
            try (PgbouncerSource source = new PgbouncerSource(dsn(listener.getLocalPort()), Map.of())) {
                assertThatThrownBy(() -> source.collect(Deadline.in(PATIENCE), collected))
                        .isInstanceOf(SourceException.class)
                        .hasMessageContaining("PgBouncer at 127.0.0.1:");
                assertThat(closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .as("the exporter closed its side")
                        .isTrue();
            }
            assertThat(collected.samples()).containsExactly(Map.entry("pgbouncer_up", 0.0));
        }
    }

    private static boolean answered(ServerSocket listener, Answer answer) {
        try (Socket client = listener.accept()) {
            client.setSoTimeout((int) PATIENCE.toMillis());
            DataInputStream in = new DataInputStream(client.getInputStream());
            in.readNBytes(in.readInt() - Integer.BYTES);
            answer.write(new Messages(client));
            while (in.read() >= 0) {
                // What it still had to say; then it closes.
            }
            return true;
        } catch (IOException e) {
            // Closing with something unread resets the connection, which is as good.
            return String.valueOf(e.getMessage()).contains("reset");
        }
    }

    private static byte[] sasl(String text) {
        return method(11, text);
    }

    private static byte[] finished(String text) {
        return method(12, text);
    }

    private static byte[] method(int number, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, 0, 0, (byte) number});
        bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static Dsn dsn(int port) {
        Tls usual = Tls.preferred();
        return new Dsn(
                "127.0.0.1",
                port,
                "pgbouncer",
                "stats",
                PasswordSource.of("stats"),
                new Tls(TlsMode.DISABLE, usual.files(), usual.protocols(), usual.serverName()),
                "test",
                PATIENCE,
                Map.of());
    }

    private record Messages(Socket client) {
        Messages loggedIn() throws IOException {
            return send('R', OK).send('Z', READY);
        }

        Messages send(char type, int... body) throws IOException {
            byte[] bytes = new byte[body.length];
            for (int i = 0; i < body.length; i++) {
                bytes[i] = (byte) body[i];
            }
            return send(type, bytes);
        }

        Messages send(char type, byte[] body) throws IOException {
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            out.writeByte(type);
            out.writeInt(body.length + Integer.BYTES);
            out.write(body);
            out.flush();
            return this;
        }

        void raw(String text) throws IOException {
            client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
        }
    }
}
