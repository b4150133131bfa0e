package io.pgcluster.render.plan.secret;

import java.util.List;
import java.util.Optional;

/**
 * What a repository needs.
 *
 * @param repository its name in files and messages, the word and its number
 * @param cipherFile the key that its files are encrypted with: generated once and never replaced, since no backup of the repository can be
 *     read without it; empty if it is not encrypted
 * @param credentials what an operator puts into the secrets directory, so that the store lets the cluster in
 */
public record RepositorySecrets(String repository, Optional<String> cipherFile, List<CredentialPlan> credentials) {
    /** Characters of a generated key. */
    public static final int CIPHER_LENGTH = 64;

    /** Keeps an unmodifiable copy. */
    public RepositorySecrets {
        credentials = List.copyOf(credentials);
    }
}
