package io.pgcluster.operate.secret;

import io.pgcluster.operate.secret.SecretChange.Action;
import io.pgcluster.operate.secret.SecretChange.Kind;
import io.pgcluster.render.plan.secret.CredentialPlan;
import io.pgcluster.render.plan.secret.RepositorySecrets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what repositories need. The key of an encrypted repository is made once and never replaced: no backup in it can be read with
 * another key. Credentials of object stores are the operator's; they are only looked for.
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

    /** Refuses credentials that are missing or cannot be used, all at once, each with its file and what belongs there. */
    void check(List<RepositorySecrets> repositories) {
        List<String> problems = new ArrayList<>();
        for (RepositorySecrets repository : repositories) {
            for (CredentialPlan credential : repository.credentials()) {
                problem(credential)
                        .ifPresent(problem -> problems.add(store.describe(credential.file()) + " " + problem
                                + ", expected " + credential.content()));
            }
        }
        if (!problems.isEmpty()) {
            throw new SecretsException(
                    "backups need credentials that only you can provide: " + String.join("; ", problems)
                            + ". Write each into its file, readable only by you, and run this again");
        }
    }

    private Optional<String> problem(CredentialPlan credential) {
        Optional<String> text = store.read(credential.file()).map(String::strip);
        if (text.isEmpty()) {
            return Optional.of("is missing");
        } else if (text.get().isEmpty()) {
            return Optional.of("is empty");
        }
        return switch (credential.form()) {
            case LINE -> OptionLines.problem(text.get());
            case SERVICE_ACCOUNT ->
                text.get().startsWith("{") && text.get().contains("\"private_key\"")
                        ? Optional.empty()
                        : Optional.of("is not the key file of a service account");
        };
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
