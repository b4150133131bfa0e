package io.pgcluster.operate.engine.docker;

import io.pgcluster.operate.failure.UnavailableException;
import io.pgcluster.operate.program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/** A rendered bundle as a Compose project. */
final class ComposeProject {
    private static final String FILE = "compose.yaml";
    private static final Duration SHORT = Duration.ofSeconds(60);

    private final Docker docker;
    private final String name;
    private final Path directory;

    /** The project {@code name} whose {@code compose.yaml} is in {@code directory}. */
    ComposeProject(Docker docker, String name, Path directory) {
        this.docker = docker;
        this.name = name;
        this.directory = directory;
    }

    /**
     * Creates and starts what the files say and removes what they do not mention any more; returns before services are healthy.
     *
     * @param recreate whether containers that are not what the files say are re-created, and with each all that depend on it
     */
    void up(boolean recreate, Duration limit) {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--detach", "--remove-orphans", "--no-build", "--pull", "never"));
        if (!recreate) {
            arguments.add("--no-recreate");
        }
        run(limit, line -> {}, arguments.toArray(String[]::new)).orThrow();
    }

    /** Creates or re-creates one service as the files say, and nothing that it depends on. */
    void upOnly(String service, Duration limit) {
        run(limit, line -> {}, "up", "--detach", "--no-deps", "--no-build", "--pull", "never", service)
                .orThrow();
    }

    /** Re-creates one service as the files say without starting it; {@link #up} starts it when its turn comes. */
    void recreateOnly(String service, Duration limit) {
        run(limit, line -> {}, "up", "--no-start", "--no-deps", "--no-build", "--pull", "never", service)
                .orThrow();
    }

    /**
     * Runs {@code command} in a container of a service that is called {@code name} and removed at its end; nothing that the service
     * depends on is started.
     *
     * @param volumes volumes that take the place of the service's own, by where they are mounted
     */
    Outcome runOnce(
            String service,
            String name,
            SortedMap<String, String> volumes,
            Duration limit,
            Consumer<String> onLine,
            List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("run", "--rm", "--no-deps", "--no-TTY", "--name", name));
        volumes.forEach((mount, volume) -> arguments.addAll(List.of("--volume", volume + ":" + mount)));
        arguments.add(service);
        arguments.addAll(command);
        return run(limit, onLine, arguments.toArray(String[]::new));
    }

    /** The services whose containers are not what the files say, or run another image; {@link #up} would re-create all at once. */
    Set<String> outdated() {
        Set<String> outdated = docker.servicesOfOtherImages(name);
        SortedMap<String, String> existing = docker.configHashes(name);
        String wanted =
                run(SHORT, line -> {}, "config", "--hash", "*").orThrow().out();
        wanted.lines()
                .map(line -> line.split(" ", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> {
                    String present = existing.get(pair[0]);
                    if (present != null && !present.equals(pair[1].strip())) {
                        outdated.add(pair[0]);
                    }
                });
        return outdated;
    }

    /**
     * Stops and removes containers and networks, and with {@code volumes} all data: also that of services that left, whose volumes
     * Compose does not know any more and which a new cluster of this name would find, and refuse.
     */
    void down(boolean volumes, Duration limit, Consumer<String> onLine) {
        if (!Files.isRegularFile(directory.resolve(FILE))) {
            throw new UnavailableException(
                    "there is no rendered bundle in " + directory,
                    "name its directory with --directory, or render it with pgcluster render");
        }
        List<String> arguments = new ArrayList<>(List.of("down", "--remove-orphans"));
        if (volumes) {
            arguments.add("--volumes");
        }
        run(limit, onLine, arguments.toArray(String[]::new)).orThrow();
        if (volumes) {
            docker.removeVolumes(name);
        }
    }

    private Outcome run(Duration limit, Consumer<String> onLine, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--project-name",
                name,
                "--project-directory",
                directory.toString(),
                "--file",
                directory.resolve(FILE).toString()));
        all.addAll(List.of(arguments));
        return docker.compose(limit, onLine, all);
    }
}
