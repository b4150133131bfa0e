package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import java.util.Map;

/** What {@code explain} shows about one thing. */
interface Explanation {
    /** Prints it for users. */
    void print(Console console);

    /** The same as data for programs. */
    Map<String, Object> json();
}
