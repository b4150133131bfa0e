package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A proxy as its container starts it, as a process of this machine: what a reload does to sessions. The health checks are left out, and
 * ports and addresses are others; everything else is what the bundle has.
 */
class ProxyReloadIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Longer than sessions lived after a reload when they were cut off five seconds later. */
    private static final Duration BEYOND = Duration.ofSeconds(7);

    private final Rendered rendered = Rendered.example("ha-sync");
    private final int port = Ports.block();
    private final Path directory;

    ProxyReloadIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void aSessionOutlivesTwoReloadsAndTheProcessThatHeldItEndsWithIt() throws Exception {
        NeedsProgram.demand("ProxyReloadIT", "haproxy", "-v");
        try (Echo server = new Echo()) {
            Process proxy = start(server.port());
            try {
                Await.until("the proxy leads to the server", LIMIT, this::leadsToTheServer);
                Set<Long> first = workers(proxy);
                try (Socket session = connect()) {
                    assertThat(answers(session)).isTrue();
                    reload(proxy);
                    reload(proxy);

                    session.setSoTimeout((int) BEYOND.toMillis());
                    assertThatThrownBy(() -> session.getInputStream().read())
                            .as("it stays open")
                            .isInstanceOf(SocketTimeoutException.class);
                    assertThat(answers(session)).isTrue();
                    assertThat(workers(proxy)).as("the process that holds it").containsAll(first);
                }
                Await.until(
                        "only the newest process is left",
                        LIMIT,
                        () -> workers(proxy).size() == 1);
                assertThat(workers(proxy)).doesNotContainAnyElementsOf(first);
                assertThat(leadsToTheServer()).isTrue();
            } finally {
                proxy.descendants().forEach(ProcessHandle::destroyForcibly);
                proxy.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    /** With the start script, whose networks are those of this machine. */
    private Process start(int server) throws IOException {
        Path source = rendered.directory().resolve("config/haproxy");
        for (String file : new String[] {"start", "networks"}) {
            Files.copy(source.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                directory.resolve("haproxy.cfg"), adapted(Files.readString(source.resolve("haproxy.cfg")), server));
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", directory.resolve("start").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().put("PGCLUSTER_ADDRESS", "localhost");
        return builder.start();
    }

    private String adapted(String configuration, int server) {
        String without = configuration
                .replaceAll("(?m)^ +(option httpchk|http-check .*)\n", "")
                .replaceAll("(?m)^( +default-server) check .*$", "$1 check")
                .replaceAll(" verifyhost \\w+", "")
                .replaceAll("(server pg\\d) pg\\d:5432", "$1 127.0.0.1:" + server);
        String ports = without;
        int next = port;
        for (String bound : new String[] {"5435", "5432", "5433", "8404"}) {
            ports = ports.replace("bind :" + bound + "\n", "bind 127.0.0.1:" + next++ + "\n");
        }
        assertThat(ports).doesNotContain("bind :").contains("hard-stop-after");
        return ports;
    }

    /** As the bundle's README says, until a new process serves. */
    private void reload(Process proxy) {
        Set<Long> before = workers(proxy);
        Ran.run(LIMIT, "kill", "-USR2", String.valueOf(proxy.pid())).orFail();
        Await.until("a new process", LIMIT, () -> !before.containsAll(workers(proxy)) && proxy.isAlive());
        Await.until("the proxy leads to the server after a reload", LIMIT, this::leadsToTheServer);
    }

    private static Set<Long> workers(Process proxy) {
        return proxy.children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private boolean leadsToTheServer() {
        try (Socket socket = connect()) {
            return answers(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
        socket.setSoTimeout(2000);
        return socket;
    }

    private static boolean answers(Socket socket) throws IOException {
        socket.getOutputStream().write(42);
        return socket.getInputStream().read() == 42;
    }

    /** Sends every byte back. */
    private static final class Echo implements Closeable {
        private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        Echo() throws IOException {
            begin(this::accept);
        }

        int port() {
            return listening.getLocalPort();
        }

        private void accept() {
            while (!listening.isClosed()) {
                try {
                    Socket client = listening.accept();
                    begin(() -> echo(client));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private static void echo(Socket client) {
            try (client;
                    InputStream input = client.getInputStream()) {
                input.transferTo(client.getOutputStream());
            } catch (IOException closed) {
                // The proxy went away.
            }
        }

        private static void begin(Runnable task) {
            Thread thread = new Thread(task, "echo");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() {
            try {
                listening.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
