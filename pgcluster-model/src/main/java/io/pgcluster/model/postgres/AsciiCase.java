package io.pgcluster.model.postgres;

/** Folds A to Z alone, as the server does with names and words in every locale: no Turkish i, no Kelvin sign. */
final class AsciiCase {
    private AsciiCase() {}

    static String lower(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return folded.toString();
    }
}
