package io.pgcluster.render.write;

import java.util.List;

/** What writing a bundle came to. */
public sealed interface WriteResult {
    /**
     * The directory now is what the bundle says.
     *
     * @param written paths whose content was written, sorted
     * @param removed paths that no longer belong to the bundle and were removed, sorted
     * @param kept paths that no longer belong to the bundle but were changed by hand, and so were left, sorted
     */
    record Written(List<String> written, List<String> removed, List<String> kept) implements WriteResult {}

    /**
     * Nothing was touched, since these files were changed by hand.
     *
     * @param edited their paths, sorted
     */
    record Refused(List<String> edited) implements WriteResult {}
}
