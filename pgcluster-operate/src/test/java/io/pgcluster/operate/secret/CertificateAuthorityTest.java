package io.pgcluster.operate.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
    private final KeyedCertificate authority = SecretFixtures.authority();
    private final CertificateAuthority issuer = new CertificateAuthority(authority, SecretFixtures.RANDOM);
    private final KeyedCertificate leaf = issuer.issue(SecretFixtures.SERVER, SecretFixtures.NOW, Duration.ofDays(365));

    @Test
    void issuesChainsThatTheJavaRuntimeAccepts() throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
        trust.setRevocationEnabled(false);
        trust.setDate(Date.from(SecretFixtures.NOW));

        CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(List.of(leaf.certificate())), trust);
    }

    @Test
    void writesKeysThatTheJavaRuntimeReads() throws Exception {
        PrivateKey read = Pem.readKey(Pem.key(leaf.key()));

        assertThat(Pem.key(leaf.key()))
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .endsWith("-----END PRIVATE KEY-----\n");
        assertThat(CertificateFiles.belongTogether(leaf.certificate(), read)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", read, "changeit".toCharArray(), new X509Certificate[] {leaf.certificate()});
        assertThat(store.isKeyEntry("key")).isTrue();
    }

    @Test
    void namesWhatTheCertificateIsFor() throws Exception {
        X509Certificate certificate = leaf.certificate();

        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=pg1");
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .containsExactlyInAnyOrder("pg1", "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(certificate.getExtendedKeyUsage())
                .containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getExtensionValue("2.5.29.14")).isNotNull();
        assertThat(certificate.getExtensionValue("2.5.29.35")).isNotNull();
    }

    @Test
    void givesAClientNoHostNames() throws Exception {
        X509Certificate client = issuer.issue(SecretFixtures.CLIENT, SecretFixtures.NOW, Duration.ofDays(365))
                .certificate();

        assertThat(client.getSubjectAlternativeNames()).isNull();
        assertThat(client.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    }

    @Test
    void signsOnlyLeavesAndSaysSo() {
        assertThat(authority.certificate().getBasicConstraints()).isZero();
        assertThat(authority.certificate().getKeyUsage()[5]).isTrue();
    }

    @Test
    void startsBeforeNowForLateClocksAndNeverOutlivesItsAuthority() {
        Instant end = authority.certificate().getNotAfter().toInstant();
        KeyedCertificate late =
                issuer.issue(SecretFixtures.SERVER, end.minus(Duration.ofDays(1)), Duration.ofDays(365));

        assertThat(leaf.certificate().getNotBefore().toInstant())
                .isEqualTo(SecretFixtures.NOW.minus(CertificateAuthority.SKEW));
        assertThat(late.certificate().getNotAfter().toInstant()).isEqualTo(end);
    }

    @Test
    void numbersCertificatesAtRandom() {
        KeyedCertificate other = issuer.issue(SecretFixtures.SERVER, SecretFixtures.NOW, Duration.ofDays(365));

        assertThat(other.certificate().getSerialNumber())
                .isNotEqualTo(leaf.certificate().getSerialNumber())
                .isPositive();
        assertThat(other.certificate().getSerialNumber().bitLength()).isEqualTo(159);
    }

    @Test
    void quotesNamesThatHoldSpecialCharacters() {
        KeyedCertificate odd =
                CertificateAuthority.create("a, CN=b", SecretFixtures.NOW, Duration.ofDays(1), SecretFixtures.RANDOM);

        assertThat(odd.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=a\\, CN\\=b");
    }
}
