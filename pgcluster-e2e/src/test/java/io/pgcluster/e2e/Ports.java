package io.pgcluster.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Blocks of free ports of the loopback address, so that clusters of different tests, and a developer's own, do not meet. */
final class Ports {
    private static final int BLOCK = 20;
    private static final int LAST = 31_000;
    private static final AtomicInteger NEXT = new AtomicInteger(21_000);

    private Ports() {}

    /** The first of {@value #BLOCK} ports in a row that no process listens on. */
    static int block() {
        for (int first = NEXT.getAndAdd(BLOCK); first < LAST; first = NEXT.getAndAdd(BLOCK)) {
            if (isFree(first)) {
                return first;
            }
        }
        throw new IllegalStateException("no " + BLOCK + " free ports in a row below " + LAST);
    }

    private static boolean isFree(int first) {
        for (int port = first; port < first + BLOCK; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
