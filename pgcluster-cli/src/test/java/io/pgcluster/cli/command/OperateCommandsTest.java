package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands that operate a cluster do before they need a container engine. */
class OperateCommandsTest {
    private static final String SPEC = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata:
              name: demo
            """;

    private final Path directory;
    private final String spec;

    OperateCommandsTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.spec = Files.writeString(directory.resolve("cluster.yaml"), SPEC).toString();
    }

    @Test
    void createsSecretsThatOnlyTheOwnerCanReadAndNeverPrintsAPassword() throws IOException {
        Cli run = Cli.run("secrets", spec, "-d", out());

        assertThat(run.code()).as(run.err()).isZero();
        Path password = directory.resolve("out/compose/secrets/app.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(run.out() + run.err()).contains("created").doesNotContain(Files.readString(password));
    }

    @Test
    void rotatesWhatIsAskedForAndKeepsTheRest() {
        Cli.run("secrets", spec, "-d", out());

        Cli run = Cli.run("secrets", spec, "-d", out(), "--rotate", "passwords", "--output", "json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("\"kept\"")
                .containsPattern("\"app\",\\s+\"kind\": \"password\",\\s+\"action\": \"replaced\"");
        assertThat(run.out().split("\"action\": \"replaced\"", -1))
                .as("the application's and the exporter's password")
                .hasSize(3);
    }

    @Test
    void reportsWhichSecretFileIsDamaged() throws IOException {
        Cli.run("secrets", spec, "-d", out());
        Files.writeString(directory.resolve("out/compose/secrets/ca.crt"), "-----BEGIN CERTIFICATE-----\nx\n");

        Cli run = Cli.run("secrets", spec, "-d", out());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("ca.crt").doesNotContain("at io.pgcluster");
    }

    @Test
    void warnsOfAPasswordThatIsShorterThanThePolicyAndKeepsIt() throws IOException {
        Cli.run("secrets", spec, "-d", out());
        Path password = directory.resolve("out/compose/secrets/app.password");
        Files.writeString(password, "chosen");

        Cli run = Cli.run("secrets", spec, "-d", out());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("warning: password of app").contains("--rotate passwords");
        assertThat(Files.readString(password)).isEqualTo("chosen");
    }

    @Test
    void repeatsNoWarningsOfTheSpecificationWhereTheyAreNotPutIntoEffect() throws IOException {
        Files.writeString(directory.resolve("cluster.yaml"), SPEC + "spec:\n  postgres: { version: 12 }\n");
        assertThat(Cli.run("validate", spec).err()).contains("warning");

        Cli run = Cli.run("secrets", spec, "-d", out());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err().lines())
                .filteredOn(line -> line.contains("warning"))
                .singleElement()
                .asString()
                .startsWith("warning: encryption of repository1: store a copy of");
    }

    @Test
    void saysWhatIsWrongWithTheSpecification() throws IOException {
        Files.writeString(directory.resolve("cluster.yaml"), SPEC + "spec:\n  postgres: { version: 11 }\n");

        Cli run = Cli.run("secrets", spec, "-d", out());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("error", "spec.postgres.version");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void removesNoDataWithoutConfirmation() {
        Cli run = Cli.run("down", spec, "-d", out(), "--volumes");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("demo").contains("--yes");
    }

    @Test
    void listsTheFaults() {
        Cli run = Cli.run("drill", spec, "-d", out(), "--fault", "meteor");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("meteor", "cut-cluster", "switchover", "proxy", "pooler");
    }

    @Test
    void operatesNothingThatIsNotACompose() throws IOException {
        Files.writeString(directory.resolve("cluster.yaml"), SPEC + "spec:\n  targets: [kubernetes]\n");

        Cli run = Cli.run("status", spec, "-d", out());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("spec.targets");
    }

    @Test
    void takesTheSpecificationAsAnOptionToo() {
        Cli run = Cli.run("secrets", "-f", spec, "-d", out(), "-o", "json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("{").contains("\"created\"");
    }

    @Test
    void refusesASpecificationThatIsGivenTwiceOrNotAtAll() {
        Cli twice = Cli.run("secrets", spec, "-f", spec, "-d", out());
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("given twice");

        Cli none = Cli.run("secrets", "-d", out());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("SPEC").contains("-f FILE");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void takesStatementsWhereTheSpecificationIsAnOption() {
        Cli run = Cli.run("sql", "-f", spec, "-d", out(), "SELECT 1", "SELECT 2");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("more than one SQL argument: SELECT 2");
    }

    private String out() {
        return directory.resolve("out").toString();
    }
}
