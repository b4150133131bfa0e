package io.pgcluster.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running PostgreSQL server in a directory of its own, which closing stops and deletes. */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Superuser of the server. */
    public static final String USER = "postgres";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final int PORT_TRIES = 3;
    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "listen_addresses", "127.0.0.1", "unix_socket_directories", "");

    private final Path home;
    private final Path directory;
    private final String password = UUID.randomUUID().toString();
    private final Thread stopAtExit = new Thread(this::stop, "stop-embedded-postgres");
    private int port;

    private EmbeddedPostgres(Path home, Path directory) {
        this.home = home;
        this.directory = directory;
    }

    /**
     * Makes a data directory and starts a server in it.
     *
     * @param home where the programs are, see {@link EmbeddedBinaries#home}
     * @param parent where the server's own directory is made
     * @param parameters configuration beside address and port; by default it does not wait for disks
     * @throws IllegalStateException with the server's log if it does not start
     */
    public static EmbeddedPostgres start(Path home, Path parent, Map<String, String> parameters) throws IOException {
        Path directory = Files.createTempDirectory(Files.createDirectories(parent.toAbsolutePath()), "server-");
        EmbeddedPostgres server = new EmbeddedPostgres(home, directory);
        boolean started = false;
        try {
            ServerUser.requireReachable(directory);
            ServerUser.own(directory);
            server.initialise(parameters);
            server.startOnFreePort();
            started = true;
            return server;
        } finally {
            if (!started) {
                server.delete();
            }
        }
    }

    /** A new connection as superuser; it gives up on a server that does not answer for 30 seconds. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Where its data and its configuration are. */
    public Path dataDirectory() {
        return directory.resolve("data");
    }

    /** Stops the server, breaking off its sessions, and deletes its directory. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
        try {
            stop();
        } finally {
            delete();
        }
    }

    private void initialise(Map<String, String> parameters) throws IOException {
        Path passwordFile = Files.writeString(directory.resolve("password"), password);
        ServerUser.own(passwordFile);
        run(
                START_LIMIT,
                "initdb",
                "--pgdata=" + dataDirectory(),
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
        Files.delete(passwordFile);
        Map<String, String> all = new TreeMap<>(FAST);
        all.putAll(parameters);
        configure(all);
    }

    private void startOnFreePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            configure(Map.of("port", Integer.toString(port)));
            try {
                startServer();
                return;
            } catch (IllegalStateException e) {
                // Somebody else may have taken the port in between; anything else would happen again.
                String log = Files.readString(log(), StandardCharsets.UTF_8);
                if (attempt == PORT_TRIES || !log.contains("could not bind")) {
                    throw new IllegalStateException(home.getFileName() + " did not start:\n" + log, e);
                }
            }
        }
    }

    private void startServer() {
        Runtime.getRuntime().addShutdownHook(stopAtExit);
        boolean started = false;
        try {
            run(
                    START_LIMIT,
                    "pg_ctl",
                    "start",
                    "-w",
                    "-t",
                    "50",
                    "-D",
                    dataDirectory().toString(),
                    "-l",
                    log().toString());
            started = true;
        } finally {
            if (!started) {
                Runtime.getRuntime().removeShutdownHook(stopAtExit);
            }
        }
    }

    private void stop() {
        run(
                STOP_LIMIT,
                "pg_ctl",
                "stop",
                "-w",
                "-t",
                "25",
                "-m",
                "fast",
                "-D",
                dataDirectory().toString());
    }

    private void configure(Map<String, String> parameters) throws IOException {
        String lines = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + " = '"
                        + entry.getValue().replace("\\", "\\\\").replace("'", "''") + "'\n")
                .collect(Collectors.joining());
        Files.writeString(dataDirectory().resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    private void run(Duration limit, String program, String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of(home.resolve("bin").resolve(program).toString()), Stream.of(arguments))
                .toList();
        CommandLine.run(directory, limit, ServerUser.command(command));
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }

    private Path log() {
        return directory.resolve("server.log");
    }
}
