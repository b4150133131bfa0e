package io.pgcluster.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceLineTest {
    @Test
    void showsAShortLineAsItIs() {
        assertThat(SourceLine.around("  name: x", 3)).isEqualTo(new SourceLine("  name: x", 2));
    }

    @Test
    void keepsTheMarkUnderItsCharacterWhenALongLineIsCut() {
        String line = "a".repeat(200) + "X" + "b".repeat(200);

        SourceLine shown = SourceLine.around(line, 201);

        assertThat(shown.text()).startsWith("...a").endsWith("b...").hasSizeLessThan(120);
        assertThat(shown.text().charAt(shown.mark())).isEqualTo('X');
    }

    @Test
    void letsNoControlCharacterReachTheTerminal() {
        assertThat(SourceLine.around("a\u001b[31mb\tc", 1).text()).isEqualTo("a\ufffd[31mb c");
    }

    @Test
    void marksTheEndWhereTheColumnIsBeyondTheLine() {
        assertThat(SourceLine.around("ab", 9).mark()).isEqualTo(2);
    }
}
