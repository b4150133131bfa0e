package io.pgcluster.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsColumnsWithoutTrailingSpaces() {
        assertThat(new Table("name", "role")
                        .row("pg1", "primary")
                        .row("pg-long", "")
                        .lines(80))
                .containsExactly("NAME     ROLE", "pg1      primary", "pg-long");
    }

    @Test
    void wrapsTheWidestColumnToThePage() {
        assertThat(new Table("id", "note")
                        .row("a", "one two three")
                        .row("b", "four")
                        .lines(12))
                .containsExactly("ID  NOTE", "a   one two", "    three", "b   four");
    }

    @Test
    void neverBreaksAWord() {
        assertThat(new Table("id", "note").row("a", "indivisible").lines(5))
                .containsExactly("ID  NOTE", "a   indivisible");
    }

    @Test
    void refusesARowThatDoesNotFitTheHeadings() {
        Table table = new Table("id", "note");

        assertThatThrownBy(() -> table.row("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells for 2 columns");
    }
}
