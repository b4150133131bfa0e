package io.pgcluster.operate.engine.docker;

import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.program.Conversation;
import io.pgcluster.operate.program.Outcome;
import io.pgcluster.operate.program.PipeOutcome;
import io.pgcluster.operate.program.ProgramSocketFactory;
import io.pgcluster.operate.program.Programs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The container engine, through its command line. */
public final class Docker {
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final String PROJECT = "label=com.docker.compose.project=";
    private static final String FIELDS = "{{.Label \"com.docker.compose.service\"}}\t{{.State}}\t{{.Status}}\t{{.Label"
            + " \"com.docker.compose.oneoff\"}}";

    private final Programs programs;
    private final List<String> compose;

    Docker(Programs programs, List<String> compose) {
        this.programs = programs;
        this.compose = List.copyOf(compose);
    }

    /** Runs {@code docker} with {@code arguments}; reports how it ended, also if it failed. */
    public Outcome run(Duration limit, String... arguments) {
        return programs.run(command(List.of(arguments)), limit);
    }

    /** Runs {@code docker} with {@code arguments} and shows its output line by line. */
    public Outcome run(
            Duration limit, Consumer<String> onLine, Map<String, String> environment, List<String> arguments) {
        return programs.with(environment).run(command(arguments), "", limit, onLine);
    }

    /** Runs {@code docker} with {@code arguments}, giving it {@code input}. */
    public Outcome runWithInput(String input, Duration limit, List<String> arguments) {
        return programs.run(command(arguments), input, limit, line -> {});
    }

    /** Whether the image {@code reference} is on this machine. */
    public boolean hasImage(String reference) {
        return !imageId(reference).isEmpty();
    }

    /** The id of an image on this machine whose title is {@code title}, if there is one. */
    public Optional<String> imageTitled(String title) {
        return run(SHORT, "image", "ls", "--quiet", "--filter", "label=org.opencontainers.image.title=" + title)
                .orThrow()
                .out()
                .lines()
                .findFirst();
    }

    /** The names of the volumes that belong to a Compose project, or whose name says so. */
    public List<String> volumes(String project) {
        return run(SHORT, "volume", "ls", "--quiet", "--filter", "name=" + project + "_")
                .orThrow()
                .out()
                .lines()
                .filter(name -> name.startsWith(project + "_"))
                .sorted()
                .toList();
    }

    /** Runs Compose with {@code arguments} and shows its output line by line. */
    public Outcome compose(Duration limit, Consumer<String> onLine, List<String> arguments) {
        List<String> command = new ArrayList<>(compose);
        command.addAll(arguments);
        return programs.run(command, "", limit, onLine);
    }

    /** Runs {@code command} in a container, giving it {@code input}, and shows its output line by line. */
    public Outcome exec(String container, String input, Duration limit, Consumer<String> onLine, List<String> command) {
        return programs.run(execCommand(container, command), input, limit, onLine);
    }

    /** Runs a command in a container and one in another, which reads what the first writes. */
    public PipeOutcome pipe(
            String from, List<String> source, String to, List<String> sink, Duration limit, Consumer<String> onLine) {
        return programs.pipe(execCommand(from, source), execCommand(to, sink), limit, onLine);
    }

    /** Starts {@code command} in a container to talk with it. */
    public Conversation converse(String container, List<String> command) {
        return programs.converse(execCommand(container, command));
    }

    /** Lets the JDBC driver connect through {@code command}, which carries bytes of its input and output to a server. */
    public ProgramSocketFactory.Ticket ticket(String container, List<String> command) {
        return programs.ticket(execCommand(container, command));
    }

    /**
     * The command line that runs {@code command} in a container on the terminal of a user.
     *
     * @param variables names of environment variables that the command gets from this process
     */
    public List<String> interactive(String container, boolean terminal, List<String> variables, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("exec", terminal ? "-it" : "-i"));
        variables.forEach(variable -> arguments.addAll(List.of("--env", variable)));
        arguments.add(container);
        arguments.addAll(command);
        return command(arguments);
    }

    /** The containers of a Compose project by service, running or not. */
    public SortedMap<String, Part> containers(String project) {
        Outcome outcome = run(SHORT, "ps", "--all", "--no-trunc", "--filter", PROJECT + project, "--format", FIELDS)
                .orThrow();
        SortedMap<String, Part> containers = new TreeMap<>();
        outcome.out()
                .lines()
                .map(Docker::parse)
                .flatMap(Optional::stream)
                .forEach(one -> containers.put(one.name(), one));
        return containers;
    }

    /** What each service's container was made from, as Compose marks it. */
    SortedMap<String, String> configHashes(String project) {
        Outcome outcome = run(
                        SHORT,
                        "ps",
                        "--all",
                        "--filter",
                        PROJECT + project,
                        "--filter",
                        "label=com.docker.compose.oneoff=False",
                        "--format",
                        "{{.Label \"com.docker.compose.service\"}}\t{{.Label \"com.docker.compose.config-hash\"}}")
                .orThrow();
        SortedMap<String, String> hashes = new TreeMap<>();
        outcome.out()
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == 2)
                .forEach(fields -> hashes.put(fields[0], fields[1]));
        return hashes;
    }

    /** Removes the volumes of a Compose project, used or not; none may be in use. */
    void removeVolumes(String project) {
        Outcome names = run(SHORT, "volume", "ls", "--quiet", "--filter", PROJECT + project)
                .orThrow();
        List<String> arguments = new ArrayList<>(List.of("volume", "rm"));
        arguments.addAll(names.out().lines().toList());
        if (arguments.size() > 2) {
            run(SHORT, arguments.toArray(String[]::new)).orThrow();
        }
    }

    /** What a container wrote last. */
    public String log(String container, int lines) {
        Outcome outcome = run(SHORT, "logs", "--tail", String.valueOf(lines), container);
        return (outcome.out() + outcome.err()).strip();
    }

    /** The services of a project whose containers run another image than its name means now. */
    Set<String> servicesOfOtherImages(String project) {
        List<String> arguments = new ArrayList<>(List.of(
                "inspect",
                "--format",
                "{{index .Config.Labels \"com.docker.compose.service\"}}\t{{.Image}}\t{{.Config.Image}}"));
        arguments.addAll(ids(project));
        Set<String> services = new TreeSet<>();
        if (arguments.size() == 3) {
            return services;
        }
        Map<String, String> idByName = new TreeMap<>();
        run(SHORT, arguments.toArray(String[]::new))
                .orThrow()
                .out()
                .lines()
                .map(line -> line.split("\t", -1))
                .forEach(fields -> {
                    String id = idByName.computeIfAbsent(fields[2], this::imageId);
                    if (!id.isEmpty() && !id.equals(fields[1])) {
                        services.add(fields[0]);
                    }
                });
        return services;
    }

    private List<String> ids(String project) {
        return run(
                        SHORT,
                        "ps",
                        "--all",
                        "--quiet",
                        "--no-trunc",
                        "--filter",
                        PROJECT + project,
                        "--filter",
                        "label=com.docker.compose.oneoff=False")
                .orThrow()
                .out()
                .lines()
                .toList();
    }

    private String imageId(String image) {
        return run(SHORT, "image", "inspect", "--format", "{{.Id}}", image)
                .out()
                .strip();
    }

    /** Removes the volumes {@code names}; those that do not exist are ignored. */
    public void removeVolumes(List<String> names) {
        List<String> arguments = new ArrayList<>(List.of("volume", "rm", "--force"));
        arguments.addAll(names);
        if (!names.isEmpty()) {
            run(SHORT, arguments.toArray(String[]::new)).orThrow();
        }
    }

    private static Optional<Part> parse(String line) {
        String[] fields = line.split("\t", -1);
        boolean oneOff = fields.length > 3 && fields[3].equalsIgnoreCase("true");
        return fields.length < 4 || oneOff
                ? Optional.empty()
                : Optional.of(PartText.read(fields[0], fields[1], fields[2]));
    }

    private static List<String> execCommand(String container, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("exec", "-i", container));
        arguments.addAll(command);
        return command(arguments);
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        return command;
    }
}
