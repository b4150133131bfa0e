package io.pgcluster.render.target.compose;

import io.pgcluster.model.coverage.UnimplementedFields;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.platform.Note;
import io.pgcluster.render.platform.Paths;
import io.pgcluster.render.platform.Platform;
import io.pgcluster.render.platform.SourceAddresses;
import io.pgcluster.render.platform.UserIds;
import java.util.List;
import java.util.Optional;

/** One Docker host: etcd elects, HAProxy routes, and containers find each other by Docker's resolver. */
final class ComposePlatform {
    private static final Note ONE_HOST = new Note(
            "one-host",
            "A Compose bundle runs on one Docker host. It survives the loss of processes and containers, not"
                    + " the loss of the host, its disk or its network.");

    /** Clients come through the proxies and the poolers, which know their addresses and refuse those that are not allowed. */
    private static final SourceAddresses SOURCES = new SourceAddresses(
            "samenet", Optional.of(StartVariables.INSIDE_MARK), Optional.of(StartVariables.GATEWAY_MARK));

    private static final UserIds USERS =
            new UserIds(ContainerUsers.POSTGRES, ContainerUsers.POOLER, ContainerUsers.EXPORTER);

    private ComposePlatform() {}

    static Platform of(ClusterSpec spec) {
        return new Platform(
                ComposeTopology.of(spec),
                SOURCES,
                paths(spec.postgres().version()),
                USERS,
                ComposeImages.of(spec),
                List.of(ONE_HOST),
                omissions(spec));
    }

    private static Paths paths(PostgresVersion version) {
        return new Paths(
                ComposeNames.TLS_DIRECTORY,
                ComposeNames.SCRIPT_DIRECTORY,
                ComposeNames.binDirectory(version),
                ComposeNames.dataDirectory(version),
                ComposeNames.WAL_DIRECTORY,
                ComposeNames.SOCKET_DIRECTORY,
                ComposeNames.POOLER_SOCKET_DIRECTORY,
                ComposeNames.POOLER_RULES,
                List.of(ComposeNames.POOLER_DIRECTORY + "/" + ComposeNames.START, "--rules"),
                "/tmp",
                ComposeNames.dataMount(version) + "/pgbackrest-spool",
                ComposeNames.BACKUP_CONFIGURATION,
                ComposeNames.EXPORTER_DIRECTORY,
                ComposeNames.REPOSITORY_VOLUME,
                ComposeNames.BACKUP_VOLUME);
    }

    private static List<Note> omissions(ClusterSpec spec) {
        return UnimplementedFields.of(Target.COMPOSE).stream()
                .filter(field -> field.asked().test(spec))
                .map(field -> new Note(field.id(), field.consequence()))
                .toList();
    }
}
