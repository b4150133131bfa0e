package io.pgcluster.operate.secret;

import static io.pgcluster.operate.secret.SecretFixtures.CLIENT;
import static io.pgcluster.operate.secret.SecretFixtures.NOW;
import static io.pgcluster.operate.secret.SecretFixtures.RANDOM;
import static io.pgcluster.operate.secret.SecretFixtures.SERVER;
import static io.pgcluster.operate.secret.SecretFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.plan.secret.CertificatePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends runs before every write that they make, as a crash would, and looks whether the next run finds its way. */
class InterruptedSecretsTest {
    private static final int MORE_THAN_ALL_WRITES = 60;

    private final Path above;

    InterruptedSecretsTest(@TempDir Path above) {
        this.above = above;
    }

    /** A directory whose process dies before it puts one more file in its place. */
    private static final class Dying extends SecretDirectory {
        private int left;

        Dying(Path root, int writes) {
            super(root);
            this.left = writes;
        }

        @Override
        void replace(Path target, String text) throws IOException {
            if (left == 0) {
                throw new Death();
            }
            left--;
            super.replace(target, text);
        }
    }

    private static final class Death extends IllegalStateException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void createsTheSecretsOfANewClusterWhereverTheFirstRunStopped() {
        for (int writes = 0; dies(Rotation.NONE, writes, List.of()); writes++) {
            assertHealthy(writes);
        }
    }

    @Test
    void keepsWhatIsTrustedWhereverAChangeOfTheAuthorityEnded() {
        for (int writes = 0; dies(Rotation.CERTIFICATES, writes, List.of(Rotation.NONE, Rotation.CA)); writes++) {
            List<X509Certificate> trusted = trusted(writes);
            assertThat(trusted).as("before write %d", writes).hasSize(2);

            assertHealthy(writes);
            assertThat(trusted(writes)).as("before write %d", writes).containsExactlyInAnyOrderElementsOf(trusted);

            keep(new SecretDirectory(root(writes)), Rotation.CERTIFICATES);
            assertThat(trusted(writes)).as("before write %d", writes).containsExactlyInAnyOrderElementsOf(trusted);
            assertThat(files(writes).certificates("ca-next")).isEmpty();
            assertHealthy(writes);
        }
    }

    @Test
    void trustsTheOldAuthorityWhereverStagingASuccessorEnded() {
        for (int writes = 0; dies(Rotation.CA, writes, List.of(Rotation.NONE)); writes++) {
            X509Certificate issuing = trusted(writes).get(0);
            assertHealthy(writes);
            assertThat(trusted(writes)).as("before write %d", writes).contains(issuing);
        }
    }

    /** Runs {@code before}, then {@code last} until {@code writes} files were written; whether that ended it. */
    private boolean dies(Rotation last, int writes, List<Rotation> before) {
        assertThat(writes).isLessThan(MORE_THAN_ALL_WRITES);
        before.forEach(rotation -> keep(new SecretDirectory(root(writes)), rotation));
        try {
            keep(new Dying(root(writes), writes), last);
            return false;
        } catch (Death expected) {
            return true;
        }
    }

    private void assertHealthy(int writes) {
        keep(new SecretDirectory(root(writes)), Rotation.NONE);
        X509Certificate issuing = trusted(writes).get(0);
        assertThat(CertificateFiles.belongTogether(
                        issuing, files(writes).key("ca").orElseThrow()))
                .as("authority, before write %d", writes)
                .isTrue();
        for (CertificatePlan leaf : List.of(SERVER, CLIENT)) {
            X509Certificate certificate =
                    files(writes).certificates(leaf.path()).get(0);
            assertThat(CertificateFiles.belongTogether(
                            certificate, files(writes).key(leaf.path()).orElseThrow()))
                    .as("%s, before write %d", leaf.path(), writes)
                    .isTrue();
            assertThat(trusted(writes)).anyMatch(authority -> isSignedBy(certificate, authority));
        }
    }

    private void keep(SecretDirectory directory, Rotation rotation) {
        new SecretsKeeper(directory, () -> NOW, RANDOM).keep(request(SERVER, CLIENT), rotation);
    }

    private Path root(int writes) {
        return above.resolve("secrets-" + writes);
    }

    private CertificateFiles files(int writes) {
        return new CertificateFiles(new SecretDirectory(root(writes)));
    }

    private List<X509Certificate> trusted(int writes) {
        return files(writes).certificates("ca");
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
