package io.pgcluster.model.bind;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Calls the canonical constructor of a record. */
final class RecordFactory {
    private RecordFactory() {}

    static Object make(Class<? extends Record> type, List<Object> components) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(components.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made of " + components, e);
        }
    }
}
