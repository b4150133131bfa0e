package io.pgcluster.operate.drill;

/** A fault that is injected and then undone. */
interface Fault {
    /** Breaks it. */
    void inject();

    /** Mends it; may be called when nothing is broken, or twice. */
    void undo();
}
