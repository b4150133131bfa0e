package io.pgcluster.exporter.collector.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTemplateTest {
    @Test
    void putsAMarkForEachParameterInTheirOrder() {
        assertThat(SqlTemplate.parse("SELECT ${a}, x[1:2] WHERE y <> ALL (${b}) LIMIT ${a}"))
                .isEqualTo(new SqlTemplate(
                        "SELECT ?, x[1:2] WHERE y <> ALL (?) LIMIT ?", List.of("a", "b", "a"), Set.of()));
    }

    @Test
    void doublesQuestionMarksThatAreOperators() {
        assertThat(SqlTemplate.parse("SELECT j ?| k").jdbc()).isEqualTo("SELECT j ??| k");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'it''s ?'",
                "SELECT E'a\\' ?' || '?'",
                "SELECT \"odd?\"",
                "SELECT 1 -- ?\n+ 2",
                "SELECT 1 -- ?",
                "SELECT /* ? /* ? */ ? */ 1",
                "SELECT $$ ? $$ || $q$ ? $$ $q$",
                "SELECT a$b FROM c$d$e"
            })
    void leavesWhatIsQuotedOrCommentedAsItIs(String sql) {
        assertThat(SqlTemplate.parse(sql).jdbc()).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'${a}'", "$$${a}$$", "-- ${a}", "/* ${a} */", "\"${a}\""})
    void refusesParametersWhereTheyAreNoValues(String sql) {
        assertThatThrownBy(() -> SqlTemplate.parse("SELECT " + sql)).hasMessageContaining("within quotes or a comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "\"a", "$$a", "$x$a$$", "/* a", "${a"})
    void refusesWhatIsNeverClosed(String sql) {
        assertThatThrownBy(() -> SqlTemplate.parse("SELECT " + sql)).hasMessageContaining("is never closed");
    }
}
