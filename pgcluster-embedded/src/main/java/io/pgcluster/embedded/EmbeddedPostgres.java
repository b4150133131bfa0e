package io.pgcluster.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** A test's running PostgreSQL server in a directory of its own, which closing stops and deletes. */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Superuser of the server. */
    public static final String USER = "postgres";

    // By number: kill reads the names by the locale's rules, and does not know CONT in Turkish.
    private static final String STOP = "19";
    private static final String CONT = "18";

    private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(10);
    private static final int PORT_TRIES = 3;

    private final DataDirectory directory;
    private final String password;
    private final AtomicInteger replicas = new AtomicInteger();
    private final Thread stopAtExit = new Thread(this::stopQuietly, "stop-embedded-postgres");
    private List<Long> frozen = List.of();
    private int port;

    private EmbeddedPostgres(DataDirectory directory, String password) {
        this.directory = directory;
        this.password = password;
    }

    /** Starts a server with {@link ServerSettings#DEFAULT} and {@code parameters}. */
    public static EmbeddedPostgres start(Path home, Path parent, Map<String, String> parameters) throws IOException {
        return start(home, parent, ServerSettings.DEFAULT.with(parameters));
    }

    /**
     * Makes a data directory and starts a server in it, on a free port of the loopback interface.
     *
     * @param home where the programs are, see {@link EmbeddedBinaries#home}
     * @param parent where the server's own directory is made
     * @throws IllegalStateException with the server's log if it does not start
     */
    public static EmbeddedPostgres start(Path home, Path parent, ServerSettings settings) throws IOException {
        Template template = Template.of(home);
        DataDirectory directory = ownDirectory(home, parent);
        EmbeddedPostgres server = new EmbeddedPostgres(directory, template.password());
        return server.startOrDelete(() -> {
            template.copyTo(directory);
            directory.configure(settings.parameters());
            if (settings.tls().isPresent()) {
                directory.configure(settings.tls().get().install(directory));
            }
        });
    }

    /**
     * Starts a streaming standby of this server, with a replication slot of its own, on a free port. Close it before its
     * primary.
     *
     * @param parameters what is to be different from the primary
     */
    public EmbeddedPostgres replica(Map<String, String> parameters) throws IOException, SQLException {
        String name = "replica_" + replicas.incrementAndGet();
        String conninfo =
                "host=127.0.0.1 port=" + port + " user=" + USER + " password=" + password + " application_name=" + name;
        DataDirectory copy = ownDirectory(directory.home(), directory.root().resolveSibling(""));
        EmbeddedPostgres replica = new EmbeddedPostgres(copy, password);
        try (Connection session = connect()) {
            return replica.startOrDelete(() -> {
                StandbyCopy.make(session, directory, copy, conninfo, name);
                copy.configure(parameters);
            });
        }
    }

    /** A new connection as superuser; it gives up on a server that does not answer for 30 seconds. */
    public Connection connect() throws SQLException {
        return connect("postgres");
    }

    /** The same to another database. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(url(database), properties);
    }

    /** The JDBC URL of a database, without user and password. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The port on 127.0.0.1, the same through restarts. */
    public int port() {
        return port;
    }

    /** The password of {@link #USER}. */
    public String password() {
        return password;
    }

    /** Where its data and its configuration are. */
    public Path dataDirectory() {
        return directory.data();
    }

    /** What it has logged so far. */
    public String log() throws IOException {
        return Files.readString(directory.log());
    }

    /** The numbers of its processes, the first one first; none while it is stopped. */
    public List<Long> pids() throws IOException {
        return directory.pids();
    }

    /** Stops all its processes where they are (SIGSTOP): connections stay open, and nothing answers. */
    public void freeze() throws IOException {
        frozen = pids();
        signal(STOP, frozen);
    }

    /** Resumes a frozen server. */
    public void thaw() {
        signal(CONT, frozen);
        frozen = List.of();
    }

    /** Stops it; its directory stays. */
    public void stop() throws IOException {
        thaw();
        directory.stop(DataDirectory.StopMode.FAST);
    }

    /** Starts it again after {@link #stop}, on the same port. */
    public void start() throws IOException {
        directory.start();
    }

    /** Makes a standby a primary. */
    public void promote() {
        directory.promote();
    }

    /** Sets parameters and makes the server read them; those that need a restart wait for one. */
    public void configure(Map<String, String> parameters) throws IOException {
        directory.configure(parameters);
        directory.reload();
    }

    /** Stops the server, breaking off its sessions, and deletes its directory. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
        stopQuietly();
        delete();
    }

    private static DataDirectory ownDirectory(Path home, Path parent) throws IOException {
        return new DataDirectory(
                home, Files.createTempDirectory(Files.createDirectories(parent.toAbsolutePath()), "server-"));
    }

    /** What has to be done before the start. */
    private interface Preparation {
        void run() throws IOException, SQLException;
    }

    private EmbeddedPostgres startOrDelete(Preparation preparation) throws IOException {
        Runtime.getRuntime().addShutdownHook(stopAtExit);
        boolean started = false;
        try {
            preparation.run();
            startOnFreePort();
            started = true;
            return this;
        } catch (SQLException e) {
            throw new IOException("cannot copy the primary: " + e.getMessage(), e);
        } finally {
            if (!started) {
                close();
            }
        }
    }

    private void startOnFreePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            directory.configure(Map.of("port", Integer.toString(port)));
            try {
                directory.start();
                return;
            } catch (IllegalStateException e) {
                // Another process may have taken the port in between; any other failure would repeat itself.
                if (attempt == PORT_TRIES || !String.valueOf(e.getMessage()).contains("could not bind")) {
                    throw e;
                }
            }
        }
    }

    /** At once and without a checkpoint: the data is no longer needed, and a standby that hangs must not delay it. */
    private void stopQuietly() {
        try {
            thaw();
            directory.stop(DataDirectory.StopMode.IMMEDIATE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop the server in " + directory.root(), e);
        }
    }

    private void delete() {
        try {
            FileTree.delete(directory.root());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory.root(), e);
        }
    }

    private void signal(String signal, List<Long> processes) {
        if (processes.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.stream()
                .filter(pid -> ProcessHandle.of(pid).isPresent())
                .map(String::valueOf)
                .forEach(command::add);
        CommandLine.run(directory.root(), directory.root().resolve("kill.out"), SIGNAL_LIMIT, command);
    }
}
