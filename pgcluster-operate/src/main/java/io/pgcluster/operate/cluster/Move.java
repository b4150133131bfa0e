package io.pgcluster.operate.cluster;

/** Something that happens to the primary while the poolers hold their clients back: a switchover, or a restart. */
interface Move {
    /** How far it has come. */
    enum State {
        /** Not there yet. */
        PENDING,
        /** Writes work again. */
        DONE,
        /** It will not happen; clients may continue where they were. */
        REFUSED
    }

    /** Sets it going and returns at once. */
    void start();

    /** How far it has come; may take a few hundredths of a second to find out. */
    State look();

    /** What was answered, for users; empty if there is nothing to report. */
    String answer();
}
