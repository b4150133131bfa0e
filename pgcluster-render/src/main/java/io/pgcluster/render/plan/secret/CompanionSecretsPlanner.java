package io.pgcluster.render.plan.secret;

import io.pgcluster.model.spec.AlertReceiver;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.Companion;
import io.pgcluster.render.plan.secret.CredentialPlan.Form;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.platform.Topology;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the secrets of the programs next to the cluster. */
final class CompanionSecretsPlanner {
    private CompanionSecretsPlanner() {}

    /** Passwords of pages that ask for one. */
    static List<PagePassword> passwords(List<CompanionPlan> companions, int length) {
        return companions.stream()
                .flatMap(one -> one.page().stream()
                        .flatMap(page -> page.user().stream())
                        .map(user -> PagePassword.of(one, user, length)))
                .toList();
    }

    /** URLs of webhooks, which contain a token as a rule: the operator provides them. */
    static List<CredentialPlan> webhooks(ClusterSpec spec, Topology topology) {
        return topology.companion(Companion.ALERTMANAGER).isPresent()
                ? spec.monitoring().webhooks().stream()
                        .map(CompanionSecretsPlanner::webhook)
                        .toList()
                : List.of();
    }

    private static CredentialPlan webhook(AlertReceiver receiver) {
        return new CredentialPlan(
                ServiceFiles.WEBHOOKS + ServiceFiles.webhook(receiver),
                "the URL of the webhook for \"" + receiver + "\"",
                Form.URL);
    }

    /** The files of {@code companion}; none if it has no secrets. */
    static Stream<ServiceSecrets> services(
            CompanionPlan companion, List<PagePassword> passwords, List<AlertReceiver> receivers) {
        ServiceFiles files = ServiceFiles.of(companion.name(), companion.userId());
        Optional<PagePassword> password = passwords.stream()
                .filter(one -> one.service().equals(companion.name()))
                .findFirst();
        return switch (companion.companion()) {
            case PROMETHEUS, NODE_EXPORTER -> Stream.empty();
            case ALERTMANAGER ->
                receivers.isEmpty()
                        ? Stream.empty()
                        : Stream.of(files.webhooks(receivers).secrets());
            case GRAFANA -> Stream.of(files.page(password).secrets());
            case PGADMIN ->
                Stream.of(files.trusts(Authority.DATABASE).page(password).secrets());
        };
    }
}
