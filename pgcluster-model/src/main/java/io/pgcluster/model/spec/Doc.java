package io.pgcluster.model.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a field or a choice of the specification means. The JSON Schema, {@code explain} and the reference page are made from it; the
 * reader enforces {@link #min} and {@link #max}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Doc {
    /** One or two sentences: meaning, unit, consequence. */
    String value();

    /** A value as YAML would show it, empty where the default says enough. */
    String example() default "";

    /** Smallest allowed integer. */
    long min() default Long.MIN_VALUE;

    /** Largest allowed integer. */
    long max() default Long.MAX_VALUE;
}
