package io.pgcluster.operate.drill;

/** Something that is broken on purpose and mended again. */
interface Fault {
    /** Breaks it. */
    void inject();

    /** Mends it; may be called when nothing is broken, or twice. */
    void undo();
}
