package io.pgcluster.exporter.collector;

/** Who wrote the statements of a collector. */
public enum Origin {
    /** They come with the exporter: names mean what PostgreSQL has under them, and what a server does not have is skipped. */
    BUILTIN,
    /** They are a user's: names mean what they mean to any session of the login, and what fails is a failure. */
    USER
}
