package io.pgcluster.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What an earlier test run has left behind of a cluster: it would be taken for that of the next cluster of this name. */
final class Leftovers {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Leftovers() {}

    /** Removes containers, networks and volumes of {@code project}. */
    static void remove(String project) {
        String label = label(project);
        remove(List.of("ps", "--all", "--quiet", "--filter", label), List.of("rm", "--force", "--volumes"));
        remove(List.of("network", "ls", "--quiet", "--filter", label), List.of("network", "rm"));
        remove(List.of("volume", "ls", "--quiet", "--filter", label), List.of("volume", "rm", "--force"));
    }

    /** The filter that finds what belongs to {@code project}. */
    static String label(String project) {
        return "label=com.docker.compose.project=" + project;
    }

    /** Removes {@code directory} with all that is in it, if it is there. */
    static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(List<String> list, List<String> removal) {
        List<String> found = docker(list).out().lines().toList();
        if (!found.isEmpty()) {
            List<String> command = new ArrayList<>(removal);
            command.addAll(found);
            docker(command);
        }
    }

    private static Ran docker(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of("docker"));
        line.addAll(arguments);
        return Ran.run(LIMIT, line.toArray(String[]::new)).orFail();
    }
}
