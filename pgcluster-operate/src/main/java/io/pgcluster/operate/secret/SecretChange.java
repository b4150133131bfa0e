package io.pgcluster.operate.secret;

import java.util.Optional;

/**
 * What became of one secret.
 *
 * @param name the secret: a path in the secrets directory without extension, the role whose password it is, or the repository
 * @param kind what it is
 * @param action what was done
 * @param detail why, or until when it is good; never the secret itself
 * @param warning what is wrong with a secret that was kept all the same, and what to do
 */
public record SecretChange(String name, Kind kind, Action action, String detail, Optional<String> warning) {
    /** A change of a certificate or authority: those are replaced, so there is nothing to warn of. */
    SecretChange(String name, Kind kind, Action action, String detail) {
        this(name, kind, action, detail, Optional.empty());
    }

    /** What a secret is. */
    public enum Kind {
        /** A certificate authority. */
        AUTHORITY,
        /** A certificate with its key. */
        CERTIFICATE,
        /** A password with its verifier. */
        PASSWORD,
        /** The key that a repository of backups is encrypted with. */
        ENCRYPTION
    }

    /** What was done with a secret. */
    public enum Action {
        /** It was good and stays. */
        KEPT,
        /** There was none. */
        CREATED,
        /** It was replaced, since it had to be or since that was asked for. */
        REPLACED,
        /** A successor was made, which is trusted but not used yet. */
        STAGED
    }
}
