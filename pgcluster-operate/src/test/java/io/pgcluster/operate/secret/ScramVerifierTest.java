package io.pgcluster.operate.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.value.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ScramVerifierTest {
    /** RFC 7677 §3: the example exchange for user "user", password "pencil"; its server key follows from the published signature. */
    @Test
    void agreesWithTheExampleOfTheStandard() {
        byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");

        String verifier = ScramVerifier.compute(Secret.of("pencil"), salt, 4096);

        assertThat(verifier)
                .isEqualTo("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$"
                        + "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=");
    }

    @Test
    void saltsEveryVerifierSeparately() {
        Secret password = Secret.of("pencil");

        assertThat(ScramVerifier.of(password, SecretFixtures.RANDOM))
                .isNotEqualTo(ScramVerifier.of(password, SecretFixtures.RANDOM));
    }

    @Test
    void recognizesOnlyItsOwnPassword() {
        String verifier = ScramVerifier.of(Secret.of("pencil"), SecretFixtures.RANDOM);

        assertThat(ScramVerifier.matches(verifier, Secret.of("pencil"))).isTrue();
        assertThat(ScramVerifier.matches(verifier, Secret.of("Pencil"))).isFalse();
        assertThat(ScramVerifier.matches("md5abc", Secret.of("pencil"))).isFalse();
    }

    @Test
    void refusesPasswordsThatWouldNeedSaslprep() {
        assertThatThrownBy(() -> ScramVerifier.of(Secret.of("pässword"), SecretFixtures.RANDOM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ASCII")
                .hasMessageNotContaining("pässword");
    }
}
