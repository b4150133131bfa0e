package io.pgcluster.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat("%s".formatted(secret)).doesNotContain("horse");
    }

    @Test
    void isEqualByItsText() {
        assertThat(Secret.of("a"))
                .isEqualTo(Secret.of("a"))
                .hasSameHashCodeAs(Secret.of("a"))
                .isNotEqualTo(Secret.of("b"));
    }

    @Test
    void mayBeEmptyOnlyWhereThatIsAllowed() {
        assertThat(Secret.of("").isEmpty()).isTrue();
        assertThat(Secret.of("a").isEmpty()).isFalse();
        assertThatThrownBy(() -> Secret.nonEmpty("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Secret.nonEmpty("a").reveal()).isEqualTo("a");
    }
}
