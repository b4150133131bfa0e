package io.pgcluster.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes", "NO", "on", "Off", "y", "~", "null", "Null", "true", "1", "1.5", "1e3", "0x1f", "0o7", "010",
                        "12:30:45",
                "1_000", ".5", ".inf", ".NaN", "2026-01-01", "", " a", "a ", "a: b", "a #b", "- a", "*a", "&a", "!a",
                        "%a", "@a",
                "`a", "[a", "{a", "a:", "?", "=", "<<", "'", "\"", "\\"
            })
    void quotesWhatAReaderCouldMisinterpret(String text) {
        assertThat(YamlText.write(List.of(), new Tree().put("key", text)))
                .isEqualTo("key: \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pg1",
                "/var/lib/postgresql",
                "pgcluster/postgres:15-1",
                "hostssl all all",
                "unless-stopped",
                "a=b",
                "verify-full"
            })
    void leavesUnmistakableTextPlain(String text) {
        assertThat(YamlText.write(List.of(), new Tree().put("key", text))).isEqualTo("key: " + text + "\n");
    }

    @Test
    void keepsTheOrderOfTheTreeUnderTheComment() {
        Tree tree = new Tree()
                .put("name", "demo")
                .put("on", true)
                .put("ports", List.of("127.0.0.1:6432:6432", 5))
                .put("nested", new Tree().put("b", 1).put("a", new Tree()));
        assertThat(YamlText.write(List.of("Made for demo."), tree)).isEqualTo("""
                        # Made for demo.
                        name: demo
                        "on": true
                        ports:
                          - "127.0.0.1:6432:6432"
                          - 5
                        nested:
                          b: 1
                          a: {}
                        """);
    }

    @Test
    void writesTextOfSeveralLinesAsABlock() {
        assertThat(YamlText.write(List.of(), new Tree().put("script", "one\ntwo\n")))
                .isEqualTo("script: |\n  one\n  two\n");
    }

    @Test
    void doesNotBreakLongLines() {
        String line = "word ".repeat(100) + "end";
        assertThat(YamlText.write(List.of(), new Tree().put("line", line))).isEqualTo("line: " + line + "\n");
    }

    @Test
    void refusesACommentOfSeveralLines() {
        assertThatThrownBy(() -> YamlText.write(List.of("a\nb: 1"), new Tree()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line end");
    }

    @Property
    void readsBackAsWritten(@ForAll String key, @ForAll String value) throws Exception {
        String yaml = YamlText.write(List.of(), new Tree().put(key, value));
        assertThat(new YAMLMapper().readTree(yaml)).isEqualTo(new YAMLMapper().valueToTree(Map.of(key, value)));
    }
}
