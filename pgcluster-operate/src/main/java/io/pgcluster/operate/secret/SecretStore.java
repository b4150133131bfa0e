package io.pgcluster.operate.secret;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where secrets are kept: texts by path, such as {@code services/pg1/server.key}. What is in it, only its owner reads. */
public interface SecretStore {
    /** The text at {@code path}, if there is one. */
    Optional<String> read(String path);

    /** Puts {@code text} at {@code path}, at once and complete; whether that changed anything. */
    boolean write(String path, String text);

    /** Removes what is at {@code path}, if there is something. */
    void delete(String path);

    /** How users find {@code path}, for texts. */
    String describe(String path);

    /**
     * What {@code work} gives while no other process changes the store.
     *
     * @throws SecretsException if another process is changing it
     */
    <T> T locked(Supplier<T> work);

    /** Those of {@code paths} at which there is a text. */
    default List<String> existing(List<String> paths) {
        return paths.stream().filter(path -> read(path).isPresent()).toList();
    }
}
