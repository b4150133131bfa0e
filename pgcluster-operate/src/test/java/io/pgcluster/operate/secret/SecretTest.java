package io.pgcluster.operate.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void masksItselfInEveryText() {
        Secret secret = Secret.of("correct-horse");

        assertThat(secret.toString()).doesNotContain("correct", "horse");
        assertThat("password " + secret).doesNotContain("horse");
        assertThat(List.of(secret).toString()).doesNotContain("horse");
        assertThat(Optional.of(secret).toString()).doesNotContain("horse");
        assertThat(String.format("%s", secret)).doesNotContain("horse");
    }

    @Test
    void doesNotShowKeysOfCertificatesEither() {
        KeyedCertificate authority = SecretFixtures.authority();
        PrivateKey key = authority.key();

        assertThat(authority.toString()).isEqualTo("CN=demo CA").doesNotContain(key.toString());
        assertThat(new TrustedAuthority(authority.certificate(), Optional.of(key), List.of(authority.certificate()))
                        .toString())
                .isEqualTo("CN=demo CA, 1 trusted");
    }

    @Test
    void isEqualByItsText() {
        assertThat(Secret.of("a"))
                .isEqualTo(Secret.of("a"))
                .hasSameHashCodeAs(Secret.of("a"))
                .isNotEqualTo(Secret.of("b"));
    }

    @Test
    void refusesNothingAtAll() {
        assertThatThrownBy(() -> Secret.of("")).isInstanceOf(IllegalArgumentException.class);
    }
}
