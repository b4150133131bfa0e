package io.pgcluster.operate.secret;

import io.pgcluster.render.plan.secret.CredentialPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for what only an operator can provide. */
final class CredentialCheck {
    private final SecretStore store;

    CredentialCheck(SecretStore store) {
        this.store = store;
    }

    /** Refuses what is missing or cannot be used, all at once, each with its file and what belongs there. */
    void run(List<CredentialPlan> credentials) {
        List<String> problems = new ArrayList<>();
        for (CredentialPlan credential : credentials) {
            problem(credential)
                    .ifPresent(problem -> problems.add(
                            store.describe(credential.file()) + " " + problem + ", expected " + credential.content()));
        }
        if (!problems.isEmpty()) {
            throw new SecretsException("the cluster needs what only you can provide: " + String.join("; ", problems)
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
            case URL ->
                isUrl(text.get())
                        ? Optional.empty()
                        : Optional.of("is not one line that begins with http:// or https://");
            case SERVICE_ACCOUNT ->
                text.get().startsWith("{") && text.get().contains("\"private_key\"")
                        ? Optional.empty()
                        : Optional.of("is not the key file of a service account");
        };
    }

    private static boolean isUrl(String text) {
        return (text.startsWith("https://") || text.startsWith("http://"))
                && text.chars().noneMatch(Character::isWhitespace);
    }
}
