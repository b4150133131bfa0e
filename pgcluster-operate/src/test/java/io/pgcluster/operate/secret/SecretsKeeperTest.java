package io.pgcluster.operate.secret;

import static io.pgcluster.operate.secret.SecretFixtures.CLIENT;
import static io.pgcluster.operate.secret.SecretFixtures.NOW;
import static io.pgcluster.operate.secret.SecretFixtures.SERVER;
import static io.pgcluster.operate.secret.SecretFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.value.Secret;
import io.pgcluster.operate.secret.SecretChange.Action;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.plan.secret.CertificatePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsKeeperTest {
    private final Path above;

    SecretsKeeperTest(@TempDir Path above) {
        this.above = above;
    }

    private Path root() {
        return above.resolve("secrets");
    }

    @Test
    void createsEverythingThatIsMissing() throws IOException {
        List<SecretChange> changes = keep(request(SERVER, CLIENT), Rotation.NONE, NOW);

        assertThat(changes).extracting(SecretChange::action).containsOnly(Action.CREATED);
        assertThat(files().keySet())
                .containsExactlyInAnyOrder(
                        ".lock",
                        "ca.crt",
                        "ca.key",
                        "app.password",
                        "app.scram",
                        "clients/replicator.crt",
                        "clients/replicator.key",
                        "services/pg1/ca.crt",
                        "services/pg1/server.crt",
                        "services/pg1/server.key");
        Secret password = Secret.of(text("app.password"));
        assertThat(ScramVerifier.matches(text("app.scram"), password)).isTrue();
    }

    @Test
    void letsOnlyTheOwnerRead() throws IOException {
        keep(request(SERVER), Rotation.NONE, NOW);

        try (Stream<Path> paths = Files.walk(root())) {
            for (Path path : paths.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertThat(mode).as(path.toString()).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void tightensFilesThatOthersCouldRead() throws IOException {
        keep(request(SERVER), Rotation.NONE, NOW);
        Files.setPosixFilePermissions(root(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path copied = root().resolve("services/pg1/ca.crt");
        Files.setPosixFilePermissions(copied, PosixFilePermissions.fromString("rw-r--r--"));

        keep(request(SERVER), Rotation.NONE, NOW);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copied)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root())))
                .isEqualTo("rwx------");
    }

    @Test
    void keepsIntactFiles() throws IOException {
        keep(request(SERVER, CLIENT), Rotation.NONE, NOW);
        Map<String, String> before = files();

        List<SecretChange> changes = keep(request(SERVER, CLIENT), Rotation.NONE, NOW.plus(Duration.ofDays(300)));

        assertThat(changes).extracting(SecretChange::action).containsOnly(Action.KEPT);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void neverShowsAPassword() {
        List<SecretChange> changes = keep(request(SERVER), Rotation.ALL, NOW);

        assertThat(changes.toString()).doesNotContain(text("app.password"), text("app.scram"));
    }

    @Test
    void renewsACertificateShortlyBeforeItExpires() {
        keep(request(SERVER), Rotation.NONE, NOW);
        X509Certificate before = certificate("services/pg1/server");

        List<SecretChange> changes = keep(request(SERVER), Rotation.NONE, NOW.plus(Duration.ofDays(336)));

        assertThat(certificate("services/pg1/server")).isNotEqualTo(before);
        assertThat(changes)
                .contains(new SecretChange(
                        "services/pg1/server",
                        SecretChange.Kind.CERTIFICATE,
                        Action.REPLACED,
                        "it would have expired on 2027-05-01; until 2028-04-01"));
    }

    @Test
    void replacesACertificateWhoseNamesChanged() {
        keep(request(SERVER), Rotation.NONE, NOW);
        CertificatePlan renamed = new CertificatePlan(
                SERVER.path(),
                Authority.DATABASE,
                "pg1",
                List.of("pg1", "db.example.com"),
                SERVER.ipAddresses(),
                SERVER.usages());

        List<SecretChange> changes = keep(request(renamed), Rotation.NONE, NOW);

        assertThat(actionOf("services/pg1/server", changes)).isEqualTo(Action.REPLACED);
    }

    @Test
    void replacesACertificateThatDoesNotMatchItsKey() throws IOException {
        keep(request(SERVER, CLIENT), Rotation.NONE, NOW);
        Files.copy(
                root().resolve("clients/replicator.key"),
                root().resolve("services/pg1/server.key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        List<SecretChange> changes = keep(request(SERVER, CLIENT), Rotation.NONE, NOW);

        assertThat(actionOf("services/pg1/server", changes)).isEqualTo(Action.REPLACED);
        assertThat(actionOf("clients/replicator", changes)).isEqualTo(Action.KEPT);
    }

    @Test
    void rotatesPasswordsAlone() {
        keep(request(SERVER), Rotation.NONE, NOW);
        String before = text("app.password");

        List<SecretChange> changes = keep(request(SERVER), Rotation.PASSWORDS, NOW);

        assertThat(text("app.password")).isNotEqualTo(before);
        assertThat(ScramVerifier.matches(text("app.scram"), Secret.of(text("app.password"))))
                .isTrue();
        assertThat(actionOf("services/pg1/server", changes)).isEqualTo(Action.KEPT);
    }

    @Test
    void givesThePoolerTheCurrentVerifierOfAUser() throws IOException {
        SecretsRequest request = request(Optional.of("app.userlist"), SERVER);
        keep(request, Rotation.NONE, NOW);
        assertThat(text("app.userlist")).isEqualTo("\"app\" \"" + text("app.scram") + "\"\n");
        String before = text("app.userlist");

        keep(request, Rotation.NONE, NOW);
        assertThat(text("app.userlist")).isEqualTo(before);

        Files.writeString(root().resolve("app.password"), "chosen-by-hand-42\n");
        keep(request, Rotation.NONE, NOW);
        assertThat(text("app.userlist"))
                .isNotEqualTo(before)
                .isEqualTo("\"app\" \"" + text("app.scram") + "\"\n")
                .doesNotContain("chosen-by-hand-42");
    }

    @Test
    void keepsAPasswordThatAnOperatorChoseAndCreatesItsVerifier() throws IOException {
        keep(request(SERVER), Rotation.NONE, NOW);
        Files.writeString(root().resolve("app.password"), "chosen-by-hand-42\n");

        keep(request(SERVER), Rotation.NONE, NOW);

        assertThat(text("app.password")).isEqualTo("chosen-by-hand-42\n");
        assertThat(ScramVerifier.matches(text("app.scram"), Secret.of("chosen-by-hand-42")))
                .isTrue();
    }

    @Test
    void keepsAPasswordThatIsShorterThanThePolicyAndWarns() throws IOException {
        keep(request(SERVER), Rotation.NONE, NOW);
        Files.writeString(root().resolve("app.password"), "short");

        List<SecretChange> changes = keep(request(SERVER), Rotation.NONE, NOW);

        assertThat(text("app.password")).isEqualTo("short");
        assertThat(actionOf("app", changes)).isEqualTo(Action.KEPT);
        assertThat(changes)
                .filteredOn(change -> change.warning().isPresent())
                .singleElement()
                .satisfies(change -> assertThat(change.warning().orElseThrow())
                        .contains("5 characters", "policy requires 12", "--rotate passwords"));
        assertThat(ScramVerifier.matches(text("app.scram"), Secret.of("short"))).isTrue();
    }

    @Test
    void refusesAnEmptyPasswordFileInsteadOfCreatingAnotherPassword() throws IOException {
        keep(request(SERVER), Rotation.NONE, NOW);
        String verifier = text("app.scram");
        Files.writeString(root().resolve("app.password"), "\n");

        assertThatThrownBy(() -> keep(request(SERVER), Rotation.NONE, NOW))
                .isInstanceOf(SecretsException.class)
                .hasMessageContaining("app.password")
                .hasMessageContaining("role \"app\"");
        assertThat(text("app.scram")).isEqualTo(verifier);
    }

    @Test
    void changesTheAuthorityInTwoStepsSoThatAllClientsTrustTheNextOneFirst() throws IOException {
        keep(request(SERVER), Rotation.NONE, NOW);
        X509Certificate old = certificate("ca");
        X509Certificate leaf = certificate("services/pg1/server");

        List<SecretChange> staged = keep(request(SERVER), Rotation.CA, NOW);
        List<X509Certificate> trusted = certificates("ca");

        assertThat(actionOf("ca", staged)).isEqualTo(Action.STAGED);
        assertThat(trusted).hasSize(2).startsWith(old);
        assertThat(certificate("services/pg1/server")).isEqualTo(leaf);
        assertThat(text("services/pg1/ca.crt")).isEqualTo(text("ca.crt"));

        keep(request(SERVER), Rotation.CERTIFICATES, NOW);

        assertThat(certificates("ca")).containsExactly(trusted.get(1), old);
        assertThat(isSignedBy(certificate("services/pg1/server"), trusted.get(1)))
                .isTrue();
        assertThat(files()).doesNotContainKeys("ca-next.crt", "ca-next.key");
    }

    @Test
    void forgetsAPredecessorWhenTheNextChangeBegins() {
        keep(request(SERVER), Rotation.NONE, NOW);
        X509Certificate first = certificate("ca");
        keep(request(SERVER), Rotation.CA, NOW);
        keep(request(SERVER), Rotation.CERTIFICATES, NOW);

        keep(request(SERVER), Rotation.CA, NOW);

        assertThat(certificates("ca")).hasSize(2).doesNotContain(first);
    }

    @Test
    void replacesEverythingButNeverUsesAnAuthorityThatIsNotTrustedYet() {
        keep(request(SERVER), Rotation.NONE, NOW);
        X509Certificate old = certificate("ca");
        String password = text("app.password");
        X509Certificate leaf = certificate("services/pg1/server");

        keep(request(SERVER), Rotation.ALL, NOW);

        assertThat(certificates("ca")).hasSize(2).startsWith(old);
        assertThat(certificate("services/pg1/server")).isNotEqualTo(leaf);
        assertThat(isSignedBy(certificate("services/pg1/server"), old)).isTrue();
        assertThat(text("app.password")).isNotEqualTo(password);
    }

    @Test
    void stagesASuccessorBeforeTheAuthorityCutsCertificatesShort() {
        keep(request(SERVER), Rotation.NONE, NOW);

        List<SecretChange> changes = keep(request(SERVER), Rotation.NONE, NOW.plus(Duration.ofDays(3650 - 394)));

        assertThat(actionOf("ca", changes)).isEqualTo(Action.STAGED);
    }

    @Test
    void startsAgainWithANewAuthorityWhenTheOldOneHasExpired() {
        keep(request(SERVER), Rotation.NONE, NOW);
        Instant later = NOW.plus(Duration.ofDays(4000));

        keep(request(SERVER), Rotation.NONE, later);

        assertThat(certificates("ca")).hasSize(1);
        assertThat(isSignedBy(certificate("services/pg1/server"), certificate("ca")))
                .isTrue();
    }

    @Test
    void needsNoAuthorityKeyAsLongAsNothingIsIssued() throws IOException {
        keep(request(SERVER), Rotation.NONE, NOW);
        Files.delete(root().resolve("ca.key"));

        assertThat(keep(request(SERVER), Rotation.NONE, NOW))
                .extracting(SecretChange::action)
                .containsOnly(Action.KEPT);
        assertThatThrownBy(() -> keep(request(SERVER, CLIENT), Rotation.NONE, NOW))
                .isInstanceOf(SecretsException.class)
                .hasMessageContaining("clients/replicator")
                .hasMessageContaining("ca.key");
    }

    @Test
    void namesTheFileThatIsDamaged() throws IOException {
        keep(request(SERVER), Rotation.NONE, NOW);
        Files.writeString(root().resolve("services/pg1/server.key"), "not a key");

        assertThatThrownBy(() -> keep(request(SERVER), Rotation.NONE, NOW))
                .isInstanceOf(SecretsException.class)
                .hasMessageContaining("services/pg1/server.key")
                .hasMessageContaining("PKCS#8");
    }

    @Test
    void refusesToRunTwiceAtOnce() throws IOException {
        keep(request(SERVER), Rotation.NONE, NOW);
        try (var channel = java.nio.channels.FileChannel.open(
                        root().resolve(".lock"), java.nio.file.StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> keep(request(SERVER), Rotation.NONE, NOW))
                    .isInstanceOf(SecretsException.class)
                    .hasMessageContaining("another pgcluster");
        }
    }

    private List<SecretChange> keep(SecretsRequest request, Rotation rotation, Instant now) {
        return new SecretsKeeper(new SecretDirectory(root()), () -> now, SecretFixtures.RANDOM).keep(request, rotation);
    }

    private X509Certificate certificate(String name) {
        return certificates(name).get(0);
    }

    private List<X509Certificate> certificates(String name) {
        return new CertificateFiles(new SecretDirectory(root())).certificates(name);
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (java.security.GeneralSecurityException e) {
            return false;
        }
    }

    private static Action actionOf(String name, List<SecretChange> changes) {
        return changes.stream()
                .filter(change -> change.name().equals(name))
                .findFirst()
                .orElseThrow()
                .action();
    }

    private String text(String file) {
        return new SecretDirectory(root()).read(file).orElseThrow();
    }

    private Map<String, String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(root())) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> root().relativize(path).toString())
                    .collect(Collectors.toMap(path -> path, this::text, (one, other) -> one, TreeMap::new));
        }
    }
}
