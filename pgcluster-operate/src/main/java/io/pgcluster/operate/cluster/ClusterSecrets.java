package io.pgcluster.operate.cluster;

import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.operate.secret.Rotation;
import io.pgcluster.operate.secret.SecretChange;
import io.pgcluster.operate.secret.SecretDirectory;
import io.pgcluster.operate.secret.SecretsKeeper;
import io.pgcluster.operate.secret.SecretsRequest;
import io.pgcluster.render.plan.Plan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** The secrets of a cluster in its bundle. */
public final class ClusterSecrets {
    private final Plan plan;
    private final BundleDirectory bundle;

    /** The secrets of {@code plan} in {@code bundle}. */
    public ClusterSecrets(Plan plan, BundleDirectory bundle) {
        this.plan = plan;
        this.bundle = bundle;
    }

    /** Where they are. */
    public Path directory() {
        return bundle.secrets();
    }

    /** Creates what is missing, renews what is due, replaces what {@code rotation} asks for; reports what was done with each. */
    public List<SecretChange> keep(Rotation rotation) {
        if (rotation.certificates() && Deployment.isTrustPending(bundle)) {
            throw new RefusedException(
                    "the running cluster does not trust the authorities' successors yet, so it would not accept certificates"
                            + " of theirs; nothing was changed",
                    "run pgcluster up first, then this again");
        }
        return new SecretsKeeper(new SecretDirectory(bundle.secrets()), InstantSource.system(), new SecureRandom())
                .keep(SecretsRequest.of(plan), rotation);
    }
}
