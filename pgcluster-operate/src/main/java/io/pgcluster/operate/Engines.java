package io.pgcluster.operate;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.operate.engine.docker.DockerProvider;
import io.pgcluster.operate.engine.embedded.EmbeddedProvider;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.operate.failure.UnavailableException;
import io.pgcluster.operate.operation.ClusterOperations;
import io.pgcluster.operate.operation.EngineProvider;
import io.pgcluster.operate.operation.EngineProvider.Claim;
import io.pgcluster.operate.operation.Site;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The engines there are, and the choice among them: the one place that knows which they are. */
final class Engines {
    /** Those of this module, the one that a new cluster is started on first. */
    static final Engines ALL = new Engines(List.of(new DockerProvider(), new EmbeddedProvider()));

    private final List<EngineProvider> providers;

    Engines(List<EngineProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    /** Their names. */
    List<String> names() {
        return providers.stream().map(EngineProvider::name).toList();
    }

    /** The engine of a cluster that exists: the one that is asked for, else the one that has its data, else the first. */
    ClusterOperations existing(Site site, Optional<String> asked) {
        requireTarget(site);
        Optional<EngineProvider> holder = holder(site);
        if (asked.isEmpty()) {
            return holder.orElse(providers.get(0)).operations(site);
        }
        EngineProvider wanted = named(asked.get());
        holder.filter(other -> other != wanted && other.claim(site) == Claim.RUNNING)
                .ifPresent(other -> {
                    throw otherEngine(site, other, "nothing was done");
                });
        return wanted.operations(site);
    }

    /**
     * The engine to start a cluster on: the one that has its data; for a new one the one that is asked for, else the first that can be
     * used here.
     *
     * @throws RefusedException if the cluster has its data on another engine than the one that is asked for
     * @throws UnavailableException if it may have its data on an engine that does not answer
     */
    EngineChoice starting(Site site, Optional<String> asked) {
        requireTarget(site);
        Optional<EngineProvider> holder = holder(site);
        Optional<EngineProvider> wanted = asked.map(this::named);
        if (holder.isPresent() && wanted.isPresent() && !holder.equals(wanted)) {
            throw otherEngine(site, holder.get(), "nothing was started");
        }
        if (wanted.isPresent()) {
            return EngineChoice.asked(wanted.get().operations(site));
        }
        if (holder.isPresent()) {
            boolean usual = holder.get() == providers.get(0);
            ClusterOperations operations = holder.get().operations(site);
            return usual
                    ? EngineChoice.asked(operations)
                    : EngineChoice.because(operations, "the cluster was created on it");
        }
        return forNew(site);
    }

    private EngineChoice forNew(Site site) {
        EngineProvider first = providers.get(0);
        Optional<String> complaint = first.complaint(site);
        if (complaint.isEmpty()) {
            return EngineChoice.asked(first.operations(site));
        }
        if (first.claim(site) == Claim.POSSIBLE) {
            throw mayHaveData(site, first, complaint.get());
        }
        return providers.stream()
                .skip(1)
                .filter(other -> other.complaint(site).isEmpty())
                .findFirst()
                .map(other -> EngineChoice.because(other.operations(site), complaint.get()))
                .orElseGet(() -> EngineChoice.asked(first.operations(site)));
    }

    private Optional<EngineProvider> holder(Site site) {
        return providers.stream()
                .filter(provider -> provider.claim(site).compareTo(Claim.DATA) >= 0)
                .findFirst();
    }

    private EngineProvider named(String name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "there is no engine \"" + name + "\"", "name one of " + String.join(", ", names())));
    }

    private void requireTarget(Site site) {
        requireTarget(site.plan().cluster(), site.specification());
    }

    /** Refuses {@code cluster}, which users know as {@code specification}, if no engine runs any of its targets. */
    void requireTarget(Cluster cluster, String specification) {
        if (providers.stream().noneMatch(provider -> cluster.spec().targets().contains(provider.target()))) {
            String targets = providers.stream()
                    .map(provider -> provider.target().toString())
                    .distinct()
                    .collect(Collectors.joining(" or "));
            throw new RefusedException(
                    specification + ": spec.targets does not include " + targets
                            + ", the only kind that can be operated",
                    "Add " + targets + " to spec.targets.");
        }
    }

    private static RefusedException otherEngine(Site site, EngineProvider holder, String nothing) {
        return new RefusedException(
                site.name() + " has its data on the engine " + holder.name() + "; " + nothing,
                "leave out --engine. To start with an empty cluster on the other engine, name another --directory; or remove"
                        + " the data: pgcluster down " + site.specification() + " --engine " + holder.name()
                        + " --volumes --yes");
    }

    private UnavailableException mayHaveData(Site site, EngineProvider engine, String complaint) {
        String others =
                names().stream().filter(name -> !name.equals(engine.name())).collect(Collectors.joining(" or "));
        return new UnavailableException(
                complaint + "; and passwords for the engine " + engine.name()
                        + " exist, so this cluster may have its data there: nothing was started",
                "start that engine, then pgcluster up " + site.specification()
                        + "; if the cluster was never started on it, add --engine " + others);
    }
}
