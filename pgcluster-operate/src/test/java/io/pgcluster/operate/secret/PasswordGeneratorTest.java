package io.pgcluster.operate.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordGeneratorTest {
    private final PasswordGenerator generator = new PasswordGenerator(SecretFixtures.RANDOM);

    @Test
    void generatesLongPasswordsThatNeedNoEscaping() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String password = generator.generate(12).reveal();
            assertThat(password).hasSize(32).matches("[A-Za-z][A-Za-z0-9_-]{31}");
            seen.add(password);
        }
        assertThat(seen).hasSize(200);
    }

    @Test
    void honorsALongerPolicy() {
        assertThat(generator.generate(128).reveal()).hasSize(128);
    }
}
