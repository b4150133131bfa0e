package io.pgcluster.operate.engine.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The program of the process that puts a load on a cluster; its argument is the cluster's directory. */
final class LoadProgram {
    private LoadProgram() {}

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedFiles files = new EmbeddedFiles(Path.of(arguments[0]));
        new LoadRunner(files, line -> log(files.log(DemoLoad.NAME), line)).run();
    }

    private static void log(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
