package io.pgcluster.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** INI, connection strings, SQL and shell words. */
class LineFormatsTest {
    @Test
    void writesIniSectionsInOrder() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_port", "6432");
        settings.put("auth_query", "SELECT 1; SELECT '#'");
        assertThat(new IniText(";", List.of("A comment."))
                        .section("databases", Map.of("app", "host=h"))
                        .section("pgbouncer", settings)
                        .write())
                .isEqualTo("""
                        ; A comment.

                        [databases]
                        app = host=h

                        [pgbouncer]
                        listen_port = 6432
                        auth_query = SELECT 1; SELECT '#'
                        """);
    }

    @Test
    void refusesWhatIniCannotHold() {
        assertThatThrownBy(() -> new IniText(";", List.of())
                        .section("a", Map.of("k", "v\n[b]"))
                        .write())
                .hasMessage("k holds a control character or line end: \"v\\ua[b]\"");
        assertThatThrownBy(() -> new IniText(";", List.of())
                        .section("a", Map.of("k", " v"))
                        .write())
                .hasMessageContaining("starts or ends with a space");
        assertThatThrownBy(() -> new IniText(";", List.of())
                        .section("a", Map.of("k=v", "1"))
                        .write())
                .hasMessageContaining("\"k=v\" cannot be a name");
        assertThatThrownBy(() -> new IniText(";", List.of()).section("a]", Map.of()))
                .hasMessageContaining("\"a]\"");
        assertThatThrownBy(
                        () -> new IniText(";", List.of()).section("a", Map.of()).section("a", Map.of()))
                .hasMessageContaining("twice");
    }

    @Test
    void quotesConnectionStrings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("host", "haproxy");
        settings.put("dbname", "it's a name");
        settings.put("empty", "");
        assertThat(ConnectionString.write(settings)).isEqualTo("host=haproxy dbname='it''s a name' empty=''");
        assertThatThrownBy(() -> ConnectionString.write(Map.of("dbname", "a\nb")))
                .hasMessageContaining("dbname holds a control character");
    }

    @Test
    void quotesSql() {
        assertThat(SqlText.identifier("we\"ird")).isEqualTo("\"we\"\"ird\"");
        assertThat(SqlText.literal("it's \\n")).isEqualTo("'it''s \\n'");
        assertThatThrownBy(() -> SqlText.literal("a\0b")).hasMessageContaining("NUL");
    }

    @Test
    void quotesShellWords() {
        assertThat(ShellText.word("pg1")).isEqualTo("pg1");
        assertThat(ShellText.word("")).isEqualTo("''");
        assertThat(ShellText.word("$(rm -rf /) it's")).isEqualTo("'$(rm -rf /) it'\\''s'");
    }

    @Test
    void endsJsonLinesTheSameOnEverySystem() {
        assertThat(JsonText.write(
                        new Tree().put("ttl", 20).put("list", List.of("a", "b")).put("p", new Tree().put("x", "ü"))))
                .isEqualTo(
                        "{\n  \"ttl\": 20,\n  \"list\": [\n    \"a\",\n    \"b\"\n  ],\n  \"p\": {\n    \"x\": \"ü\"\n  }\n}\n");
    }
}
