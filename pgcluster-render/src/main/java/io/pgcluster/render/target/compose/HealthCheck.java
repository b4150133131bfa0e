package io.pgcluster.render.target.compose;

import io.pgcluster.render.target.PackedFile;
import io.pgcluster.render.text.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the engine learns whether a container does its work. Starting a check costs the engine far more than the check itself, and a
 * cluster has ten of them, so a container that was healthy the last time waits before it is asked again. The engine cannot say that by
 * itself: before version 25 it waits as long for the first answer as for the others, and {@code up --wait} with it.
 */
final class HealthCheck {
    /** Between checks of a container that has not been healthy yet, or no longer is. */
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    /** What a container that was healthy adds to that. */
    private static final Duration REST = Duration.ofSeconds(25);

    private static final Duration LIMIT = Duration.ofSeconds(4);
    /** The engine's own limit is only there in case the container cannot even start programs in time. */
    private static final Duration RESERVE = Duration.ofSeconds(6);

    private static final int RETRIES = 3;
    /** In memory, writable by every user, and empty after each start of the container. */
    private static final String MARK = "/dev/shm/pgcluster-healthy";

    /** Part of the service's description, for not every container has a directory of scripts. */
    private static final String SCRIPT = inline(PackedFile.read(ComposeTarget.class, "start/healthcheck"));

    private HealthCheck() {}

    /**
     * The health check of a service.
     *
     * @param command a program and its arguments, in an image that has a POSIX shell; it succeeds when the container is healthy
     */
    static Tree of(List<String> command) {
        List<String> test =
                new ArrayList<>(List.of("CMD", "sh", "-c", SCRIPT, "healthcheck", MARK, number(REST), number(LIMIT)));
        test.addAll(command);
        return new Tree()
                .put("test", test)
                .put("interval", seconds(INTERVAL))
                .put("timeout", seconds(REST.plus(LIMIT).plus(RESERVE)))
                .put("retries", RETRIES);
    }

    /** The script on one line, without comments, its dollar signs doubled: Compose replaces variables. */
    private static String inline(String script) {
        return script.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("; "))
                .replace("then; ", "then ")
                .replace("else; ", "else ")
                .replace("$", "$$");
    }

    private static String number(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    private static String seconds(Duration duration) {
        return number(duration) + "s";
    }
}
