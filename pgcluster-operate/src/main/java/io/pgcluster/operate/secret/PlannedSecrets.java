package io.pgcluster.operate.secret;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.plan.secret.CertificatePlan;
import io.pgcluster.render.plan.secret.CertificateUsage;
import io.pgcluster.render.plan.secret.PasswordPlan;
import io.pgcluster.render.plan.secret.SecretsPlan;
import io.pgcluster.render.plan.secret.ServiceSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a plan asks for, in the words of this package. */
public final class PlannedSecrets {
    private PlannedSecrets() {}

    /** Every secret of {@code plan}. */
    public static SecretsRequest of(Plan plan) {
        SecretsPlan secrets = plan.secrets();
        int minimumLength = plan.cluster().spec().security().passwordPolicy().minimumLength();
        return new SecretsRequest(
                secrets.authorities().stream()
                        .map(authority -> authority(authority, plan.name()))
                        .toList(),
                secrets.certificates().stream().map(PlannedSecrets::leaf).toList(),
                secrets.passwords().stream()
                        .map(password -> password(password, minimumLength))
                        .toList(),
                copies(secrets),
                secrets.lifetime(),
                secrets.authorityLifetime(),
                secrets.renewBefore());
    }

    private static AuthorityRequest authority(Authority authority, String cluster) {
        return new AuthorityRequest(authority.file(), authority.commonName(cluster));
    }

    private static LeafRequest leaf(CertificatePlan plan) {
        Set<LeafRequest.Usage> usages = new TreeSet<>();
        for (CertificateUsage usage : plan.usages()) {
            usages.add(
                    switch (usage) {
                        case SERVER -> LeafRequest.Usage.SERVER;
                        case CLIENT -> LeafRequest.Usage.CLIENT;
                    });
        }
        return new LeafRequest(
                plan.path(), plan.authority().file(), plan.commonName(), plan.dnsNames(), plan.ipAddresses(), usages);
    }

    private static PasswordRequest password(PasswordPlan plan, int minimumLength) {
        return new PasswordRequest(
                plan.role(), plan.passwordFile(), plan.verifierFile(), plan.userListFile(), minimumLength);
    }

    /** Each service finds everything that it needs in a directory of its own; what was made there needs no copy. */
    private static List<SecretsRequest.Copy> copies(SecretsPlan secrets) {
        List<SecretsRequest.Copy> copies = new ArrayList<>();
        for (ServiceSecrets service : secrets.services()) {
            service.files().forEach((name, source) -> {
                String target = service.directory() + "/" + name;
                if (!target.equals(source)) {
                    copies.add(new SecretsRequest.Copy(source, target));
                }
            });
        }
        return copies;
    }
}
