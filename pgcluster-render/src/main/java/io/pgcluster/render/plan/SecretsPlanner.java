package io.pgcluster.render.plan;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.CertificatesSpec;
import io.pgcluster.model.spec.RoleSpec;
import io.pgcluster.model.spec.SecuritySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists every secret that the cluster needs, and who gets it. */
final class SecretsPlanner {
    private static final int GENERATED_LENGTH = 32;

    private SecretsPlanner() {}

    static SecretsPlan secrets(Cluster cluster, Topology topology) {
        SecuritySpec security = cluster.spec().security();
        List<PasswordPlan> passwords = passwords(cluster);
        CertificatesSpec certificates = security.certificates();
        return new SecretsPlan(
                List.of(Authority.values()),
                CertificatePlanner.certificates(
                        topology, cluster.spec().network().publish()),
                passwords,
                services(topology, passwords),
                certificates.authorityLifetime().duration(),
                certificates.lifetime().duration(),
                certificates.renewBefore().duration());
    }

    private static List<PasswordPlan> passwords(Cluster cluster) {
        SecuritySpec security = cluster.spec().security();
        int length = Math.max(GENERATED_LENGTH, security.passwordPolicy().minimumLength());
        Optional<Duration> validity = security.passwordPolicy().validDays().map(Duration::ofDays);
        Stream<String> roles = security.roles().stream().filter(RoleSpec::login).map(role -> role.name()
                .text());
        return Stream.concat(Stream.of(cluster.spec().postgres().user().text()), roles)
                .map(role -> new PasswordPlan(role, role + ".password", role + ".scram", length, validity))
                .toList();
    }

    private static List<ServiceSecrets> services(Topology topology, List<PasswordPlan> passwords) {
        List<ServiceSecrets> services = new ArrayList<>();
        topology.consensus()
                .forEach(member -> services.add(ServiceFiles.of(member.name(), UserIds.CONSENSUS)
                        .trusts(Authority.CONTROL)
                        .own("server")
                        .secrets()));
        topology.members()
                .forEach(member -> services.add(ServiceFiles.of(member.name(), UserIds.POSTGRES)
                        .trusts(Authority.DATABASE)
                        .trusts(Authority.CONTROL)
                        .own("server")
                        .own("control")
                        .client(Names.REPLICATION_ROLE, Names.REPLICATION_ROLE)
                        .client(Names.REWIND_ROLE, Names.REWIND_ROLE)
                        .verifiers(passwords)
                        .secrets()));
        services.add(ServiceFiles.of(topology.proxy().name(), UserIds.PROXY)
                .trusts(Authority.CONTROL)
                .secrets());
        topology.poolers()
                .forEach(pooler -> services.add(ServiceFiles.of(pooler.name(), UserIds.POOLER)
                        .trusts(Authority.DATABASE)
                        .own("server")
                        .client(Names.POOLER_ROLE, "client")
                        .secrets()));
        services.add(ServiceFiles.of(Names.SETTINGS_JOB, UserIds.POSTGRES)
                .trusts(Authority.CONTROL)
                .client(Names.SETTINGS_JOB, "client")
                .verifiers(passwords)
                .secrets());
        return services;
    }
}
