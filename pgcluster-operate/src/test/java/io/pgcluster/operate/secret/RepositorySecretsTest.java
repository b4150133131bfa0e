package io.pgcluster.operate.secret;

import static io.pgcluster.operate.secret.SecretFixtures.NOW;
import static io.pgcluster.operate.secret.SecretFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.operate.secret.SecretChange.Action;
import io.pgcluster.operate.secret.SecretChange.Kind;
import io.pgcluster.render.plan.secret.BackupSecrets;
import io.pgcluster.render.plan.secret.CredentialPlan;
import io.pgcluster.render.plan.secret.CredentialPlan.Form;
import io.pgcluster.render.plan.secret.OptionsFile;
import io.pgcluster.render.plan.secret.RepositorySecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositorySecretsTest {
    private static final RepositorySecrets LOCAL =
            new RepositorySecrets("repository1", Optional.of("repository1.cipher"), List.of());
    private static final RepositorySecrets S3 = new RepositorySecrets(
            "repository1",
            Optional.of("repository1.cipher"),
            List.of(
                    new CredentialPlan("repository1.key", "the access key ID for the bucket b", Form.LINE),
                    new CredentialPlan("repository1.key-secret", "the secret access key for the bucket b", Form.LINE)));
    private static final RepositorySecrets GCS = new RepositorySecrets(
            "repository1",
            Optional.empty(),
            List.of(new CredentialPlan("repository1.json", "the JSON key file", Form.SERVICE_ACCOUNT)));

    private final Path root;

    RepositorySecretsTest(@TempDir Path above) {
        this.root = above.resolve("secrets");
    }

    @Test
    void createsTheKeyOfARepositoryOnceAndSaysThatItMustBeStoredElsewhere() throws IOException {
        SecretChange made = encryption(keep(LOCAL, Rotation.NONE));
        String key = text("repository1.cipher");

        assertThat(key).matches("[A-Za-z][A-Za-z0-9_-]{63}");
        assertThat(made.action()).isEqualTo(Action.CREATED);
        assertThat(made.warning().orElseThrow())
                .contains(root.resolve("repository1.cipher").toString(), "away from this machine")
                .doesNotContain(key);
        assertThat(made.toString()).doesNotContain(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "PASSWORDS", "ALL"})
    void noRotationReplacesTheKeyOfARepository(String rotation) throws IOException {
        keep(LOCAL, Rotation.NONE);
        String key = text("repository1.cipher");

        SecretChange kept = encryption(keep(LOCAL, Rotation.valueOf(rotation)));

        assertThat(text("repository1.cipher")).isEqualTo(key);
        assertThat(kept.action()).isEqualTo(Action.KEPT);
        assertThat(kept.detail()).contains("never replaced");
        assertThat(kept.warning()).isEmpty();
    }

    @Test
    void putsOptionsTogetherReadableOnlyByTheOwner() throws IOException {
        put("repository1.key", "AKIA1\n");
        put("repository1.key-secret", "a/b+c==\n");

        keep(S3, Rotation.NONE);

        assertThat(text("pgbackrest-host.conf"))
                .isEqualTo("[global]\nrepo1-cipher-pass=%s\nrepo1-s3-key=AKIA1\nrepo1-s3-key-secret=a/b+c==\n"
                        .formatted(text("repository1.cipher")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("pgbackrest-host.conf"))))
                .isEqualTo("rw-------");
    }

    @Test
    void followsACredentialThatWasReplaced() throws IOException {
        put("repository1.key", "AKIA1");
        put("repository1.key-secret", "old");
        keep(S3, Rotation.NONE);
        put("repository1.key-secret", "new");

        keep(S3, Rotation.NONE);

        assertThat(text("pgbackrest-host.conf"))
                .contains("repo1-s3-key-secret=new\n")
                .doesNotContain("old");
    }

    @Test
    void namesEveryMissingCredentialAndWhatBelongsThereBeforeAnythingIsMade() {
        assertThatThrownBy(() -> keep(S3, Rotation.NONE))
                .isInstanceOf(SecretsException.class)
                .hasMessageContaining(root.resolve("repository1.key") + " is missing, expected the access key ID")
                .hasMessageContaining(
                        root.resolve("repository1.key-secret") + " is missing, expected the secret access key");
        assertThat(root.resolve("ca.crt")).doesNotExist();
        assertThat(root.resolve("repository1.cipher")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nrepo1-path=/elsewhere", "a\rb", "a b", "ab\u0001", "\n"})
    void refusesACredentialThatWouldBeMoreThanOneOption(String text) throws IOException {
        put("repository1.key", "AKIA1");
        put("repository1.key-secret", text);

        assertThatThrownBy(() -> keep(S3, Rotation.NONE))
                .isInstanceOf(SecretsException.class)
                .hasMessageContaining("repository1.key-secret")
                .hasMessageNotContaining("elsewhere");
        assertThat(root.resolve("pgbackrest-host.conf")).doesNotExist();
    }

    @Test
    void refusesAnEmptyKeyOfARepositoryInsteadOfCreatingAnother() throws IOException {
        put("repository1.cipher", "\n");

        assertThatThrownBy(() -> keep(LOCAL, Rotation.NONE))
                .isInstanceOf(SecretsException.class)
                .hasMessageContaining("put it back from your copy");
        assertThat(text("repository1.cipher")).isEqualTo("\n");
    }

    @Test
    void acceptsOnlyAKeyFileForAServiceAccount() throws IOException {
        put("repository1.json", "AIza-an-api-key");
        assertThatThrownBy(() -> keep(GCS, Rotation.NONE))
                .hasMessageContaining("is not the key file of a service account");

        put("repository1.json", "{\"type\": \"service_account\",\n \"private_key\": \"-----BEGIN\\n\"}");
        assertThat(keep(GCS, Rotation.NONE)).isNotEmpty();
    }

    private List<SecretChange> keep(RepositorySecrets repository, Rotation rotation) {
        TreeMap<String, String> options = new TreeMap<>();
        repository.cipherFile().ifPresent(file -> options.put("repo1-cipher-pass", file));
        if (repository.equals(S3)) {
            options.putAll(Map.of("repo1-s3-key", "repository1.key", "repo1-s3-key-secret", "repository1.key-secret"));
        }
        BackupSecrets backup =
                new BackupSecrets(List.of(repository), List.of(new OptionsFile("pgbackrest-host.conf", options)));
        return new SecretsKeeper(new SecretDirectory(root), InstantSource.fixed(NOW), SecretFixtures.RANDOM)
                .keep(request(backup), rotation);
    }

    private static SecretChange encryption(List<SecretChange> changes) {
        return changes.stream()
                .filter(change -> change.kind() == Kind.ENCRYPTION)
                .findFirst()
                .orElseThrow();
    }

    private void put(String file, String text) throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve(file), text);
    }

    private String text(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }
}
