package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.bundle.FileMode;
import io.pgcluster.render.target.compose.ComposeTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle's scripts stay short, and shellcheck finds nothing in them. */
class ScriptsIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String COMMANDS = "pgcluster-operate/src/main/resources";
    private static final String HEALTH_CHECK =
            "pgcluster-render/src/main/resources/io/pgcluster/render/target/compose/start/healthcheck";
    private static final int MOST_LINES = 30;

    /** What is read from top to bottom during a restore or the build of an image may be longer. */
    private static final Map<String, Integer> LONGER = Map.of(
            "backup/restore",
            110,
            "backup/restore-table",
            60,
            "images/postgres/entrypoint",
            60,
            "images/postgres/take-pgbackrest",
            60);

    private final Rendered rendered = Rendered.example("ha-sync");

    @Test
    void shellcheckFindsNothing() {
        NeedsProgram.demand("ScriptsIT", "shellcheck", "--version");
        List<String> command = new ArrayList<>(List.of("shellcheck", "--external-sources", "--source-path=SCRIPTDIR"));
        scripts().forEach(script -> command.add(path(script).toString()));
        command.add(Path.of(System.getProperty("pgcluster.root", ".."), HEALTH_CHECK)
                .toString()); // part of compose.yaml
        Ran.run(LIMIT, command.toArray(String[]::new)).orFail();
    }

    /** Scripts that the commands run inside of containers. */
    @Test
    void shellcheckFindsNothingInTheScriptsOfTheCommands() throws IOException {
        NeedsProgram.demand("ScriptsIT", "shellcheck", "--version");
        List<String> command = new ArrayList<>(List.of("shellcheck"));
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("pgcluster.root", ".."), COMMANDS))) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".py"))
                    .forEach(file -> command.add(file.toString()));
        }
        assertThat(command).hasSizeGreaterThan(4);
        Ran.run(LIMIT, command.toArray(String[]::new)).orFail();
    }

    @Test
    void scriptsAreShortEnoughToBeRead() {
        assertThat(scripts()).isNotEmpty().allSatisfy(script -> assertThat(
                        script.text().lines())
                .as(script.path())
                .hasSizeLessThanOrEqualTo(LONGER.getOrDefault(script.path(), MOST_LINES)));
    }

    @Test
    void scriptsOfTheServicesStopAtTheFirstError() {
        assertThat(scripts())
                .filteredOn(script -> !script.path().startsWith("drills/"))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(script.text())
                        .as(script.path())
                        .matches("(?s)#!/bin/(ba)?sh\n.*")
                        .contains("\nset -eu\n"));
    }

    private List<Artifact> scripts() {
        return new ComposeTarget()
                .render(rendered.plan()).stream()
                        .filter(artifact -> artifact.mode() == FileMode.EXECUTABLE)
                        .filter(artifact -> !artifact.text().startsWith("#!/opt/patroni/bin/python\n"))
                        .toList();
    }

    private Path path(Artifact script) {
        return rendered.directory().resolve(script.path());
    }
}
