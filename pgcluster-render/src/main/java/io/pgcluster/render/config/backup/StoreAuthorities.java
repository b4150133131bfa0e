package io.pgcluster.render.config.backup;

import io.pgcluster.model.value.CertificateBundle;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.plan.backup.RepositoryPlan;
import java.util.SortedMap;
import java.util.TreeMap;

/** The authorities that signed the certificates of object stores, as files next to pgBackRest's own. */
public final class StoreAuthorities {
    private StoreAuthorities() {}

    /** Certificates by file name; empty if the image knows the authority of every store. */
    public static SortedMap<String, CertificateBundle> of(BackupPlan backup) {
        SortedMap<String, CertificateBundle> files = new TreeMap<>();
        backup.repositories().forEach(repository -> repository
                .store()
                .certificateAuthority()
                .ifPresent(authority -> files.put(file(repository), authority)));
        return files;
    }

    static String file(RepositoryPlan repository) {
        return repository.name() + "-ca.crt";
    }
}
