package io.pgcluster.operate.secret;

import io.pgcluster.render.plan.secret.OptionsFile;
import java.util.Optional;

/** Puts a file of options together, in which every value stays on its line. */
final class OptionLines {
    private final SecretStore store;

    OptionLines(SecretStore store) {
        this.store = store;
    }

    /**
     * Writes {@code file}.
     *
     * @throws SecretsException if a value cannot be an option's
     */
    void write(OptionsFile file) {
        StringBuilder text = new StringBuilder("[global]\n");
        file.options()
                .forEach((option, source) ->
                        text.append(option).append('=').append(value(source)).append('\n'));
        store.write(file.file(), text.toString());
    }

    private String value(String source) {
        String value = store.read(source)
                .map(String::strip)
                .orElseThrow(() -> new IllegalArgumentException("nothing creates the secret file " + source));
        problem(value).ifPresent(problem -> {
            throw new SecretsException(store.describe(source) + " " + problem + ", expected one line of text");
        });
        return value;
    }

    /** Why {@code value} cannot be the value of an option; never the value itself. */
    static Optional<String> problem(String value) {
        if (value.contains("\n") || value.contains("\r")) {
            return Optional.of("has several lines");
        } else if (value.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            return Optional.of("contains a space or a non-ASCII character");
        }
        return Optional.empty();
    }
}
