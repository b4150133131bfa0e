package io.pgcluster.cli.wizard;

import io.pgcluster.model.value.Cidr;
import java.util.List;

/** Who may connect, from where and how. */
final class SecurityStep {
    private SecurityStep() {}

    static Step step() {
        return new Step(
                "Security",
                List.of(
                        Question.yesNo(
                                "spec.postgres.ssl", "ssl", "Refuse clients without TLS", cluster -> cluster.spec()
                                        .postgres()
                                        .ssl()),
                        Question.text(
                                "spec.network.publish.address",
                                "publish-address",
                                "Host address that clients connect to; 127.0.0.1 keeps it on this machine",
                                Checks::required,
                                cluster -> cluster.spec().network().publish().address()),
                        Question.list(
                                "spec.security.allowedClients",
                                "allowed-clients",
                                "Networks that clients may come from, separated by commas",
                                text -> new Cidr(text).toString(),
                                cluster -> cluster.spec().security().allowedClients()),
                        Question.list(
                                "spec.network.publish.hostNames",
                                "host-names",
                                "Other names that clients use for the cluster, separated by commas",
                                Checks::line,
                                cluster -> cluster.spec().network().publish().hostNames()),
                        Question.number(
                                "spec.security.passwordPolicy.minimumLength",
                                "password-length",
                                "Minimum length of a password",
                                8,
                                128,
                                cluster -> String.valueOf(cluster.spec()
                                        .security()
                                        .passwordPolicy()
                                        .minimumLength())),
                        Question.yesNo(
                                "spec.security.audit.enabled",
                                "audit",
                                "Log who did what, through pgAudit",
                                cluster -> cluster.spec().security().audit().enabled())));
    }
}
