package io.pgcluster.model.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that is nearest to a misspelt one. */
public final class Suggestions {
    /** A misspelt name is never this long, and comparing takes time. */
    private static final int MAX_LENGTH = 100;

    private static final int MIN_PREFIX = 4;

    private Suggestions() {}

    /**
     * The candidate that {@code written} most probably stands for: equal but for case, hyphens and underscores, at most a third of its
     * letters away, or the beginning of it. Among equally close ones the first in the alphabet.
     */
    public static Optional<String> closest(String written, Collection<String> candidates) {
        if (written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String plain = plain(written);
        int limit = Math.max(1, plain.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(plain, plain(candidate)) <= limit || isBeginning(plain, plain(candidate)))
                .min(Comparator.<String>comparingInt(candidate -> distance(plain, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code did you mean "x"?}, followed by a space, or nothing. */
    public static String didYouMean(String written, Collection<String> candidates) {
        return closest(written, candidates)
                .map(closest -> "did you mean \"" + closest + "\"? ")
                .orElse("");
    }

    private static boolean isBeginning(String written, String candidate) {
        return candidate.length() >= MIN_PREFIX && written.startsWith(candidate);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Insertions, deletions, replacements and swaps of neighbours that make one text the other. */
    private static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, from, to, i, j);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int cheapest(int[][] steps, String from, String to, int i, int j) {
        int replace = steps[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
