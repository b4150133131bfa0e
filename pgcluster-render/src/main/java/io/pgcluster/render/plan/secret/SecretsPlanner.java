package io.pgcluster.render.plan.secret;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.CertificatesSpec;
import io.pgcluster.model.spec.RoleSpec;
import io.pgcluster.model.spec.SecuritySpec;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.platform.ConsensusStore;
import io.pgcluster.render.platform.Platform;
import io.pgcluster.render.platform.Proxies;
import io.pgcluster.render.platform.Topology;
import io.pgcluster.render.platform.UserIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists every secret that the cluster needs, and who gets it. */
public final class SecretsPlanner {
    private static final int GENERATED_LENGTH = 32;

    private SecretsPlanner() {}

    /** The secrets of {@code cluster} where {@code platform} says. */
    public static SecretsPlan secrets(Cluster cluster, Platform platform, Optional<BackupPlan> backup) {
        Topology topology = platform.topology();
        SecuritySpec security = cluster.spec().security();
        List<PasswordPlan> roles = passwords(cluster);
        Optional<PasswordPlan> statistics = statistics(cluster, topology);
        List<PagePassword> pages = CompanionSecretsPlanner.passwords(topology.companions(), length(security));
        CertificatesSpec certificates = security.certificates();
        return new SecretsPlan(
                List.of(Authority.values()),
                CertificatePlanner.certificates(topology),
                Stream.concat(roles.stream(), statistics.stream()).toList(),
                pages,
                CompanionSecretsPlanner.webhooks(cluster.spec(), topology),
                BackupSecretsPlanner.secrets(backup),
                Stream.concat(
                                services(platform, roles, statistics, backup).stream(),
                                companions(cluster, topology, pages))
                        .toList(),
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

    private static Stream<ServiceSecrets> companions(Cluster cluster, Topology topology, List<PagePassword> pages) {
        return topology.companions().stream()
                .flatMap(one -> CompanionSecretsPlanner.services(
                        one, pages, cluster.spec().monitoring().webhooks()));
    }

    private static List<ServiceSecrets> services(
            Platform platform,
            List<PasswordPlan> roles,
            Optional<PasswordPlan> statistics,
            Optional<BackupPlan> backup) {
        Topology topology = platform.topology();
        UserIds users = platform.users();
        List<ServiceSecrets> services = new ArrayList<>();
        if (topology.coordination() instanceof ConsensusStore store) {
            store.members().forEach(member -> services.add(ofStore(member.name(), store.userId())));
        }
        topology.members()
                .forEach(member -> services.add(ServiceFiles.of(member.name(), users.postgres())
                        .trusts(Authority.DATABASE)
                        .trusts(Authority.CONTROL)
                        .own("server")
                        .own("control")
                        .client(Names.REPLICATION_ROLE, Names.REPLICATION_ROLE)
                        .client(Names.REWIND_ROLE, Names.REWIND_ROLE)
                        .verifiers(roles)
                        .backup(backup.map(BackupSecretsPlanner::forMembers), backup.map(BackupPlan::remote))
                        .secrets()));
        backup.ifPresent(plan -> services.add(ServiceFiles.of(plan.host().name(), users.postgres())
                .trusts(Authority.CONTROL)
                .backup(Optional.of(BackupSecretsPlanner.forHost(plan)), Optional.of(plan.repositories()))
                .secrets()));
        if (topology.routing() instanceof Proxies proxies) {
            proxies.proxies().forEach(proxy -> services.add(ofProxy(proxy.name(), proxies.userId())));
        }
        topology.poolers()
                .forEach(pooler -> services.add(ServiceFiles.of(pooler.name(), users.pooler())
                        .trusts(Authority.DATABASE)
                        .own("server")
                        .client(Names.POOLER_ROLE, "client")
                        .userList(statistics)
                        .secrets()));
        topology.exporter()
                .ifPresent(exporter -> services.add(ServiceFiles.of(exporter.name(), users.exporter())
                        .trusts(Authority.DATABASE)
                        .trusts(Authority.CONTROL)
                        .client(Names.MONITOR_ROLE, "client")
                        .password(statistics)
                        .secrets()));
        services.add(ServiceFiles.of(Names.SETTINGS_JOB, users.postgres())
                .trusts(Authority.CONTROL)
                .client(Names.SETTINGS_JOB, "client")
                .verifiers(roles)
                .secrets());
        return services;
    }

    private static ServiceSecrets ofStore(String member, int userId) {
        return ServiceFiles.of(member, userId)
                .trusts(Authority.CONTROL)
                .own("server")
                .secrets();
    }

    /** A proxy passes on the members' TLS, and only proves to itself whom it asks for their roles. */
    private static ServiceSecrets ofProxy(String proxy, int userId) {
        return ServiceFiles.of(proxy, userId).trusts(Authority.CONTROL).secrets();
    }
}
