package io.pgcluster.exporter.source.pgbouncer;

import io.pgcluster.embedded.TlsFiles;
import io.pgcluster.exporter.process.FreePort;
import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.PasswordSource;
import io.pgcluster.exporter.server.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PgBouncer of this machine on the loopback interface; mostly without servers behind it, since its console needs none. */
public final class RunningPgbouncer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);
    private static final String NOBODY = "65534";
    private static final String NO_SERVER = "host=127.0.0.1 port=1";

    private final Process process;
    private final int port;

    private RunningPgbouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where it is installed, if it is. */
    public static Optional<Path> installed() {
        return Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)), Stream.of("/usr/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static RunningPgbouncer start(Path program, Path folder) throws IOException, InterruptedException {
        return start(program, folder, FreePort.find());
    }

    static RunningPgbouncer start(Path program, Path folder, int port) throws IOException, InterruptedException {
        return start(program, folder, port, NO_SERVER, List.of());
    }

    /**
     * One that passes sessions of its user {@code admin} on.
     *
     * @param server where to, as in a line of its databases
     */
    public static RunningPgbouncer startInFrontOf(Path program, Path folder, String server)
            throws IOException, InterruptedException {
        return start(program, folder, FreePort.find(), server, List.of("pool_mode = transaction"));
    }

    /** One that answers with TLS only; the files must be open to whom it runs as. */
    public static RunningPgbouncer startWithTls(Path program, Path folder, TlsFiles tls)
            throws IOException, InterruptedException {
        return start(
                program,
                folder,
                FreePort.find(),
                NO_SERVER,
                List.of(
                        "client_tls_sslmode = require",
                        "client_tls_cert_file = " + tls.certificate(),
                        "client_tls_key_file = " + tls.key()));
    }

    private static RunningPgbouncer start(Path program, Path folder, int port, String server, List<String> more)
            throws IOException, InterruptedException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("users"), "\"stats\" \"geheim\"\n\"admin\" \"geheim\"\n");
        Path settings = Files.writeString(
                folder.resolve("pgbouncer.ini"), """
                [databases]
                app = %s dbname=app pool_size=7 reserve_pool=3
                [pgbouncer]
                listen_addr = 127.0.0.1,127.0.0.2
                listen_port = %s
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s/users
                stats_users = stats
                admin_users = admin
                max_client_conn = 77
                %s
                """.formatted(server, port, folder, String.join("\n", more)));
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // It refuses to run as root.
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--clear-groups"));
        }
        command.addAll(List.of("env", "HOME=" + folder, program.toString(), settings.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        RunningPgbouncer running = new RunningPgbouncer(process, port);
        running.awaitPort(folder);
        return running;
    }

    private void awaitPort(Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                close();
                throw new IOException("PgBouncer did not start: " + Files.readString(folder.resolve("log")));
            }
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    Dsn dsn(String password) {
        return dsn("stats", password);
    }

    Dsn dsn(String user, String password) {
        return new Dsn(
                "127.0.0.1",
                port,
                "pgbouncer",
                user,
                PasswordSource.of(password),
                Tls.preferred(),
                "test",
                Duration.ofSeconds(2),
                Map.of());
    }

    /** Stops it where it is. */
    void freeze() throws IOException, InterruptedException {
        signal("19");
    }

    /** Lets it continue. */
    void thaw() throws IOException, InterruptedException {
        signal("18");
    }

    /** By number: kill reads the names by the locale's rules, and does not know CONT in Turkish. */
    private void signal(String number) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + number, String.valueOf(process.pid())).start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("kill -" + number + " failed");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
