package io.pgcluster.operate.secret;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.SecretsPlan;
import io.pgcluster.render.plan.secret.ServiceSecrets;
import java.util.ArrayList;
import java.util.List;

/**
 * The secrets that a cluster needs, and by what rules.
 *
 * @param cluster the cluster's name, which its authorities carry
 * @param plan what is needed
 * @param minimumLength the fewest characters of a password that the policy allows
 */
public record SecretsRequest(String cluster, SecretsPlan plan, int minimumLength) {
    /**
     * A file that another place needs under another name; made after everything else.
     *
     * @param from path in the secrets directory
     * @param to path in the secrets directory
     */
    record Copy(String from, String to) {}

    /** Every secret of {@code plan}. */
    public static SecretsRequest of(Plan plan) {
        return new SecretsRequest(
                plan.name(),
                plan.secrets(),
                plan.cluster().spec().security().passwordPolicy().minimumLength());
    }

    /** The same for a part of the plan, or for more. */
    public SecretsRequest with(SecretsPlan other) {
        return new SecretsRequest(cluster, other, minimumLength);
    }

    /** Each service finds everything that it needs in a directory of its own; what was made there needs no copy. */
    List<Copy> copies() {
        List<Copy> copies = new ArrayList<>();
        for (ServiceSecrets service : plan.services()) {
            service.files().forEach((name, source) -> {
                String target = service.directory() + "/" + name;
                if (!target.equals(source)) {
                    copies.add(new Copy(source, target));
                }
            });
        }
        return copies;
    }
}
