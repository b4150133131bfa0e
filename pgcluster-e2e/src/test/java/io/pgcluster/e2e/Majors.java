package io.pgcluster.e2e;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** PostgreSQL majors that are tested: CI takes some of them by turns and says which; without its word all are. */
final class Majors {
    /** Majors separated by spaces, as {@code .ci/majors} prints them. */
    static final String VARIABLE = "PGCLUSTER_MAJORS";

    private static final Pattern SPACES = Pattern.compile(" +");

    private Majors() {}

    /** Those of {@code majors} that this run tests. */
    static IntStream chosen(int... majors) {
        return chosen(System.getenv(VARIABLE), majors);
    }

    static IntStream chosen(String named, int... majors) {
        if (named == null || named.isBlank() || named.equals("all")) {
            return IntStream.of(majors);
        }
        Set<Integer> chosen =
                Arrays.stream(SPACES.split(named.strip())).map(Integer::valueOf).collect(Collectors.toSet());
        return IntStream.of(majors).filter(chosen::contains);
    }
}
