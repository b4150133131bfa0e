package io.pgcluster.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void backsUpRestoresVerifiesAndExtracts() {
        run(15);
    }

    @ParameterizedTest
    @MethodSource("majors")
    void restoresEveryMajorToATimeAndDrills(int major) {
        run(major, "-k", "restores_exactly_the_rows", "-k", "drill_passes");
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
        List<String> tests = new ArrayList<>(List.of("discover", "--verbose"));
        tests.addAll(List.of(selection));
        run(major, List.of(), tests.toArray(String[]::new));
    }

    private static void run(int major, List<String> options, String... tests) {
        Path root = Path.of(System.getProperty("pgcluster.root", ".."))
                .toAbsolutePath()
                .normalize();
        List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--network", "none", "--init"));
        command.addAll(List.of("--name", "e2e-backup-program-" + major, "--tmpfs", "/tmp:size=2g,mode=1777,exec"));
        command.addAll(List.of("--volume", root.resolve("pgcluster-e2e/src/test/python/backup") + ":/tests:ro"));
        command.addAll(List.of("--env", "PYTHONPATH=/usr/local/lib/pgcluster", "--workdir", "/tests"));
        command.addAll(options);
        command.addAll(List.of("--entrypoint", "/opt/patroni/bin/python", EngineCondition.image(major)));
        command.addAll(List.of("-m", "unittest"));
        command.addAll(List.of(tests));
        Ran.run(LIMIT, command.toArray(String[]::new)).orFail();
    }
}
