package io.pgcluster.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test starts containers. Without a Docker engine it is skipped and says so; where {@code CI=true} says that nothing may be
 * skipped, it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EngineCondition.class)
@interface NeedsEngine {
    /** PostgreSQL majors whose images must be there, where {@link Majors} has them; {@code deploy/images/build} makes them. */
    int[] majors() default {15};
}
