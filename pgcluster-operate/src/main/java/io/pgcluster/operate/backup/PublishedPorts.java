package io.pgcluster.operate.backup;

import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Endpoint;
import io.pgcluster.render.platform.Exporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The ports that a cluster publishes on this machine, and whether other processes have them. */
final class PublishedPorts {
    private PublishedPorts() {}

    static SortedSet<Integer> of(Plan plan) {
        SortedSet<Integer> ports =
                plan.topology().endpoints().stream().map(Endpoint::port).collect(Collectors.toCollection(TreeSet::new));
        plan.topology().exporter().map(Exporter::publishedPort).ifPresent(port -> ports.add(port.number()));
        plan.topology().companions().stream()
                .flatMap(one -> one.page().stream())
                .forEach(page -> ports.add(page.port().number()));
        return ports;
    }

    /** Refuses {@code plan} if it publishes a port that another process has. */
    static void refuseTaken(Plan plan) {
        String address = address(plan);
        String taken = of(plan).stream()
                .filter(port -> !isFree(address, port))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new RefusedException(
                    plan.name() + " would publish ports that are in use on " + address + ": " + taken
                            + "; nothing was done",
                    "choose others with --port, or leave it out to have free ones chosen");
        }
    }

    static String address(Plan plan) {
        return plan.cluster().spec().network().publish().address();
    }

    /** Whether a process could listen there; also if the address is not of this machine, so that it cannot be told. */
    static boolean isFree(String address, int port) {
        return !canListen(address, 0) || canListen(address, port);
    }

    private static boolean canListen(String address, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
