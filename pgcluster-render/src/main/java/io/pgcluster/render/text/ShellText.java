package io.pgcluster.render.text;

import java.util.regex.Pattern;

/** Words of a POSIX shell. */
public final class ShellText {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private ShellText() {}

    /** {@code text} as one word, quoted where it needs it. */
    public static String word(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a shell word cannot hold the character NUL");
        }
        return BARE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
