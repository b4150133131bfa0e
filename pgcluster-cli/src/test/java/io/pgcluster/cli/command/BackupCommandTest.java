package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.cli.Cli;
import io.pgcluster.cli.console.Text;
import org.junit.jupiter.api.Test;

class BackupCommandTest {
    @Test
    void namesItsCommandsWhereNoneIsGiven() {
        Cli run = Cli.run("backup");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("name one of now, list, check, verify, drill");
    }

    @Test
    void refusesAKindOfBackupThatDoesNotExist() {
        Cli run = Cli.run("backup", "now", "--type", "weekly");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--type").contains("full, differential, incremental");
    }

    @Test
    void writesSizesInBinaryUnits() {
        assertThat(Text.size(0)).isEqualTo("0 B");
        assertThat(Text.size(1023)).isEqualTo("1023 B");
        assertThat(Text.size(1024 * 1024 * 3 / 2)).isEqualTo("1.5 MiB");
        assertThat(Text.size(5L << 50)).isEqualTo("5120.0 TiB");
    }
}
