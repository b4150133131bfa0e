package io.pgcluster.model.arbitrary;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Decisions by a seed. */
final class Choices {
    private final Random random;

    Choices(long seed) {
        random = new Random(seed);
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean sometimes() {
        return random.nextBoolean();
    }

    boolean mostly() {
        return random.nextInt(5) > 0;
    }

    <T> List<T> some(List<T> values) {
        return values.stream().filter(value -> random.nextBoolean()).toList();
    }

    /** One of the values, or nothing. */
    void maybe(Map<String, Object> section, String key, Object... values) {
        if (random.nextBoolean()) {
            section.put(key, of(values));
        }
    }

    void section(Map<String, Object> parent, String key, Supplier<Map<String, Object>> values) {
        if (random.nextBoolean()) {
            parent.put(key, values.get());
        }
    }
}
