package io.pgcluster.operate.secret;

import io.pgcluster.model.value.Secret;
import io.pgcluster.operate.secret.SecretChange.Action;
import io.pgcluster.render.plan.secret.PasswordPlan;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps passwords together with the verifiers that the server gets. */
final class PasswordKeeper {
    private final SecretStore store;
    private final SecureRandom random;
    private final int minimumLength;
    private final Consumer<SecretChange> report;

    PasswordKeeper(SecretStore store, SecureRandom random, int minimumLength, Consumer<SecretChange> report) {
        this.store = store;
        this.minimumLength = minimumLength;
        this.random = random;
        this.report = report;
    }

    void keep(PasswordPlan request, Rotation rotation) {
        Optional<Secret> present = present(request);
        if (present.isEmpty()) {
            make(request, Action.CREATED, "");
        } else if (rotation.passwords()) {
            make(request, Action.REPLACED, "asked for");
        } else {
            keepVerifier(request, present.get());
        }
    }

    private Optional<Secret> present(PasswordPlan request) {
        Optional<String> text = store.read(request.passwordFile()).map(String::strip);
        if (text.filter(String::isEmpty).isPresent()) {
            throw new SecretsException(
                    store.describe(request.passwordFile())
                            + " is empty: expected the password of role \"" + request.role()
                            + "\". Restore the password; or remove the file to have a new one created, which clients then need");
        }
        return text.map(Secret::of);
    }

    /** The password comes first: a verifier that does not match can be derived again, a password cannot. */
    private void make(PasswordPlan request, Action action, String why) {
        Secret password = new PasswordGenerator(random).generate(request.length());
        store.write(request.passwordFile(), password.reveal());
        writeVerifier(request, ScramVerifier.of(password, random));
        change(request, action, why);
    }

    private void keepVerifier(PasswordPlan request, Secret password) {
        Optional<String> verifier = store.read(request.verifierFile())
                .map(String::strip)
                .filter(text -> ScramVerifier.matches(text, password));
        writeVerifier(request, verifier.orElseGet(() -> verifierOf(request, password)));
        String detail = verifier.isPresent() ? "" : "its verifier was derived again";
        report.accept(
                new SecretChange(request.role(), SecretChange.Kind.PASSWORD, Action.KEPT, detail, weakness(password)));
    }

    /** Replacing it would lock every client out, so that is left to the operator. */
    private Optional<String> weakness(Secret password) {
        int length = password.reveal().length();
        return length >= minimumLength
                ? Optional.empty()
                : Optional.of("it has " + length + " characters, but the policy requires " + minimumLength
                        + "; pgcluster secrets --rotate passwords replaces it, and clients then need the new one");
    }

    private void writeVerifier(PasswordPlan request, String verifier) {
        store.write(request.verifierFile(), verifier);
        request.userListFile()
                .ifPresent(file -> store.write(file, "\"" + request.role() + "\" \"" + verifier + "\"\n"));
    }

    private String verifierOf(PasswordPlan request, Secret password) {
        try {
            return ScramVerifier.of(password, random);
        } catch (IllegalArgumentException e) {
            throw new SecretsException(store.describe(request.passwordFile()) + ": " + e.getMessage(), e);
        }
    }

    private void change(PasswordPlan request, Action action, String detail) {
        report.accept(new SecretChange(request.role(), SecretChange.Kind.PASSWORD, action, detail, Optional.empty()));
    }
}
