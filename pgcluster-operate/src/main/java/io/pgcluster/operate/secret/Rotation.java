package io.pgcluster.operate.secret;

/** Which secrets to replace although they are still good. */
public enum Rotation {
    /** None: make what is missing, renew what is due. */
    NONE,
    /** Every password. Clients need the new one from the next {@code up} on. */
    PASSWORDS,
    /** Every certificate; from the successor of the authority where there is one. */
    CERTIFICATES,
    /** Makes a successor of every authority and trusts it; the next rotation of certificates uses it. */
    CA,
    /** Passwords and certificates, and a successor of every authority that has none yet. */
    ALL;

    boolean passwords() {
        return this == PASSWORDS || this == ALL;
    }

    /** Whether certificates are replaced. */
    public boolean certificates() {
        return this == CERTIFICATES || this == ALL;
    }

    boolean authorities() {
        return this == CA || this == ALL;
    }
}
