package com.example;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.operate.cluster.ClusterStatus;
import io.pgcluster.operate.cluster.SwitchoverReport;
import io.pgcluster.operate.operation.Installation;
import io.pgcluster.operate.operation.ProgressListener;
import io.pgcluster.operate.operation.SwitchoverOptions;
import io.pgcluster.operate.operation.UpOptions;
import io.pgcluster.operate.operation.UpReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Another program: brings a cluster up, reads its status and moves its primary. The part between the marks is shown in library.md. */
final class SwitchoverProgram {
    private SwitchoverProgram() {}

    static void run(Path specification, Path directory, Path project, Consumer<String> log) throws IOException {
        // begin
        Resolution resolution = ClusterModel.load(Files.readString(specification));
        if (!(resolution instanceof Resolution.Accepted accepted)) {
            throw new IllegalArgumentException("rejected: " + resolution.problems());
        }
        ProgressListener progress = log::accept;
        PgCluster cluster = PgCluster.of(accepted.cluster(), directory, Installation.in(project));

        UpReport up = cluster.up(UpOptions.DEFAULT, progress);
        log.accept("clients connect to " + up.clients().connections().get(0).jdbcUrl());

        ClusterStatus status = cluster.status(progress);
        status.primary().ifPresent(primary -> log.accept("primary is " + primary.name()));

        SwitchoverReport moved = cluster.switchover(SwitchoverOptions.DEFAULT, progress);
        log.accept(
                moved.move().result() + ": clients waited for " + moved.move().pause());
        // end
    }
}
