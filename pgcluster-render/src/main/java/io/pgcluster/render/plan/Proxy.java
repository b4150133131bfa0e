package io.pgcluster.render.plan;

import io.pgcluster.model.value.Port;

/**
 * An HAProxy that routes to the primary and to the replicas.
 *
 * @param index counted from 1
 * @param name its name as a service and as a host
 * @param publishedReadWrite where clients reach the primary from outside, past the poolers
 * @param publishedReadOnly where clients reach the replicas from outside
 */
public record Proxy(int index, String name, Port publishedReadWrite, Port publishedReadOnly) {
    static Proxy of(int index, Port firstReadWrite, Port firstReadOnly) {
        return new Proxy(index, Names.proxy(index), firstReadWrite.plus(index - 1), firstReadOnly.plus(index - 1));
    }
}
