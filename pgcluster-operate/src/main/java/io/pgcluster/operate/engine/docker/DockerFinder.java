package io.pgcluster.operate.engine.docker;

import io.pgcluster.operate.failure.UnavailableException;
import io.pgcluster.operate.program.Outcome;
import io.pgcluster.operate.program.ProgramException;
import io.pgcluster.operate.program.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds an engine that answers and a Compose that it can be used with, or says what is missing and what to do about it. */
public final class DockerFinder {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern TOO_NEW = Pattern.compile("Maximum supported API version is (\\d+\\.\\d+)");
    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\..*", Pattern.DOTALL);

    private DockerFinder() {}

    /**
     * The engine of this machine.
     *
     * @throws UnavailableException if there is none or no Compose of version 2
     */
    public static Docker find() {
        Programs programs = engine(new Programs(Map.of()));
        for (List<String> compose : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            if (isComposeTwo(programs, compose)) {
                return new Docker(programs, compose);
            }
        }
        throw new UnavailableException(
                "found no Docker Compose of version 2 or newer",
                "Install the Compose plugin, so that \"docker compose version\" answers; Compose 1 is too old.");
    }

    private static Programs engine(Programs programs) {
        Outcome outcome = ask(programs);
        Matcher tooNew = TOO_NEW.matcher(outcome.complaint());
        if (!outcome.succeeded() && tooNew.find()) {
            // A client of Docker 29 or newer does not step down to an old engine by itself.
            return engine(programs.with(Map.of("DOCKER_API_VERSION", tooNew.group(1))));
        }
        if (!outcome.succeeded()) {
            throw new UnavailableException(
                    "no container engine answers: " + outcome.complaint(),
                    "Start Docker, or point DOCKER_HOST at an engine; \"docker version\" must show a server, and your user may need to be in the group docker.");
        }
        return programs;
    }

    private static Outcome ask(Programs programs) {
        try {
            return programs.run(List.of("docker", "version", "--format", "{{.Server.Version}}"), LIMIT);
        } catch (ProgramException e) {
            throw new UnavailableException(
                    "the program \"docker\" cannot be used: " + e.getMessage(),
                    "Install Docker (engine 20.10 or newer, with Compose 2), and see that it is on the PATH.",
                    e);
        }
    }

    private static boolean isComposeTwo(Programs programs, List<String> compose) {
        try {
            List<String> command = new java.util.ArrayList<>(compose);
            command.addAll(List.of("version", "--short"));
            Outcome outcome = programs.run(command, LIMIT);
            Matcher version = VERSION.matcher(outcome.out().strip());
            return outcome.succeeded() && version.matches() && Integer.parseInt(version.group(1)) >= 2;
        } catch (ProgramException e) {
            // Not installed: the next name may be.
            return false;
        }
    }
}
