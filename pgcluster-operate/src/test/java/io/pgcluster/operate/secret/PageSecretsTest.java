package io.pgcluster.operate.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.operate.secret.SecretChange.Action;
import io.pgcluster.render.plan.secret.CredentialPlan;
import io.pgcluster.render.plan.secret.CredentialPlan.Form;
import io.pgcluster.render.plan.secret.PagePassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageSecretsTest {
    private static final PagePassword PAGE =
            new PagePassword("grafana", "Grafana", "admin", "pages/grafana.password", 32);
    private static final CredentialPlan WEBHOOK =
            new CredentialPlan("webhooks/page.url", "the URL of the webhook for \"page\"", Form.URL);

    private final Path directory;
    private final List<SecretChange> changes = new ArrayList<>();

    PageSecretsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void makesAPasswordThatOnlyTheOwnerReads() throws IOException {
        keep(Rotation.NONE);

        Path file = directory.resolve(PAGE.file());
        assertThat(file).content().hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo(Action.CREATED);
            assertThat(change.name()).isEqualTo("Grafana admin");
        });
    }

    @ParameterizedTest
    @EnumSource
    void noRotationReplacesWhatAPageHasItsOwnCopyOf(Rotation rotation) throws IOException {
        keep(Rotation.NONE);
        String first = Files.readString(directory.resolve(PAGE.file()));
        keep(rotation);

        assertThat(directory.resolve(PAGE.file())).content().isEqualTo(first);
        assertThat(changes).last().satisfies(change -> {
            assertThat(change.action()).isEqualTo(Action.KEPT);
            assertThat(change.detail()).isEqualTo(rotation.passwords() ? "is changed on the page itself" : "");
        });
    }

    @Test
    void refusesAnEmptyPasswordInsteadOfMakingAnother() throws IOException {
        write(PAGE.file(), "\n");

        assertThatThrownBy(() -> keep(Rotation.NONE))
                .isInstanceOf(SecretsException.class)
                .hasMessageContaining("grafana.password is empty: expected the password of Grafana");
    }

    @Test
    void asksForTheUrlOfAWebhook() {
        assertThatThrownBy(this::check)
                .isInstanceOf(SecretsException.class)
                .hasMessageContaining("webhooks/page.url is missing, expected the URL of the webhook for \"page\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hooks.example.com/1", "ftp://example.com", "https://a.example\nhttps://b.example"})
    void refusesWhatIsNoUrl(String text) throws IOException {
        write(WEBHOOK.file(), text);

        assertThatThrownBy(this::check)
                .isInstanceOf(SecretsException.class)
                .hasMessageContaining("is not one line that begins with http:// or https://");
    }

    @Test
    void takesAUrlWithALineEnd() throws IOException {
        write(WEBHOOK.file(), "https://hooks.example.com/page?key=1\n");

        check();
        assertThat(directory.resolve(WEBHOOK.file())).content().startsWith("https://");
    }

    private void keep(Rotation rotation) {
        new PageKeeper(new SecretDirectory(directory), SecretFixtures.RANDOM, changes::add).keep(PAGE, rotation);
    }

    private void check() {
        new CredentialCheck(new SecretDirectory(directory)).run(List.of(WEBHOOK));
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
