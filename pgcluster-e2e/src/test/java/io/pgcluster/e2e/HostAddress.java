package io.pgcluster.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Addresses of the machine that the tests run on. */
final class HostAddress {
    private HostAddress() {}

    /** An IPv4 address of this machine that is neither loopback nor one of the engine's networks; nothing leaves the machine for it. */
    static String own() {
        return interfaces()
                .filter(one -> !one.getName().matches("(docker|br-|veth).*"))
                .flatMap(one -> Collections.list(one.getInetAddresses()).stream())
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElseThrow(() -> new AssertionError("this machine has no IPv4 address of its own"));
    }

    /** Every IPv4 address of this machine. */
    static List<String> all() {
        return interfaces()
                .flatMap(one -> Collections.list(one.getInetAddresses()).stream())
                .filter(Inet4Address.class::isInstance)
                .map(InetAddress::getHostAddress)
                .toList();
    }

    private static Stream<NetworkInterface> interfaces() {
        try {
            return NetworkInterface.networkInterfaces();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
