package io.pgcluster.render.text;

/** Refuses text that a line-oriented format without escapes cannot hold. */
final class Plain {
    private Plain() {}

    /** {@code text}, if it stays on one line and keeps its ends when a reader trims it. */
    static String line(String what, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " holds a control character or line end: " + visible(text));
        }
        if (!text.equals(text.strip())) {
            throw new IllegalArgumentException(what + " starts or ends with a space: \"" + text + "\"");
        }
        return text;
    }

    private static String visible(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.chars()
                .forEach(c -> shown.append(Character.isISOControl(c) ? "\\u" + Integer.toHexString(c) : (char) c + ""));
        return shown.append('"').toString();
    }
}
