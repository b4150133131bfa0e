package io.pgcluster.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code pgcluster-backup} with a real server and a real repository, in the image: its own tests, in Python, are next to these
 * sources and are not part of the image.
 */
@NeedsEngine(majors = {13, 14, 15, 16, 17, 18, 19})
class BackupProgramIT {
    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final String SMALL_DISK = "/small-disk";
    private static final String SHIFTED_CLOCKS = "pgcluster/postgres-faketime:15";

    @Test
    void backsUpRestoresVerifiesAndExtracts() {
        run(15);
    }

    @Test
    void namesFaultsOfTheRepositoryAndOfTheHostAndGoesOnAfterwards() {
        run("faults", EngineCondition.image(15), List.of(), discover("--pattern", "faults_*.py"));
    }

    @Test
    void namesClocksThatDifferAndExpiresBackupsByTheirAge() {
        String base = EngineCondition.image(15);
        String sources =
                root().resolve("pgcluster-e2e/src/test/docker/faketime").toString();
        Ran.run(
                        LIMIT,
                        Map.of("DOCKER_BUILDKIT", "0"),
                        "docker",
                        "build",
                        "--tag",
                        SHIFTED_CLOCKS,
                        "--build-arg",
                        "BASE=" + base,
                        sources)
                .orFail();
        run("clocks", SHIFTED_CLOCKS, List.of(), discover("--pattern", "faketime_*.py"));
    }

    @ParameterizedTest
    @MethodSource("majors")
    void restoresEveryMajorToATimeAndDrills(int major) {
        run(
                major,
                "-k",
                "restores_exactly_the_rows",
                "-k",
                "drill_passes",
                "-k",
                "brings_a_table_next",
                "-k",
                "brings_a_database");
    }

    /** The repository outlives the server that it was made for; each half runs in the image of its major. */
    @Test
    void aMajorUpgradeKeepsTheRepositoryRight() {
        String volume = "e2e-backup-upgrade";
        Ran.run(LIMIT, "docker", "volume", "rm", "--force", volume).orFail();
        try {
            run(15, List.of("--volume", volume + ":/var/lib/pgbackrest"), "upgrade.Before");
            run(17, List.of("--volume", volume + ":/var/lib/pgbackrest"), "upgrade.After");
        } finally {
            Ran.run(LIMIT, "docker", "volume", "rm", "--force", volume).orFail();
        }
    }

    private static IntStream majors() {
        return Majors.chosen(13, 14, 16, 17, 18, 19);
    }

    private static void run(int major, String... selection) {
        run(Integer.toString(major), EngineCondition.image(major), List.of(), discover(selection));
    }

    private static void run(int major, List<String> options, String... tests) {
        run(Integer.toString(major), EngineCondition.image(major), options, List.of(tests));
    }

    private static List<String> discover(String... selection) {
        List<String> tests = new ArrayList<>(List.of("discover", "--verbose"));
        tests.addAll(List.of(selection));
        return tests;
    }

    private static void run(String name, String image, List<String> options, List<String> tests) {
        String container = "e2e-backup-program-" + name;
        Ran.run(LIMIT, "docker", "rm", "--force", container);
        List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--network", "none", "--init"));
        command.addAll(List.of("--name", container, "--tmpfs", "/tmp:size=2g,mode=1777,exec"));
        command.addAll(List.of("--tmpfs", SMALL_DISK + ":size=128m,mode=1777", "--env", "SMALL_DISK=" + SMALL_DISK));
        command.addAll(List.of("--volume", root().resolve("pgcluster-e2e/src/test/python/backup") + ":/tests:ro"));
        command.addAll(List.of("--env", "PYTHONPATH=/usr/local/lib/pgcluster", "--workdir", "/tests"));
        command.addAll(options);
        command.addAll(List.of("--entrypoint", "/opt/patroni/bin/python", image));
        command.addAll(List.of("-m", "unittest"));
        command.addAll(tests);
        Ran.run(LIMIT, command.toArray(String[]::new)).orFail();
    }

    private static Path root() {
        return Path.of(System.getProperty("pgcluster.root", ".."))
                .toAbsolutePath()
                .normalize();
    }
}
