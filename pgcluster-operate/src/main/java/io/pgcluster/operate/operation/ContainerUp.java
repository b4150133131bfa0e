package io.pgcluster.operate.operation;

import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.ClientAccess;
import io.pgcluster.operate.cluster.ClusterSecrets;
import io.pgcluster.operate.cluster.Deployment;
import io.pgcluster.operate.cluster.DeploymentReport;
import io.pgcluster.operate.cluster.EngineRecord;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.engine.Engine;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.operate.failure.UnavailableException;
import io.pgcluster.operate.secret.Rotation;
import io.pgcluster.operate.secret.SecretChange;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.write.BundleWriter;
import io.pgcluster.render.write.WriteResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Brings a cluster up: renders, makes secrets, provides images, and has the engine run what the files say. */
final class ContainerUp {
    private final String name;
    private final Site site;
    private final BundleDirectory bundle;
    private final Supplier<Engine> engine;

    ContainerUp(String name, Site site, BundleDirectory bundle, Supplier<Engine> engine) {
        this.name = name;
        this.site = site;
        this.bundle = bundle;
        this.engine = engine;
    }

    UpReport run(UpOptions options, ProgressListener progress) {
        refuse(options);
        RunningCluster cluster = new RunningCluster(site.plan(), engineOrFiles(options));
        ClientAccess access = new ClientAccess(site.plan(), bundle);
        Deployment deployment = new Deployment(cluster, access, progress::step);
        boolean checked = deployment.check(bundle);
        List<SecretChange> secrets = files(options);
        cluster.engine().provideImages(progress::step);
        if (!checked) {
            deployment.check(bundle);
        }
        new EngineRecord(bundle.root()).keep(name);
        DeploymentReport report = deployment.up(bundle);
        List<String> pruned = options.prune() ? prune(cluster, report.left()) : List.of();
        return new UpReport(
                Optional.of(report.firstWrite()),
                report.complete(),
                report.restarted(),
                report.left(),
                pruned,
                report.notes(),
                List.of(),
                List.of(),
                new ContainerClients(site.plan(), access).guide(),
                secrets,
                Optional.empty());
    }

    private void refuse(UpOptions options) {
        if (options.demo() || options.attached()) {
            throw new RefusedException(
                    "the engine " + name + " cannot run a demo load, and clusters on it outlive pgcluster;"
                            + " nothing was done",
                    "leave out --demo and --attach, or choose another --engine");
        }
    }

    /** The engine; where there is none, the files are made all the same, and what to do with them is said. */
    private Engine engineOrFiles(UpOptions options) {
        try {
            return engine.get();
        } catch (UnavailableException noEngine) {
            files(options);
            throw new UnavailableException(
                    noEngine.getMessage() + "; the bundle was rendered to " + bundle.root()
                            + " and has its secrets, but nothing was started",
                    noEngine.remedy() + " Then run this again; or copy " + bundle.files()
                            + " to a machine with an engine, and start it as its README says.",
                    noEngine);
        }
    }

    /** Renders the bundle and makes its secrets; what became of each. */
    List<SecretChange> files(UpOptions options) {
        write(options);
        return new ClusterSecrets(site.plan(), bundle).keep(Rotation.NONE);
    }

    private void write(UpOptions options) {
        WriteResult result;
        try {
            result = BundleWriter.write(
                    ClusterRenderer.render(site.plan().cluster(), Set.of(bundle.target())),
                    bundle.root(),
                    options.overwrite());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the bundle to " + bundle.root(), e);
        }
        if (result instanceof WriteResult.Refused refused) {
            throw new RefusedException(
                    "files in " + bundle.root() + " were changed by hand: " + String.join(", ", refused.edited())
                            + "; nothing was changed",
                    "put what you need into the specification, then use --force to replace them");
        }
    }

    private static List<String> prune(RunningCluster cluster, List<String> left) {
        List<String> volumes = left.stream()
                .flatMap(member -> cluster.engine().volumes().of(member).stream())
                .toList();
        cluster.engine().volumes().remove(volumes);
        return volumes;
    }
}
