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
        List<PasswordPlan> roles = passwords(cluster);
        Optional<PasswordPlan> statistics = statistics(cluster, topology);
        CertificatesSpec certificates = security.certificates();
        return new SecretsPlan(
                List.of(Authority.values()),
                CertificatePlanner.certificates(
                        topology, cluster.spec().network().publish()),
                Stream.concat(roles.stream(), statistics.stream()).toList(),
                services(topology, roles, statistics),
                certificates.authorityLifetime().duration(),
                certificates.lifetime().duration(),
                certificates.renewBefore().duration());
    }

    private static List<PasswordPlan> passwords(Cluster cluster) {
        SecuritySpec security = cluster.spec().security();
        int length = length(security);
        Optional<Duration> validity = security.passwordPolicy().validDays().map(Duration::ofDays);
        Stream<String> roles = security.roles().stream().filter(RoleSpec::login).map(role -> role.name()
                .text());
        return Stream.concat(Stream.of(cluster.spec().postgres().user().text()), roles)
                .map(role -> PasswordPlan.ofRole(role, length, validity))
                .toList();
    }

    /** The exporter's on the poolers' consoles. */
    private static Optional<PasswordPlan> statistics(Cluster cluster, Topology topology) {
        return topology.exporter()
                .filter(exporter -> !topology.poolers().isEmpty())
                .map(exporter -> PasswordPlan.ofConsole(
                        Names.STATISTICS_USER, length(cluster.spec().security())));
    }

    private static int length(SecuritySpec security) {
        return Math.max(GENERATED_LENGTH, security.passwordPolicy().minimumLength());
    }

    private static List<ServiceSecrets> services(
            Topology topology, List<PasswordPlan> roles, Optional<PasswordPlan> statistics) {
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
                        .verifiers(roles)
                        .secrets()));
        topology.proxies()
                .forEach(proxy -> services.add(ServiceFiles.of(proxy.name(), UserIds.PROXY)
                        .trusts(Authority.CONTROL)
                        .secrets()));
        topology.poolers()
                .forEach(pooler -> services.add(ServiceFiles.of(pooler.name(), UserIds.POOLER)
                        .trusts(Authority.DATABASE)
                        .own("server")
                        .client(Names.POOLER_ROLE, "client")
                        .userList(statistics)
                        .secrets()));
        topology.exporter()
                .ifPresent(exporter -> services.add(ServiceFiles.of(exporter.name(), UserIds.EXPORTER)
                        .trusts(Authority.DATABASE)
                        .trusts(Authority.CONTROL)
                        .client(Names.MONITOR_ROLE, "client")
                        .password(statistics)
                        .secrets()));
        services.add(ServiceFiles.of(Names.SETTINGS_JOB, UserIds.POSTGRES)
                .trusts(Authority.CONTROL)
                .client(Names.SETTINGS_JOB, "client")
                .verifiers(roles)
                .secrets());
        return services;
    }
}
