package io.pgcluster.render.plan.secret;

import io.pgcluster.model.spec.AlertReceiver;
import io.pgcluster.render.plan.backup.RepositoryPlan;
import io.pgcluster.render.plan.name.Names;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the secret files of one service. */
final class ServiceFiles {
    /** Directory of the webhooks' URLs, in the secrets directory. */
    static final String WEBHOOKS = "webhooks/";

    private final String service;
    private final int userId;
    private final SortedMap<String, String> files = new TreeMap<>();

    private ServiceFiles(String service, int userId) {
        this.service = service;
        this.userId = userId;
    }

    static ServiceFiles of(String service, int userId) {
        return new ServiceFiles(service, userId);
    }

    ServiceFiles trusts(Authority authority) {
        files.put(authority.certificateFile(), authority.certificateFile());
        return this;
    }

    /** A certificate that only this service has. */
    ServiceFiles own(String name) {
        return pair(CertificatePlanner.servicePath(service, name), name);
    }

    /** A client certificate, which several services may have, under {@code name} in this one. */
    ServiceFiles client(String role, String name) {
        return pair(CertificatePlanner.clientPath(role), name);
    }

    ServiceFiles verifiers(List<PasswordPlan> passwords) {
        passwords.forEach(password -> files.put(password.verifierFile(), password.verifierFile()));
        return this;
    }

    /** The password itself, for the service that logs in with it. */
    ServiceFiles password(Optional<PasswordPlan> password) {
        password.ifPresent(one -> files.put(one.passwordFile(), one.passwordFile()));
        return this;
    }

    /** Whom a pooler knows without asking the server. */
    ServiceFiles userList(Optional<PasswordPlan> password) {
        password.flatMap(PasswordPlan::userListFile).ifPresent(file -> files.put(Names.USER_LIST, file));
        return this;
    }

    /** What a part has that takes part in backups: a certificate of its own, options, and key files of service accounts. */
    ServiceFiles backup(Optional<OptionsFile> options, Optional<List<RepositoryPlan>> repositories) {
        options.ifPresent(file -> {
            own(Names.BACKUP_CERTIFICATE);
            files.put(Names.BACKUP_OPTIONS, file.file());
        });
        repositories.map(BackupSecretsPlanner::accounts).orElse(List.of()).forEach(file -> files.put(file, file));
        return this;
    }

    /** The password of its page's first user. */
    ServiceFiles page(Optional<PagePassword> password) {
        password.ifPresent(one -> files.put(PagePassword.NAME, one.file()));
        return this;
    }

    /** The files with the URLs of webhooks. */
    ServiceFiles webhooks(List<AlertReceiver> receivers) {
        receivers.forEach(receiver -> files.put(webhook(receiver), WEBHOOKS + webhook(receiver)));
        return this;
    }

    /** The name of a webhook's file, as Alertmanager's configuration has it. */
    static String webhook(AlertReceiver receiver) {
        return receiver + ".url";
    }

    private ServiceFiles pair(String path, String name) {
        files.put(name + ".crt", path + ".crt");
        files.put(name + ".key", path + ".key");
        return this;
    }

    ServiceSecrets secrets() {
        return new ServiceSecrets(service, userId, files);
    }
}
