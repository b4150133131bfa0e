package io.pgcluster.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeTest {
    @Test
    void refusesAKeyThatIsSetTwice() {
        Tree tree = new Tree().put("ttl", 20);
        assertThatThrownBy(() -> tree.put("ttl", 30)).hasMessageContaining("\"ttl\" is set twice");
    }

    @Test
    void refusesValuesWithoutAForm() {
        assertThatThrownBy(() -> new Tree().put("when", java.time.Duration.ofSeconds(1)))
                .hasMessageContaining("java.time.Duration");
    }

    @Test
    void skipsWhatIsNotConfigured() {
        Tree tree = new Tree().putIf(false, "a", 1).putIf(true, "b", List.of(new Tree().put("c", 2)));
        assertThat(tree.asMap()).isEqualTo(Map.of("b", List.of(Map.of("c", 2))));
    }
}
