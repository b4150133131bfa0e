package io.pgcluster.render.target.compose;

import io.pgcluster.model.value.CertificateBundle;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.config.backup.BackupJobs;
import io.pgcluster.render.config.backup.PgbackrestConfiguration;
import io.pgcluster.render.config.backup.StoreAuthorities;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.platform.StoreMember;
import io.pgcluster.render.target.PackedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The files of backups: pgBackRest's own, what happens when, and the scripts that restore. */
final class BackupFiles {
    private static final String RESTORE = Layout.BACKUP + "/restore";
    private static final String RESTORE_TABLE = Layout.BACKUP + "/restore-table";

    private BackupFiles() {}

    static List<Artifact> artifacts(Plan plan, BackupPlan backup) {
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(Artifact.text(
                Layout.BACKUP_MEMBER + "/pgbackrest.conf", PgbackrestConfiguration.ofMembers(plan, backup)));
        artifacts.add(
                Artifact.text(Layout.BACKUP_HOST + "/pgbackrest.conf", PgbackrestConfiguration.ofHost(plan, backup)));
        SortedMap<String, CertificateBundle> authorities = StoreAuthorities.of(backup);
        authorities.forEach((name, certificates) -> {
            artifacts.add(Artifact.text(Layout.BACKUP_MEMBER + "/" + name, certificates.toString()));
            artifacts.add(Artifact.text(Layout.BACKUP_HOST + "/" + name, certificates.toString()));
        });
        artifacts.add(Artifact.text(Layout.SCRIPTS + "/backup.json", BackupJobs.text(plan, backup)));
        artifacts.add(Artifact.script(RESTORE, PackedFile.read(ComposeTarget.class, RESTORE)));
        artifacts.add(Artifact.script(RESTORE_TABLE, PackedFile.read(ComposeTarget.class, RESTORE_TABLE)));
        artifacts.add(Artifact.text(Layout.BACKUP + "/cluster.env", facts(plan)));
        return artifacts;
    }

    private static String facts(Plan plan) {
        List<StoreMember> stores = plan.topology().consensus();
        return new EnvironmentFile(plan)
                .members(plan)
                .assign("STORES", stores.stream().map(StoreMember::name).collect(Collectors.joining(" ")))
                .assign("STORE", stores.get(0).name())
                .assign("KEYS", ComposeNames.CONSENSUS_NAMESPACE + plan.name() + "/")
                .assign("DATABASE", plan.cluster().spec().postgres().database().text())
                .assign("OWNER", plan.cluster().spec().postgres().user().text())
                .text();
    }
}
