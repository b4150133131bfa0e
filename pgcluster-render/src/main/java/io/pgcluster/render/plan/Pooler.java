package io.pgcluster.render.plan;

import io.pgcluster.model.value.Port;

/**
 * A PgBouncer in front of the primary.
 *
 * @param index counted from 1
 * @param name its name as a service and as a host
 * @param publishedPort where clients reach it from outside
 */
public record Pooler(int index, String name, Port publishedPort) {
    static Pooler of(int index, Port first) {
        return new Pooler(index, Names.pooler(index), first.plus(index - 1));
    }
}
