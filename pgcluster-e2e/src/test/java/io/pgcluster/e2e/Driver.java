package io.pgcluster.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drivers of different languages, each with a program that does the same things; {@code drivers/README.md} says which. */
enum Driver {
    PSQL("psql"),
    PSYCOPG("python3"),
    ASYNCPG("python3"),
    PG8000("python3"),
    NODE_POSTGRES("npm"),
    PGX("go"),
    PGJDBC("java");

    private static final Duration INSTALLATION = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Path PROGRAMS = Path.of(
                    System.getProperty("pgcluster.root", ".."),
                    "pgcluster-e2e/src/test/resources/io/pgcluster/e2e/drivers")
            .toAbsolutePath();
    private static final Path NODE = Path.of("target", "node").toAbsolutePath();
    private static final Path PGX_PROGRAM = Path.of("target", "pgx-cases").toAbsolutePath();

    private final String tool;

    Driver(String tool) {
        this.tool = tool;
    }

    /** What this machine lacks to run the driver. */
    Optional<String> missing() {
        return Ran.run(LIMIT, "sh", "-c", "command -v " + tool).exitCode() == 0
                ? Optional.empty()
                : Optional.of(tool + " is not installed");
    }

    /** Installs the pinned versions of every driver whose tool is there; takes a minute the first time. */
    static void install() {
        if (PSYCOPG.missing().isEmpty()) {
            PythonDriver.interpreter();
        }
        if (NODE_POSTGRES.missing().isEmpty()) {
            installNode();
        }
        if (PGX.missing().isEmpty()) {
            String build = "cd \"$0\" && exec go build -o \"$1\" .";
            Ran.run(INSTALLATION, "sh", "-c", build, PROGRAMS.resolve("pgx").toString(), PGX_PROGRAM.toString())
                    .orFail();
        }
    }

    private static void installNode() {
        try {
            Files.createDirectories(NODE);
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.copy(PROGRAMS.resolve(file), NODE.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Ran.run(INSTALLATION, "npm", "ci", "--prefix", NODE.toString(), "--no-audit", "--no-fund")
                .orFail();
    }

    /** What came of each thing, by its name: the second database is one that the specification names, the third is not. */
    Map<String, String> run(LiveCluster cluster, int port, String second, String unnamed) {
        if (this == PGJDBC) {
            return new PgjdbcCases(cluster, port).run(second, unnamed);
        }
        Map<String, String> environment = Map.of(
                "PGHOST",
                "localhost",
                "PGPORT",
                Integer.toString(port),
                "PGUSER",
                "appuser",
                "PGPASSWORD",
                Clients.password(cluster),
                "PGDATABASE",
                "myapp",
                "PGSSLMODE",
                "verify-full",
                "PGSSLROOTCERT",
                Clients.authority(cluster).toString(),
                "NODE_PATH",
                NODE.resolve("node_modules").toString());
        String[] command =
                Stream.concat(program().stream(), Stream.of(second, unnamed)).toArray(String[]::new);
        return Ran.run(LIMIT, environment, command)
                .orFail()
                .out()
                .lines()
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(
                        cells -> cells[0], cells -> cells[1], (first, again) -> again, LinkedHashMap::new));
    }

    private List<String> program() {
        return switch (this) {
            case PSQL -> List.of(PROGRAMS.resolve("psql-cases").toString());
            case PSYCOPG, ASYNCPG, PG8000 ->
                List.of(
                        PythonDriver.interpreter().toString(),
                        PROGRAMS.resolve(name().toLowerCase(java.util.Locale.ROOT) + "_cases.py")
                                .toString());
            case NODE_POSTGRES ->
                List.of("node", PROGRAMS.resolve("node_postgres_cases.js").toString());
            case PGX -> List.of(PGX_PROGRAM.toString());
            case PGJDBC -> throw new IllegalStateException("runs in this process");
        };
    }
}
