package io.pgcluster.render.plan.secret;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file of options that is put together from secrets: a section {@code [global]}, and a line for each option.
 *
 * @param file the file in the secrets directory
 * @param options the file in the secrets directory that holds the value, by option
 */
public record OptionsFile(String file, SortedMap<String, String> options) {
    /** Keeps an unmodifiable copy. */
    public OptionsFile {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }
}
