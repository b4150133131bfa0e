package io.pgcluster.operate.evidence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files of a secrets directory that a cluster and its clients depend on.
 *
 * @param directory where they are, for texts
 * @param indispensable files that every cluster has had from its first start on
 * @param passwords secret files of clients that are wanted
 * @param present those of all these that exist
 */
public record SecretFiles(String directory, List<String> indispensable, List<String> passwords, Set<String> present) {
    /** Keeps unmodifiable copies. */
    public SecretFiles {
        indispensable = List.copyOf(indispensable);
        passwords = List.copyOf(passwords);
        present = Set.copyOf(present);
    }

    /**
     * Files that an existing cluster was made with and that are gone. Passwords that are wanted, but were not noted, belong to new roles
     * and are no loss, unless none is left.
     *
     * @param lastUp what the last {@code up} noted
     */
    public Set<String> missing(Optional<LastUp> lastUp) {
        Set<String> missing = new LinkedHashSet<>(indispensable);
        boolean noneLeft = passwords.stream().noneMatch(present::contains);
        List<String> noted = lastUp.map(LastUp::secrets).orElse(List.of());
        passwords.stream()
                .filter(password -> noneLeft || noted.contains(password))
                .forEach(missing::add);
        missing.removeAll(present);
        return missing;
    }

    /** Why a start without {@code missing} is refused. */
    public String cause(Set<String> missing) {
        return "the cluster exists, but secrets that it was created with are missing from " + directory + ": "
                + String.join(", ", missing)
                + ". With new ones, every client would need the new password and certificate authority";
    }
}
