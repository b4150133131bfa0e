package io.pgcluster.cli.console;

/** A meaning that is shown by colour where the terminal has colours. */
public enum Style {
    /** Something is wrong. */
    ERROR("1;31"),
    /** Something deserves attention. */
    WARNING("1;33"),
    /** Something is good. */
    GOOD("32"),
    /** A heading or a name that is looked for. */
    STRONG("1"),
    /** Less important than the text around it. */
    FAINT("2"),
    /** What to do next. */
    HINT("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** {@code text} in this style, or as it is where {@code coloured} is false. */
    String apply(String text, boolean coloured) {
        return coloured && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
