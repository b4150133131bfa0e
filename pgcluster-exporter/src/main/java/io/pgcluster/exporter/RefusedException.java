package io.pgcluster.exporter;

import io.pgcluster.exporter.registry.LoadedFile;
import java.util.List;

/** A configuration that cannot be used: every problem as a line with its place and what to do. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;
    private final transient List<LoadedFile> files;

    RefusedException(List<String> problems) {
        this(problems, List.of());
    }

    /** With what became of the files of collectors and queries, which were read already. */
    RefusedException(List<String> problems, List<LoadedFile> files) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
        this.files = List.copyOf(files);
    }

    List<String> problems() {
        return problems;
    }

    /** None if it was refused before they were read. */
    List<LoadedFile> files() {
        return files;
    }
}
