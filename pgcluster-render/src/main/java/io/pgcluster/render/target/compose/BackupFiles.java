package io.pgcluster.render.target.compose;

import io.pgcluster.model.value.CertificateBundle;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.config.Generated;
import io.pgcluster.render.config.backup.BackupJobs;
import io.pgcluster.render.config.backup.PgbackrestConfiguration;
import io.pgcluster.render.config.backup.StoreAuthorities;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.StoreMember;
import io.pgcluster.render.text.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The files of backups: pgBackRest's own, what happens when, and the script that restores. */
final class BackupFiles {
    private static final String RESTORE = Layout.BACKUP + "/restore";

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
        artifacts.add(Artifact.script(RESTORE, PackedFile.read(RESTORE)));
        artifacts.add(Artifact.text(Layout.BACKUP + "/cluster.env", facts(plan)));
        return artifacts;
    }

    private static String facts(Plan plan) {
        List<String> lines = new ArrayList<>();
        Generated.comment(plan).forEach(line -> lines.add("# " + line));
        String stores =
                plan.topology().consensus().stream().map(StoreMember::name).collect(Collectors.joining(" "));
        lines.add(assign("PROJECT", plan.name()));
        lines.add(assign(
                "MEMBERS", plan.topology().members().stream().map(Member::name).collect(Collectors.joining(" "))));
        lines.add(assign("STORES", stores));
        lines.add(assign("STORE", plan.topology().consensus().get(0).name()));
        lines.add(assign("KEYS", ComposeNames.CONSENSUS_NAMESPACE + plan.name() + "/"));
        return String.join("\n", lines) + "\n";
    }

    private static String assign(String name, String value) {
        return name + "=" + ShellText.word(value);
    }
}
