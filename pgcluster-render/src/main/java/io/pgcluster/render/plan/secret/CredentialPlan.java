package io.pgcluster.render.plan.secret;

/**
 * What only an operator can provide, and puts into the secrets directory: a credential of an object store, the URL of a webhook.
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
        /** One line, an address of HTTP. */
        URL,
        /** A key file of a service account, as Google gives it out: JSON. */
        SERVICE_ACCOUNT
    }
}
