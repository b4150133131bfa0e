package io.pgcluster.exporter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A socket to a server that accepts, and answers only where a test lets it. */
// In a thread of its own: an interrupt, with which a limit ends a test otherwise, ends no wait on such a socket.
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnixSocketTest {
    private static final InetSocketAddress IGNORED = InetSocketAddress.createUnresolved("localhost", 5432);

    private final Path path;
    private final ServerSocketChannel server;

    UnixSocketTest(@TempDir Path folder) throws IOException {
        path = folder.resolve(".s.PGSQL.5432");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path), 1);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void carriesBytesBothWays() throws IOException {
        try (Socket socket = connected();
                SocketChannel peer = server.accept()) {
            socket.getOutputStream().write(new byte[] {1, 2, 3});
            ByteBuffer received = ByteBuffer.allocate(3);
            while (received.hasRemaining()) {
                peer.read(received);
            }
            assertThat(received.array()).containsExactly(1, 2, 3);
            peer.write(ByteBuffer.wrap(new byte[] {(byte) 200}));
            assertThat(socket.getInputStream().read()).isEqualTo(200);
            peer.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aReadEndsAtTheTimeoutThatWasSetLast() throws IOException {
        try (Socket socket = connected()) {
            socket.setSoTimeout(60_000);
            socket.setSoTimeout(100);
            long start = System.nanoTime();
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            // The test's own timeout is shorter than a read that would still wait for the first one.
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(95L);
            assertThat(socket.isClosed()).as("it can go on").isFalse();
        }
    }

    @Test
    void aReadThatTimedOutLosesNothing() throws IOException {
        try (Socket socket = connected();
                SocketChannel peer = server.accept()) {
            socket.setSoTimeout(1);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            peer.write(ByteBuffer.wrap(new byte[] {7}));
            socket.setSoTimeout(5_000);
            assertThat(socket.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void aWriteEndsAtTheTimeoutIfThePeerReadsNothing() throws IOException {
        try (Socket socket = connected()) {
            socket.setSoTimeout(100);
            assertThatThrownBy(() -> socket.getOutputStream().write(new byte[16 << 20]))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void closingFromAnotherThreadEndsARead() throws Exception {
        Socket socket = connected();
        CompletableFuture<Integer> read = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                read.complete(socket.getInputStream().read());
            } catch (IOException e) {
                read.completeExceptionally(e);
            }
        });
        reader.start();
        while (reader.getState() != Thread.State.RUNNABLE || !isSelecting(reader)) {
            Thread.onSpinWait();
        }
        socket.close();

        assertThatThrownBy(() -> read.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(SocketException.class);
        assertThat(socket.isClosed()).isTrue();
        assertThatThrownBy(socket::getInputStream).isInstanceOf(SocketException.class);
    }

    @Test
    void anInterruptEndsNoReadAndIsKept() throws Exception {
        try (Socket socket = connected();
                SocketChannel peer = server.accept()) {
            CompletableFuture<Boolean> read = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                try {
                    boolean right = socket.getInputStream().read() == 9;
                    read.complete(right && Thread.currentThread().isInterrupted());
                } catch (IOException e) {
                    read.completeExceptionally(e);
                }
            });
            reader.start();
            reader.interrupt();
            peer.write(ByteBuffer.wrap(new byte[] {9}));
            assertThat(read.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void connectingEndsInTimeWhereNothingIsAcceptedAnyMore() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 8; i++) {
                            Socket socket = new UnixSocket(path);
                            waiting.add(socket);
                            socket.connect(IGNORED, 200);
                            socket.setSoTimeout(200);
                            socket.getOutputStream().write(1);
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(path.toString());
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void namesTheSocketThatIsMissing() {
        Path missing = path.resolveSibling(".s.PGSQL.1");
        assertThatThrownBy(() -> new UnixSocket(missing).connect(IGNORED, 1000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no socket " + missing)
                .hasMessageContaining("unix_socket_directories");
    }

    @Test
    void namesTheSocketThatNoServerListensOn() throws IOException {
        server.close();
        assertThatThrownBy(() -> new UnixSocket(path).connect(IGNORED, 1000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no server listens on the socket " + path);
        assertThatThrownBy(() -> new UnixSocket(Files.createFile(path.resolveSibling("f"))).connect(IGNORED, 1000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the socket ");
    }

    @Test
    void namesTheSocketWhoseNameIsTooLong() {
        assertThatThrownBy(() -> new UnixSocket(path.resolveSibling("x".repeat(200))).connect(IGNORED, 1000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than");
    }

    private Socket connected() throws IOException {
        Socket socket = new UnixSocket(path);
        socket.connect(IGNORED, 1_000);
        return socket;
    }

    private static boolean isSelecting(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().equals("epollWait")
                    || frame.getMethodName().equals("wait")) {
                return true;
            }
        }
        return false;
    }
}
