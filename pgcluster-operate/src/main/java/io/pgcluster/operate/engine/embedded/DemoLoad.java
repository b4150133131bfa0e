package io.pgcluster.operate.engine.embedded;

import java.util.List;

/** The load of {@code up --demo}, as a process of its own that continues until {@code down}. */
final class DemoLoad {
    static final String NAME = "load";

    private final EmbeddedFiles files;

    DemoLoad(EmbeddedFiles files) {
        this.files = files;
    }

    boolean isRunning() {
        return new Children(files).find(NAME).isPresent();
    }

    void stop() {
        new Children(files).stop(NAME);
    }

    /** Starts it, unless it runs. */
    void start() {
        Children children = new Children(files);
        if (children.find(NAME).isEmpty()) {
            children.start(
                    NAME,
                    List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m"),
                    List.of(
                            "-cp",
                            System.getProperty("java.class.path"),
                            LoadProgram.class.getName(),
                            files.root().toString()));
        }
    }
}
