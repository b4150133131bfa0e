package io.pgcluster.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Volumes of a stopped cluster that a test loses, and puts back as they were. */
final class Volumes {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String IMAGE = "pgcluster/etcd:3.5-1";

    private final String project;

    Volumes(String project) {
        this.project = project;
    }

    /** Removes the volumes of {@code names}, runs {@code work}, and puts them back. */
    void without(Runnable work, String... names) {
        for (String name : names) {
            copy(volume(name), backup(name));
            remove(volume(name));
        }
        work.run();
        for (String name : names) {
            remove(volume(name));
            copy(backup(name), volume(name));
            remove(backup(name));
        }
    }

    /** Removes the volumes of {@code names} for good. */
    void lose(String... names) {
        Stream.of(names).map(this::volume).forEach(Volumes::remove);
    }

    /** Runs a shell command as root in the volume of {@code name}. */
    void change(String name, String command) {
        shell(List.of(volume(name) + ":/to"), "cd /to && " + command);
    }

    private String volume(String name) {
        return project + "_" + name;
    }

    private String backup(String name) {
        return project + "_backup-" + name;
    }

    private static void copy(String from, String to) {
        shell(List.of(from + ":/from", to + ":/to"), "cp -a /from/. /to/");
    }

    private static void remove(String volume) {
        Ran.run(LIMIT, "docker", "volume", "rm", "--force", volume).orFail();
    }

    private static void shell(List<String> mounts, String command) {
        List<String> line = new ArrayList<>(List.of("docker", "run", "--rm", "--network", "none", "--user", "0:0"));
        mounts.forEach(mount -> line.addAll(List.of("--volume", mount)));
        line.addAll(List.of("--entrypoint", "sh", IMAGE, "-c", command));
        Ran.run(LIMIT, line.toArray(String[]::new)).orFail();
    }
}
