package io.pgcluster.cli.command;

import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.EngineRecord;
import io.pgcluster.operate.engine.embedded.EmbeddedCluster;
import io.pgcluster.operate.engine.embedded.EmbeddedFiles;
import java.nio.file.Files;

/**
 * What the directory of a cluster tells of the engine that it was started on.
 *
 * @param docker it was started on Docker, and its data was not removed since
 * @param embedded there is data of the embedded engine
 * @param secrets passwords for containers were made, so Compose may have started it without a note of ours
 */
record EngineEvidence(boolean docker, boolean embedded, boolean secrets) {
    static EngineEvidence of(BundleDirectory bundle, EmbeddedFiles files) {
        return new EngineEvidence(
                new EngineRecord(bundle).isDocker(),
                new EmbeddedCluster(files).hasData(),
                Files.isDirectory(bundle.secrets()));
    }
}
