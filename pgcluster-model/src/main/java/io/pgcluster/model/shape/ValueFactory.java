package io.pgcluster.model.shape;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Calls the one creator of a value type: the constructor or static method that is marked {@link JsonCreator}. */
public final class ValueFactory {
    private final Executable creator;

    private ValueFactory(Executable creator) {
        this.creator = creator;
    }

    static ValueFactory of(Class<?> type) {
        return creator(type)
                .map(ValueFactory::new)
                .orElseThrow(() -> new IllegalStateException(type + " has no @JsonCreator"));
    }

    /** Whether {@code type} is made of a single value. */
    static boolean makes(Class<?> type) {
        return creator(type).isPresent();
    }

    private static Optional<Executable> creator(Class<?> type) {
        return Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                .filter(executable -> executable.isAnnotationPresent(JsonCreator.class))
                .findFirst();
    }

    boolean takesNumber() {
        return creator.getParameterTypes()[0] == int.class;
    }

    /**
     * Makes the value.
     *
     * @param argument a String or an Integer, as the creator wants
     * @throws IllegalArgumentException if the value refuses it, with a readable reason
     */
    public Object make(Object argument) {
        try {
            Object made = creator instanceof Constructor<?> constructor
                    ? constructor.newInstance(argument)
                    : ((Method) creator).invoke(null, argument);
            return Objects.requireNonNull(made);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(creator + " failed for " + argument, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(creator + " cannot be called", e);
        }
    }
}
