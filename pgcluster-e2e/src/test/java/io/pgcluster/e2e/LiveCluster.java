package io.pgcluster.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A cluster in containers, operated through the command line alone, and gone with everything it had when closed. */
final class LiveCluster implements AutoCloseable {
    private static final Duration UP = Duration.ofMinutes(5);
    private static final Duration DOWN = Duration.ofMinutes(3);
    private static final Duration ASK = Duration.ofMinutes(1);
    private static final Duration HEALTHY = Duration.ofMinutes(2);
    private static final Duration DRILL = Duration.ofMinutes(6);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Path specification;
    private final Path out;

    private LiveCluster(String name, Path specification, Path out) {
        this.name = name;
        this.specification = specification;
        this.out = out;
    }

    /**
     * A cluster that {@code specification} describes, with a directory of its own; not started yet. The directory's name holds what
     * connection strings, URLs and shells take apart.
     */
    static LiveCluster of(String name, String specification) {
        Leftovers.remove(name);
        Path directory = Path.of("target", "e2e", name + " 100%+a&b").toAbsolutePath();
        Leftovers.remove(directory);
        LiveCluster cluster = new LiveCluster(name, directory.resolve("cluster.yaml"), directory.resolve("out"));
        cluster.change(specification);
        return cluster;
    }

    /** The cluster that {@code restore --as} makes from this one; with its own directory, in which its specification is. */
    LiveCluster copy(String copyName) {
        Leftovers.remove(copyName);
        Path directory = out.resolveSibling(copyName);
        return new LiveCluster(copyName, directory.resolve("cluster.yaml"), directory);
    }

    /** Writes another specification; {@link #up} makes it true. */
    void change(String specification) {
        try {
            Files.createDirectories(this.specification.getParent());
            Files.writeString(this.specification, specification);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the cluster, or brings a running one to what the specification says; a failure shows what the members said last. */
    Ran up() {
        try {
            return command(UP, "up").orFail();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + lastWords(), e);
        }
    }

    private String lastWords() {
        StringBuilder words = new StringBuilder();
        String filter = Leftovers.label(name);
        Ran names = Ran.run(ASK, "docker", "ps", "--all", "--filter", filter, "--format", "{{.Names}}");
        for (String container : names.out().lines().sorted().toList()) {
            Ran log = Ran.run(ASK, "docker", "logs", "--tail", "25", container);
            words.append("\n--- ")
                    .append(container)
                    .append('\n')
                    .append(log.out())
                    .append(log.err());
        }
        return words.toString();
    }

    /** Stops the cluster and keeps its data. */
    void down() {
        command(DOWN, "down").orFail();
    }

    /** Runs a drill; what it reports to programs, whether or not every bound of the plan held: {@code breaches} says which did not. */
    DrillResult drill(String fault, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--fault", fault, "--output", "json"));
        arguments.addAll(List.of(options));
        Ran ran = command(DRILL, "drill", arguments.toArray(String[]::new));
        System.out.println(name + " " + fault + ": " + ran.out().replaceAll("\\s+", " "));
        return new DrillResult(json(ran.out().isBlank() ? ran.orFail() : ran));
    }

    /** Waits until {@code status} finds nothing wrong. */
    void awaitHealthy() {
        StringBuilder last = new StringBuilder();
        try {
            Await.until(name + " is healthy", HEALTHY, () -> {
                Ran status = command(HEALTHY, "status");
                last.replace(0, last.length(), status.out() + status.err());
                return status.exitCode() == 0;
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ":\n" + last + lastWords(), e);
        }
    }

    /** What {@code status} tells programs. */
    JsonNode status() {
        return json(command(ASK, "status", "--output", "json").orFail());
    }

    /** Runs a command on this cluster's specification. */
    Ran command(Duration limit, String verb, String... options) {
        return Ran.run(limit, commandLine(verb, options));
    }

    /** The command line that {@link #command} runs, with a verb of one word or two, for tests that interfere with the process. */
    String[] commandLine(String verb, String... options) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.pgcluster.cli.Main"));
        line.addAll(List.of(verb.split(" ")));
        line.addAll(List.of(specificationFile().toString(), "--directory", out.toString()));
        line.addAll(List.of(options));
        return line.toArray(String[]::new);
    }

    /** The directory of the rendered Compose bundle. */
    Path bundle() {
        return out.resolve("compose");
    }

    /** Container of a service. */
    String container(String service) {
        return name + "-" + service + "-1";
    }

    /** Runs a program in the container of {@code service}. */
    Ran exec(String service, String... command) {
        List<String> line = new ArrayList<>(List.of("docker", "exec", container(service)));
        line.addAll(List.of(command));
        return Ran.run(ASK, line.toArray(String[]::new));
    }

    /** The member that is primary now. */
    String primary() {
        for (JsonNode member : status().path("members")) {
            if (member.path("role").asText().equals("primary")) {
                return member.path("name").asText();
            }
        }
        throw new AssertionError("no member of " + name + " is primary: " + status());
    }

    /** Removes containers, networks and volumes; a failure to do so fails the test, for the next one would meet the rest. */
    @Override
    public void close() {
        if (Boolean.getBoolean("pgcluster.e2e.keep")) {
            return;
        }
        command(DOWN, "down", "--volumes", "--yes").orFail();
    }

    /** The specification that commands are run on. */
    Path specificationFile() {
        return specification;
    }

    /** What a command printed for programs. */
    static JsonNode json(Ran ran) {
        try {
            return JSON.readTree(ran.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + ran.out(), e);
        }
    }
}
