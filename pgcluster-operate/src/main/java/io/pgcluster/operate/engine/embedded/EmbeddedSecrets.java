package io.pgcluster.operate.engine.embedded;

import io.pgcluster.embedded.DataDirectory;
import io.pgcluster.embedded.ServerUser;
import io.pgcluster.operate.evidence.SecretFiles;
import io.pgcluster.operate.secret.Rotation;
import io.pgcluster.operate.secret.SecretChange;
import io.pgcluster.operate.secret.SecretDirectory;
import io.pgcluster.operate.secret.SecretsKeeper;
import io.pgcluster.operate.secret.SecretsRequest;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.plan.secret.BackupSecrets;
import io.pgcluster.render.plan.secret.CertificatePlan;
import io.pgcluster.render.plan.secret.PasswordPlan;
import io.pgcluster.render.plan.secret.SecretsPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of a plan's secrets that servers without consensus, proxy and poolers need, and their way to the servers. */
final class EmbeddedSecrets {
    private static final String REPLICATION = "clients/" + Names.REPLICATION_ROLE;
    private static final int LENGTH = 32;

    private EmbeddedSecrets() {}

    /** Creates what is missing, renews what is due, keeps the rest; reports what was done with each. */
    static List<SecretChange> keep(Plan plan, EmbeddedFiles files) {
        return new SecretsKeeper(new SecretDirectory(files.secrets()), InstantSource.system(), new SecureRandom())
                .keep(request(plan), Rotation.NONE);
    }

    /** Here the superuser and the exporter come over TCP, with a password: there is no socket, and no container to be inside of. */
    private static SecretsRequest request(Plan plan) {
        SecretsPlan all = plan.secrets();
        List<PasswordPlan> passwords = new ArrayList<>(clients(plan).toList());
        for (String role : List.of(Names.SUPERUSER, Names.MONITOR_ROLE)) {
            passwords.add(new PasswordPlan(
                    role, role + ".password", role + ".scram", Optional.empty(), LENGTH, Optional.empty()));
        }
        List<CertificatePlan> certificates = all.certificates().stream()
                .filter(leaf -> leaf.authority() == Authority.DATABASE)
                .filter(leaf -> leaf.path().equals(REPLICATION)
                        || plan.topology().members().stream()
                                .anyMatch(member -> leaf.path().equals(server(member.name()))))
                .toList();
        return SecretsRequest.of(plan)
                .with(new SecretsPlan(
                        List.of(Authority.DATABASE),
                        certificates,
                        passwords,
                        List.of(),
                        List.of(),
                        BackupSecrets.NONE,
                        List.of(),
                        all.authorityLifetime(),
                        all.lifetime(),
                        all.renewBefore()));
    }

    /** Those that a made cluster and its clients depend on. */
    static SecretFiles required(Plan plan, EmbeddedFiles files) {
        List<String> indispensable = List.of(
                Authority.DATABASE.certificateFile(),
                files.password(Names.SUPERUSER).getFileName().toString());
        List<String> passwords = clients(plan).map(PasswordPlan::passwordFile).toList();
        Set<String> present = Stream.of(indispensable, passwords)
                .flatMap(List::stream)
                .filter(file -> Files.isRegularFile(files.secrets().resolve(file)))
                .collect(Collectors.toSet());
        return new SecretFiles(files.secrets().toString(), indispensable, passwords, present);
    }

    /** The passwords of roles that come from outside of the cluster. */
    private static Stream<PasswordPlan> clients(Plan plan) {
        return plan.secrets().passwords().stream()
                .filter(password -> password.userListFile().isEmpty());
    }

    /** Gives a server its own copies, closed to others as PostgreSQL demands; returns their directory. */
    static Path install(EmbeddedFiles files, String member, DataDirectory server) throws IOException {
        Map<String, String> copies = new TreeMap<>(Map.of(
                Authority.DATABASE.certificateFile(),
                "ca.crt",
                server(member) + ".crt",
                "server.crt",
                server(member) + ".key",
                "server.key",
                REPLICATION + ".crt",
                "replication.crt",
                REPLICATION + ".key",
                "replication.key"));
        Path directory = server.root().resolve("tls");
        Files.createDirectories(directory);
        ServerUser.own(directory);
        for (Map.Entry<String, String> copy : copies.entrySet()) {
            Path target = directory.resolve(copy.getValue());
            Files.deleteIfExists(target);
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(target, Files.readAllBytes(files.secrets().resolve(copy.getKey())));
            ServerUser.own(target);
        }
        return directory;
    }

    private static String server(String member) {
        return "services/" + member + "/server";
    }
}
