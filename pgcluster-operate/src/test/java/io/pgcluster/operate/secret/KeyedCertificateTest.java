package io.pgcluster.operate.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyedCertificateTest {
    @Test
    void doesNotShowItsKey() {
        KeyedCertificate authority = SecretFixtures.authority();
        PrivateKey key = authority.key();

        assertThat(authority.toString()).isEqualTo("CN=demo CA").doesNotContain(key.toString());
        assertThat(new TrustedAuthority(authority.certificate(), Optional.of(key), List.of(authority.certificate()))
                        .toString())
                .isEqualTo("CN=demo CA, 1 trusted");
    }
}
