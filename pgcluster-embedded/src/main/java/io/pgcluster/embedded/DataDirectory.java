package io.pgcluster.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A server's directory: {@code data} with what it stores, its log, and the output of the programs that were run on it.
 * Holds no state of its own, so that any process can continue with a server that another process has started.
 *
 * @param home where the programs are, see {@link EmbeddedBinaries#home}
 * @param root the server's directory
 */
public record DataDirectory(Path home, Path root) {
    private static final Duration INITIALISE = Duration.ofMinutes(2);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);

    /** Keeps absolute paths: the servers' working directory is another. */
    public DataDirectory {
        home = home.toAbsolutePath().normalize();
        root = root.toAbsolutePath().normalize();
    }

    /** How a server is stopped. */
    public enum StopMode {
        /** Breaks off sessions, writes a checkpoint, lets standbys catch up. */
        FAST,
        /** At once, as after a loss of power; the next start recovers. */
        IMMEDIATE
    }

    /** What the server stores, and its configuration. */
    public Path data() {
        return root.resolve("data");
    }

    /** What the server writes about its work. */
    public Path log() {
        return root.resolve("server.log");
    }

    /** Whether there is anything that a server could start from. */
    public boolean isInitialised() {
        return Files.isRegularFile(data().resolve("PG_VERSION"));
    }

    /** The major version that its data is of, as it writes it; empty if there is no data. */
    public Optional<String> version() throws IOException {
        return isInitialised()
                ? Optional.of(Files.readString(data().resolve("PG_VERSION")).strip())
                : Optional.empty();
    }

    /** What its control file says; empty if there is none. */
    public Optional<ControlFile> control() throws IOException {
        return ControlFile.read(data());
    }

    /**
     * Makes a new, empty server.
     *
     * @param superuser name of the role that may do everything; it signs in with SCRAM
     * @param password its password
     * @param options more options of {@code initdb}
     */
    public void initialise(String superuser, String password, List<String> options) throws IOException {
        prepare();
        Path passwordFile = Files.writeString(root.resolve("initial-password"), password);
        try {
            ServerUser.own(passwordFile);
            List<String> arguments = new ArrayList<>(List.of(
                    "--pgdata=" + data(),
                    "--username=" + superuser,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256"));
            arguments.addAll(options);
            run(INITIALISE, "initdb", arguments);
        } finally {
            Files.delete(passwordFile);
        }
    }

    /** Makes the directory, accessible to the servers' user only. */
    void prepare() throws IOException {
        Files.createDirectories(root);
        ServerUser.requireReachable(root);
        ServerUser.own(root);
    }

    /** Sets parameters; what was set before under the same name no longer counts. */
    public void configure(Map<String, String> parameters) throws IOException {
        String lines = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + quoted(entry.getValue()) + "\n")
                        .collect(Collectors.joining());
        Files.writeString(data().resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    /** Gives the directory a configuration file of exactly {@code content}. */
    public void replace(String file, String content) throws IOException {
        Path path = Files.writeString(data().resolve(file), content);
        ServerUser.own(path);
    }

    /**
     * Starts the server and waits until it takes connections.
     *
     * @throws IllegalStateException with the server's log if it does not start
     */
    public void start() throws IOException {
        if (postmaster().isEmpty()) {
            // Left by a server that was killed; its number may belong to another process by now, which would stop the
            // start.
            Files.deleteIfExists(data().resolve("postmaster.pid"));
        }
        long before = Files.exists(log()) ? Files.size(log()) : 0;
        try {
            run(START, "pg_ctl", List.of("start", "-w", "-t", "50", "-D", data().toString(), "-l", log().toString()));
        } catch (IllegalStateException e) {
            throw new IllegalStateException(root.getFileName() + " did not start:\n" + logFrom(before), e);
        }
    }

    /** Stops the server if it runs; never a process that merely got its number. */
    public void stop(StopMode mode) throws IOException {
        if (postmaster().isEmpty()) {
            return;
        }
        run(
                STOP,
                "pg_ctl",
                List.of(
                        "stop",
                        "-w",
                        "-t",
                        "25",
                        "-m",
                        mode == StopMode.FAST ? "fast" : "immediate",
                        "-D",
                        data().toString()));
    }

    /** Makes the server read its configuration again. */
    public void reload() {
        run(STOP, "pg_ctl", List.of("reload", "-D", data().toString()));
    }

    /** Makes a standby a primary and waits until it is one. */
    public void promote() {
        run(START, "pg_ctl", List.of("promote", "-w", "-t", "50", "-D", data().toString()));
    }

    /** The server's first process, if it runs. */
    public Optional<ProcessHandle> postmaster() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String first = Files.readString(file).lines().findFirst().orElse("").strip();
        return first.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(first)).filter(this::isServer)
                : Optional.empty();
    }

    /** The numbers of all its processes, the first one first; none if it does not run. */
    public List<Long> pids() throws IOException {
        Optional<ProcessHandle> first = postmaster();
        List<Long> pids = new ArrayList<>();
        first.ifPresent(process -> {
            pids.add(process.pid());
            process.descendants().map(ProcessHandle::pid).sorted().forEach(pids::add);
        });
        return pids;
    }

    private boolean isServer(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean program = info.command().map(path -> path.endsWith("postgres")).orElse(false);
        boolean here = info.arguments()
                .map(arguments -> List.of(arguments).contains(data().toString()))
                .orElse(false);
        return program && here && process.isAlive();
    }

    private String logFrom(long offset) throws IOException {
        byte[] all = Files.exists(log()) ? Files.readAllBytes(log()) : new byte[0];
        int from = (int) Math.min(offset, all.length);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    private void run(Duration limit, String program, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve(program).toString()));
        command.addAll(arguments);
        CommandLine.run(root, root.resolve(program + ".out"), limit, ServerUser.command(command));
    }

    /** {@code value} as the configuration file wants it. */
    public static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
