package io.pgcluster.render.plan.secret;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The secret files of one service, which it finds in the directory that {@link io.pgcluster.render.platform.Paths#tls()} names.
 *
 * @param service the service
 * @param userId user that it runs as and that must own its keys
 * @param files source in the secrets directory by name in the container
 */
public record ServiceSecrets(String service, int userId, SortedMap<String, String> files) {
    /** Keeps an unmodifiable copy. */
    public ServiceSecrets {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Where the files are gathered for the service, in the secrets directory. */
    public String directory() {
        return "services/" + service;
    }
}
