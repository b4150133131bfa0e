package io.pgcluster.render.platform;

import java.time.Duration;

/**
 * How soon a proxy notices who the primary is.
 *
 * @param interval between checks of a server that is up
 * @param fastInterval between checks of a server that changes
 * @param downInterval between checks of a server that is down
 * @param fall failed checks that take a server out
 * @param rise good checks that put it in; 1, so that a new primary is found at its first answer
 * @param checkTimeout a check without an answer for so long has failed
 * @param connectTimeout a server that does not accept for so long is given up
 */
public record ProxyTiming(
        Duration interval,
        Duration fastInterval,
        Duration downInterval,
        int fall,
        int rise,
        Duration checkTimeout,
        Duration connectTimeout) {}
