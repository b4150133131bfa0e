package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.postgres.PostgresVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CI tests some majors by turns; no major that can be tested is left out of two commits in a row. */
class MajorsIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int USAGE = 2;

    /** No package registry has the programs of 12. */
    private static final int NOT_TO_BE_HAD = 12;

    private Path repository;

    MajorsIT(@TempDir Path repository) {
        this.repository = repository;
    }

    @Test
    void testsEveryMajorWithinTwoCommits() {
        commit();
        List<Integer> first = numbers(majors(""));
        commit();
        List<Integer> second = numbers(majors(""));
        commit();
        assertThat(numbers(majors(""))).as("the third turn").isEqualTo(first);

        assertThat(first).isNotEqualTo(second);
        assertThat(Stream.of(first, second).flatMap(List::stream).distinct())
                .containsExactlyInAnyOrderElementsOf(allThatCanBeHad());
    }

    @Test
    void testsInEveryTurnWhatHasNoTurns() {
        for (int turn = 0; turn < 2; turn++) {
            commit();
            assertThat(numbers(majors(""))).containsAll(needs(ReadersIT.class)).containsAll(needs(ChangesIT.class));
        }
    }

    @Test
    void failsOverEveryMajorThatOtherTestsDoNot() {
        List<Integer> expected = new ArrayList<>(allThatCanBeHad());
        expected.removeAll(needs(SwitchoverIT.class));
        assertThat(needs(MajorVersionsIT.class)).isEqualTo(expected);
        assertThat(Majors.chosen(
                        "all",
                        needs(MajorVersionsIT.class).stream()
                                .mapToInt(Integer::intValue)
                                .toArray()))
                .isEqualTo(expected);
    }

    @Test
    void testsAllWhereTheNumberOfCommitsIsNotKnown(@TempDir Path clone) {
        commit();
        commit();
        Ran.run(LIMIT, "git", "clone", "-q", "--depth=1", "file://" + repository, clone.toString())
                .orFail();
        repository = clone;
        assertThat(numbers(majors(""))).containsExactlyInAnyOrderElementsOf(allThatCanBeHad());
    }

    @Test
    void testsWhatIsAskedFor() {
        commit();
        assertThat(numbers(majors("all"))).containsExactlyInAnyOrderElementsOf(allThatCanBeHad());
        assertThat(numbers(majors("16 17"))).containsExactly(15, 17, 18, 16);
        assertThat(majors("12").orFail(USAGE).err()).contains("PGCLUSTER_MAJORS has '12', expected 'all' or some of");
        assertThat(Majors.chosen("15 17 18 16", 13, 16, 17)).containsExactly(16, 17);
    }

    private static List<Integer> allThatCanBeHad() {
        return PostgresVersion.all().stream()
                .map(PostgresVersion::major)
                .filter(major -> major != NOT_TO_BE_HAD)
                .toList();
    }

    private static List<Integer> needs(Class<?> test) {
        return IntStream.of(test.getAnnotation(NeedsEngine.class).majors())
                .boxed()
                .toList();
    }

    private static List<Integer> numbers(Ran ran) {
        return Arrays.stream(ran.orFail().out().strip().split(" "))
                .map(Integer::valueOf)
                .toList();
    }

    private Ran majors(String asked) {
        Path script = Path.of(System.getProperty("pgcluster.root", ".."), ".ci/majors");
        Map<String, String> environment =
                Map.of("GIT_DIR", repository.resolve(".git").toString(), Majors.VARIABLE, asked);
        return Ran.run(LIMIT, environment, script.toAbsolutePath().toString());
    }

    private void commit() {
        String git =
                "git init -q \"$1\" && git -C \"$1\" -c user.name=t -c user.email=t@localhost commit -q --allow-empty -m turn";
        Ran.run(LIMIT, "sh", "-c", git, "commit", repository.toString()).orFail();
    }
}
