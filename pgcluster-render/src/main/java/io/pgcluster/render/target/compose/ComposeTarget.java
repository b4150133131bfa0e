package io.pgcluster.render.target.compose;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.change.EffectTable;
import io.pgcluster.render.config.DynamicSettings;
import io.pgcluster.render.config.ExporterConfiguration;
import io.pgcluster.render.config.PatroniConfiguration;
import io.pgcluster.render.config.PgbouncerAccessRules;
import io.pgcluster.render.config.PgbouncerConfiguration;
import io.pgcluster.render.config.sql.ExtensionsSql;
import io.pgcluster.render.config.sql.RolesSql;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Platform;
import io.pgcluster.render.target.ClusterTarget;
import io.pgcluster.render.target.PackedFile;
import java.util.ArrayList;
import java.util.List;

/** The Docker Compose bundle. */
public final class ComposeTarget implements ClusterTarget {
    private static final List<String> SCRIPTS =
            List.of("apply-settings", "check-volumes", "install-keys", "join-store", "reload-members", "roles");

    @Override
    public Target id() {
        return Target.COMPOSE;
    }

    @Override
    public Platform platform(Cluster cluster) {
        return ComposePlatform.of(cluster.spec());
    }

    @Override
    public EffectTable effects() {
        return EffectTable.parse("effects.tsv", PackedFile.read(ComposeTarget.class, "effects.tsv"));
    }

    @Override
    public List<Artifact> render(Plan plan) {
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(Artifact.text("compose.yaml", ComposeFile.text(plan)));
        artifacts.add(Artifact.text(".gitignore", GitIgnore.TEXT));
        artifacts.add(Artifact.text("README.md", Readme.text(plan)));
        configuration(artifacts, plan);
        artifacts.addAll(MonitoringConfiguration.artifacts(plan));
        for (String script : SCRIPTS) {
            artifacts.add(Artifact.script(
                    Layout.SCRIPTS + "/" + script, PackedFile.read(ComposeTarget.class, "scripts/" + script)));
        }
        ImageSources.artifacts(plan).forEach(artifacts::add);
        DrillScripts.artifacts(plan).forEach(artifacts::add);
        return List.copyOf(artifacts);
    }

    private static void configuration(List<Artifact> artifacts, Plan plan) {
        artifacts.add(Artifact.text(Layout.PATRONI + "/patroni.yml", PatroniConfiguration.text(plan)));
        artifacts.add(Artifact.text(Layout.PATRONI + "/dynamic.json", DynamicSettings.text(plan)));
        artifacts.add(Artifact.text(Layout.HAPROXY + "/haproxy.cfg", HaproxyConfiguration.text(plan)));
        start(artifacts, Layout.HAPROXY, "haproxy");
        artifacts.add(Artifact.script(
                Layout.HAPROXY + "/" + ComposeNames.HEALTH_CHECK,
                PackedFile.read(ComposeTarget.class, "start/haproxy-healthcheck")));
        plan.backup().ifPresent(backup -> BackupFiles.artifacts(plan, backup).forEach(artifacts::add));
        artifacts.add(Artifact.text(Layout.SCRIPTS + "/roles.sql", RolesSql.text(plan)));
        artifacts.add(Artifact.text(Layout.SCRIPTS + "/extensions.sql", ExtensionsSql.text(plan)));
        if (!plan.topology().poolers().isEmpty()) {
            artifacts.add(Artifact.text(Layout.PGBOUNCER + "/pgbouncer.ini", PgbouncerConfiguration.text(plan)));
            artifacts.add(Artifact.text(Layout.PGBOUNCER + "/hba.conf", PgbouncerAccessRules.text(plan)));
            start(artifacts, Layout.PGBOUNCER, "pgbouncer");
        }
        if (plan.topology().exporter().isPresent()) {
            artifacts.add(
                    Artifact.text(Layout.EXPORTER + "/pgcluster-exporter.yaml", ExporterConfiguration.text(plan)));
            ExporterConfiguration.collectorFile(plan)
                    .map(text -> Artifact.text(Layout.EXPORTER + "/" + ExporterConfiguration.COLLECTOR_FILE, text))
                    .ifPresent(artifacts::add);
        }
    }

    /** What a container runs first that must know the networks that it is on. */
    private static void start(List<Artifact> artifacts, String directory, String program) {
        artifacts.add(Artifact.script(
                directory + "/" + ComposeNames.START, PackedFile.read(ComposeTarget.class, "start/" + program)));
        artifacts.add(Artifact.text(directory + "/networks", PackedFile.read(ComposeTarget.class, "start/networks")));
    }
}
