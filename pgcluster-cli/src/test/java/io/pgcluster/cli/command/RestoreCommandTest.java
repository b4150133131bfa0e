package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.cli.Cli;
import io.pgcluster.cli.ProjectFiles;
import io.pgcluster.operate.backup.RecoveryTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RestoreCommandTest {
    @Test
    void needsToBeToldWhatToDo() {
        assertThat(Cli.run("restore").code()).isEqualTo(2);
    }

    @Test
    void doesOneThingAtATime() {
        assertThat(Cli.run("restore", "--latest", "--undo").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T04:30:00Z, 2026-11-28T04:30:00Z",
        "2026-11-28 13:30:00+09:00, 2026-11-28T04:30:00Z",
        "2026-11-28T04:30:00.123456Z, 2026-11-28T04:30:00.123456Z"
    })
    void readsATimeWithItsZone(String written, String read) {
        RestoreTarget target = new RestoreTarget();
        new CommandLine(target).parseArgs("--to-time", written);
        assertThat(target.target(java.util.OptionalInt.of(3)).arguments())
                .containsExactly("--to-time", read, "--timeline", "3");
    }

    @Test
    void refusesATimeWithoutAZoneAndShowsHowToWriteOne() {
        RestoreTarget target = new RestoreTarget();
        new CommandLine(target).parseArgs("--to-time", "2026-11-28 04:30");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> target.target(java.util.OptionalInt.empty()))
                .hasMessageContaining("2026-11-28 04:30")
                .hasMessageContaining("2026-11-28T04:30:00Z");
    }

    @Test
    void takesATableOfTheApplicationsDatabaseUnlessAnotherOneIsNamed() {
        RecoveryTarget target = new RecoveryTarget(RecoveryTarget.Kind.LATEST, "", OptionalInt.empty());
        ExtractOptions options = new ExtractOptions();
        assertThat(options.areGiven()).isFalse();
        new CommandLine(options).parseArgs("--table", "public.orders");
        assertThat(options.areGiven()).isTrue();
        assertThat(options.request("myapp", target).describe()).isEqualTo("table public.orders of database myapp");
        ExtractOptions other = new ExtractOptions();
        new CommandLine(other).parseArgs("--database", "other");
        assertThat(other.request("myapp", target).describe()).isEqualTo("database other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--latest --table a.b --schema a",
                "--undo --table a.b",
                "--forget --database a",
                "--latest --into a",
                "--latest --table a.b --as audit",
            })
    void refusesOptionsThatDoNotGoTogether(String options) {
        List<String> arguments = new ArrayList<>(List.of("restore", specification()));
        arguments.addAll(List.of(options.split(" ")));
        Cli result = Cli.run(arguments.toArray(String[]::new));
        assertThat(result.code()).as(result.toString()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--latest --port 7000", "--latest --as-directory x", "--forget --as audit"})
    void refusesOptionsOfANewClusterThatMeanNothing(String options) {
        List<String> line = new ArrayList<>(List.of("restore", specification()));
        line.addAll(List.of(options.split(" ")));
        assertThat(Cli.run(line.toArray(String[]::new)).code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--resume", "--undo"})
    void findsNoUnfinishedRestoreIntoANewCluster(String way, @TempDir Path directory) {
        Cli result = Cli.run(
                "restore",
                specification(),
                "--directory",
                directory.resolve("out").toString(),
                way,
                "--as",
                "audit",
                "--yes");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("no restore into audit has begun in " + directory.resolve("audit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-postgres-cluster", "Not A Name"})
    void refusesANameThatTheNewClusterCannotHave(String name) {
        Cli result = Cli.run("restore", specification(), "--latest", "--as", name, "--yes");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains(name, "nothing was done");
    }

    private static String specification() {
        return ProjectFiles.example("quickstart");
    }
}
