package io.pgcluster.cli.command;

import io.pgcluster.operate.operation.Installation;
import java.nio.file.Path;

/** The installation that this process belongs to, as the launcher says. */
final class ProcessInstallation {
    private static final String ROOT = "pgcluster.root";
    private static final String ARCHIVES = "pgcluster.embedded.jars";

    private ProcessInstallation() {}

    static Installation find() {
        Installation installation =
                Installation.in(Path.of(System.getProperty(ROOT, "")).toAbsolutePath());
        String archives = System.getProperty(ARCHIVES);
        return archives == null ? installation : new Installation(installation.root(), Path.of(archives));
    }
}
