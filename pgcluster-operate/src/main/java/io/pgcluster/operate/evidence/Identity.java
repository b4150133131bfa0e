package io.pgcluster.operate.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Which cluster a volume belongs to, as its first start wrote it there.
 *
 * @param id made when the cluster was
 * @param store the members of the consensus store at that time
 */
public record Identity(String id, List<String> store) {
    /** Keeps an unmodifiable copy. */
    public Identity {
        store = List.copyOf(store);
    }

    /** Reads the file's line; empty if it has none. */
    static Optional<Identity> parse(String line) {
        List<String> words = List.of(line.strip().split(" +"));
        return words.get(0).isEmpty()
                ? Optional.empty()
                : Optional.of(new Identity(words.get(0), words.subList(1, words.size())));
    }
}
