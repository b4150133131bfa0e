package io.pgcluster.operate.secret;

import io.pgcluster.operate.secret.SecretChange.Action;
import io.pgcluster.operate.secret.SecretChange.Kind;
import io.pgcluster.render.plan.secret.RepositorySecrets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what repositories need. The key of an encrypted repository is made once and never replaced: no backup in it can be read with
 * another key.
 */
final class RepositoryKeeper {
    private final SecretStore store;
    private final SecureRandom random;
    private final Consumer<SecretChange> report;

    RepositoryKeeper(SecretStore store, SecureRandom random, Consumer<SecretChange> report) {
        this.store = store;
        this.random = random;
        this.report = report;
    }

    void keep(RepositorySecrets repository) {
        repository.cipherFile().ifPresent(file -> keepCipher(repository.repository(), file));
    }

    private void keepCipher(String repository, String file) {
        Optional<String> present = store.read(file).map(String::strip);
        present.flatMap(text -> text.isEmpty() ? Optional.of("is empty") : OptionLines.problem(text))
                .ifPresent(problem -> {
                    throw new SecretsException(
                            store.describe(file) + " " + problem + ", expected the key of " + repository
                                    + ": put it back from your copy; no backup in this repository can be read without it");
                });
        if (present.isPresent()) {
            report(repository, Action.KEPT, "is never replaced: it is the only key to the backups", Optional.empty());
            return;
        }
        store.write(
                file,
                new PasswordGenerator(random)
                        .generate(RepositorySecrets.CIPHER_LENGTH)
                        .reveal());
        report(
                repository,
                Action.CREATED,
                "",
                Optional.of("store a copy of " + store.describe(file)
                        + " away from this machine: without it no backup in this repository can be restored"));
    }

    private void report(String repository, Action action, String detail, Optional<String> warning) {
        report.accept(new SecretChange(repository, Kind.ENCRYPTION, action, detail, warning));
    }
}
