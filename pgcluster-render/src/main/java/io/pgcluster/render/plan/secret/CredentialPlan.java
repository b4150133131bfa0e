package io.pgcluster.render.plan.secret;

/**
 * A credential of an object store, which an operator puts into the secrets directory.
 *
 * @param file its file there
 * @param content what is in it, for users: {@code the access key ID for the bucket payments-backups}
 * @param form how it is written
 */
public record CredentialPlan(String file, String content, Form form) {
    /** How a credential is written. */
    public enum Form {
        /** One line. */
        LINE,
        /** A key file of a service account, as Google gives it out: JSON. */
        SERVICE_ACCOUNT
    }
}
