package io.pgcluster.render.target.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HaproxyTextTest {
    @Test
    void escapesHaproxyWords() {
        assertThat(new HaproxyText(List.of())
                        .section("backend", "primary")
                        .directive("http-check", "send", "uri", "/replica?lag=32MB")
                        .directive("server", "a b", "c#d", "e\"f'g\\h")
                        .write())
                .isEqualTo("""
                        backend primary
                            http-check send uri /replica?lag=32MB
                            server a\\ b c\\#d e\\"f\\'g\\\\h
                        """);
        assertThatThrownBy(() -> new HaproxyText(List.of()).directive("server", ""))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> new HaproxyText(List.of()).directive("server", "a\nuser root"))
                .hasMessageContaining("control character");
    }
}
