package io.pgcluster.cli.secret;

import io.pgcluster.cli.secret.SecretChange.Action;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps passwords together with what the server is told of them. */
final class PasswordKeeper {
    private final SecretDirectory directory;
    private final SecureRandom random;
    private final Consumer<SecretChange> report;

    PasswordKeeper(SecretDirectory directory, SecureRandom random, Consumer<SecretChange> report) {
        this.directory = directory;
        this.random = random;
        this.report = report;
    }

    void keep(PasswordRequest request, Rotation rotation) {
        Optional<Secret> present = present(request);
        if (present.isEmpty()) {
            make(request, Action.CREATED, "");
        } else if (rotation.passwords()) {
            make(request, Action.REPLACED, "asked for");
        } else if (present.get().reveal().length() < request.minimumLength()) {
            make(request, Action.REPLACED, "shorter than the policy's " + request.minimumLength() + " characters");
        } else {
            keepVerifier(request, present.get());
        }
    }

    private Optional<Secret> present(PasswordRequest request) {
        return directory
                .read(request.passwordFile())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Secret::of);
    }

    /** The password comes first: a verifier that does not match is made anew, a password could not be. */
    private void make(PasswordRequest request, Action action, String why) {
        Secret password = new PasswordGenerator(random).generate(request.minimumLength());
        directory.write(request.passwordFile(), password.reveal());
        directory.write(request.verifierFile(), ScramVerifier.of(password, random));
        change(request, action, why);
    }

    private void keepVerifier(PasswordRequest request, Secret password) {
        boolean matches = directory
                .read(request.verifierFile())
                .filter(verifier -> ScramVerifier.matches(verifier.strip(), password))
                .isPresent();
        if (matches) {
            change(request, Action.KEPT, "");
            return;
        }
        directory.write(request.verifierFile(), verifierOf(request, password));
        change(request, Action.KEPT, "its verifier was made anew");
    }

    private String verifierOf(PasswordRequest request, Secret password) {
        try {
            return ScramVerifier.of(password, random);
        } catch (IllegalArgumentException e) {
            throw new SecretsException(directory.path(request.passwordFile()) + ": " + e.getMessage(), e);
        }
    }

    private void change(PasswordRequest request, Action action, String detail) {
        report.accept(new SecretChange(request.role(), SecretChange.Kind.PASSWORD, action, detail));
    }
}
