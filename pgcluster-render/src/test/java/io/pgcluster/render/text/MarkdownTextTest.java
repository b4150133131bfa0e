package io.pgcluster.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    @Test
    void escapesEveryTableCell() {
        assertThat(new MarkdownText()
                        .table(List.of("name", "value"), List.of(List.of("a|b", "<script>\n*x*")))
                        .write())
                .isEqualTo("| name | value |\n| --- | --- |\n| a\\|b | \\<script\\> \\*x\\* |\n");
    }

    @Test
    void separatesBlocksByAnEmptyLine() {
        assertThat(new MarkdownText()
                        .heading(1, "A_b")
                        .paragraph("Text.")
                        .bullets(List.of("one", "two"))
                        .write())
                .isEqualTo("# A\\_b\n\nText.\n\n- one\n- two\n");
    }

    @Test
    void fencesCodeThatHoldsAFence() {
        assertThat(new MarkdownText().codeBlock("sh", "a\n```\nb\n").write()).isEqualTo("````sh\na\n```\nb\n````\n");
        assertThat(MarkdownText.code("a`b")).isEqualTo("`` a`b ``");
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatThrownBy(() -> new MarkdownText().table(List.of("a"), List.of(List.of("1", "2"))))
                .hasMessageContaining("2 cells under 1 columns");
    }
}
