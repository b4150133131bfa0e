package io.pgcluster.cli.console;

/**
 * A line of a file as it can be shown: control characters made harmless, a long line cut to what stands around the mark.
 *
 * @param text what is shown
 * @param mark characters before the mark
 */
record SourceLine(String text, int mark) {
    private static final int WIDTH = 100;
    private static final int BEFORE = 60;
    private static final String CUT = "...";

    /** The part of {@code line} around {@code column}, counted from 1. */
    static SourceLine around(String line, int column) {
        int mark = Math.min(column - 1, line.length());
        int from = mark > BEFORE && line.length() > WIDTH ? mark - BEFORE : 0;
        int to = Math.min(line.length(), from + WIDTH);
        String prefix = from > 0 ? CUT : "";
        String suffix = to < line.length() ? CUT : "";
        String shown = printable(line.substring(from, to));
        return new SourceLine((prefix + shown + suffix).stripTrailing(), prefix.length() + mark - from);
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                shown.append(' ');
            } else {
                shown.append(Character.isISOControl(c) ? '\ufffd' : c);
            }
        }
        return shown.toString();
    }
}
