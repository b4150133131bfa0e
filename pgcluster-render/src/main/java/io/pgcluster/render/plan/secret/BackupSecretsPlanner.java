package io.pgcluster.render.plan.secret;

import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.plan.backup.KeyType;
import io.pgcluster.render.plan.backup.RepositoryPlan;
import io.pgcluster.render.plan.backup.RepositoryStore;
import io.pgcluster.render.plan.secret.CredentialPlan.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lists the secrets of repositories, and who gets them: the backup host all; members those of object stores, which they reach themselves.
 * With a local repository a member holds no key: the backup host encrypts. Its file of options is there all the same, so that it takes the
 * place of one with the keys of an earlier store. The names of the options are pgBackRest's.
 */
final class BackupSecretsPlanner {
    private static final String KEY = ".key";
    private static final String KEY_SECRET = ".key-secret";

    private BackupSecretsPlanner() {}

    static BackupSecrets secrets(Optional<BackupPlan> backup) {
        List<RepositorySecrets> repositories = backup.stream()
                .flatMap(plan -> plan.repositories().stream())
                .map(BackupSecretsPlanner::of)
                .filter(one ->
                        one.cipherFile().isPresent() || !one.credentials().isEmpty())
                .toList();
        List<OptionsFile> files = backup.stream()
                .flatMap(plan -> Stream.of(forHost(plan), forMembers(plan)))
                .toList();
        return new BackupSecrets(repositories, files);
    }

    /** The backup host's options. */
    static OptionsFile forHost(BackupPlan backup) {
        return options("pgbackrest-host.conf", backup.repositories());
    }

    /** Every member's options. */
    static OptionsFile forMembers(BackupPlan backup) {
        return options("pgbackrest-members.conf", backup.remote());
    }

    /** Key files of service accounts, which are not options but files of their own. */
    static List<String> accounts(List<RepositoryPlan> repositories) {
        return repositories.stream()
                .filter(one ->
                        one.store().keyType().filter(KeyType.SERVICE::equals).isPresent())
                .map(RepositoryPlan::serviceAccountFile)
                .toList();
    }

    private static RepositorySecrets of(RepositoryPlan repository) {
        String name = repository.name();
        return new RepositorySecrets(
                name,
                repository.encrypted() ? Optional.of(cipherFile(repository)) : Optional.empty(),
                credentials(name, repository));
    }

    private static List<CredentialPlan> credentials(String name, RepositoryPlan repository) {
        RepositoryStore store = repository.store();
        List<CredentialPlan> credentials = new ArrayList<>();
        if (store.keyType().filter(KeyType::needsKeys).isEmpty()) {
            return credentials;
        } else if (store instanceof RepositoryStore.S3 s3) {
            String bucket = " for the bucket " + s3.bucket();
            credentials.add(new CredentialPlan(name + KEY, "the access key ID" + bucket, Form.LINE));
            credentials.add(new CredentialPlan(name + KEY_SECRET, "the secret access key" + bucket, Form.LINE));
        } else if (store instanceof RepositoryStore.Azure azure) {
            credentials.add(
                    new CredentialPlan(name + KEY, "a key of the storage account " + azure.account(), Form.LINE));
        } else if (store instanceof RepositoryStore.Gcs gcs) {
            credentials.add(new CredentialPlan(
                    repository.serviceAccountFile(),
                    "the JSON key file of a service account that may write to the bucket " + gcs.bucket(),
                    Form.SERVICE_ACCOUNT));
        }
        return credentials;
    }

    private static OptionsFile options(String file, List<RepositoryPlan> repositories) {
        SortedMap<String, String> options = new TreeMap<>();
        for (RepositoryPlan repository : repositories) {
            String prefix = "repo" + repository.number() + "-";
            RepositoryStore store = repository.store();
            if (repository.encrypted()) {
                options.put(prefix + "cipher-pass", cipherFile(repository));
            }
            if (store.keyType().filter(KeyType.SHARED::equals).isPresent()) {
                if (store instanceof RepositoryStore.S3) {
                    options.put(prefix + "s3-key", repository.name() + KEY);
                    options.put(prefix + "s3-key-secret", repository.name() + KEY_SECRET);
                } else if (store instanceof RepositoryStore.Azure) {
                    options.put(prefix + "azure-key", repository.name() + KEY);
                }
            }
        }
        return new OptionsFile(file, options);
    }

    private static String cipherFile(RepositoryPlan repository) {
        return repository.name() + ".cipher";
    }
}
