package io.pgcluster.render.plan.backup;

/** How requests to a store are authenticated, as it follows from the identity and the kind of store. */
public enum KeyType {
    /** An access key and its secret, or the key of an account (S3, Azure). */
    SHARED("shared"),
    /** The key file of a service account (GCS). */
    SERVICE("service"),
    /** What the machine's or the platform's metadata service says. */
    AUTO("auto"),
    /** A token in a file that the platform mounts (S3: IAM roles for service accounts). */
    WEB_IDENTITY("web-id"),
    /** A token that the platform's agent gives out (S3: EKS Pod Identity). */
    POD_IDENTITY("pod-id");

    private final String text;

    KeyType(String text) {
        this.text = text;
    }

    /** Whether it needs secrets that an operator gives. */
    public boolean needsKeys() {
        return this == SHARED || this == SERVICE;
    }

    /** Its usual name among backup tools. */
    @Override
    public String toString() {
        return text;
    }
}
