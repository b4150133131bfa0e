package io.pgcluster.model.spec;

/** Encryption of the repository. */
public record EncryptionSpec(
        @Doc("Encrypt with AES-256 before storing; the key cannot be changed later.")
        boolean enabled) {}
