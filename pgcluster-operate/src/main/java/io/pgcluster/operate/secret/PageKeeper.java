package io.pgcluster.operate.secret;

import io.pgcluster.operate.secret.SecretChange.Action;
import io.pgcluster.operate.secret.SecretChange.Kind;
import io.pgcluster.render.plan.secret.PagePassword;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes the passwords that pages are first entered with. Never replaces one: a page has its own copy since it was first started, so
 * another file would only tell a password that is not good.
 */
final class PageKeeper {
    private final SecretStore store;
    private final SecureRandom random;
    private final Consumer<SecretChange> report;

    PageKeeper(SecretStore store, SecureRandom random, Consumer<SecretChange> report) {
        this.store = store;
        this.random = random;
        this.report = report;
    }

    void keep(PagePassword request, Rotation rotation) {
        Optional<String> present = store.read(request.file()).map(String::strip);
        if (present.filter(String::isEmpty).isPresent()) {
            throw new SecretsException(store.describe(request.file()) + " is empty: expected the password of "
                    + request.page()
                    + ". Restore it; or remove the file to have a new one created, which is good for a page"
                    + " that was never started");
        }
        if (present.isEmpty()) {
            store.write(
                    request.file(),
                    new PasswordGenerator(random).generate(request.length()).reveal());
            report(request, Action.CREATED, "");
        } else {
            report(request, Action.KEPT, rotation.passwords() ? "is changed on the page itself" : "");
        }
    }

    private void report(PagePassword request, Action action, String detail) {
        report.accept(new SecretChange(
                request.page() + " " + request.user(), Kind.PASSWORD, action, detail, Optional.empty()));
    }
}
