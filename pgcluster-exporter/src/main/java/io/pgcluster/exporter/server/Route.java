package io.pgcluster.exporter.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which way leads to a host. The driver identifies it by a text, so each way has one. */
public sealed interface Route {
    /** To what DNS says of the host's name. */
    Route BY_NAME = new ByName();

    /** As a text, which {@link #parse} reads. */
    String text();

    /** A socket that goes this way when it is connected. */
    Socket socket();

    /** Reads what {@link #text} wrote. */
    static Route parse(String text) {
        String rest = text.substring(text.indexOf(':') + 1);
        if (text.startsWith(UnixPath.PREFIX)) {
            return new UnixPath(Path.of(rest));
        } else if (text.startsWith(ToAddress.PREFIX)) {
            return new ToAddress(AddressRange.literal(rest));
        } else if (text.startsWith(Guarded.PREFIX)) {
            List<AddressRange> allowed = new ArrayList<>();
            Arrays.stream(rest.split(",", -1))
                    .filter(range -> !range.isEmpty())
                    .forEach(range -> allowed.add(AddressRange.parse(range)));
            return new Guarded(allowed);
        }
        return BY_NAME;
    }

    /** To what DNS says of the host's name. */
    record ByName() implements Route {
        @Override
        public String text() {
            return "name";
        }

        @Override
        public Socket socket() {
            return new Socket();
        }
    }

    /** To one address, ignoring DNS; the certificate must still be the named host's. */
    record ToAddress(InetAddress address) implements Route {
        private static final String PREFIX = "address:";

        @Override
        public String text() {
            return PREFIX + address.getHostAddress();
        }

        @Override
        public Socket socket() {
            return new RoutedSocket(named -> address);
        }
    }

    /** To a Unix-domain socket of this machine. */
    record UnixPath(Path path) implements Route {
        private static final String PREFIX = "unix:";

        @Override
        public String text() {
            return PREFIX + path;
        }

        @Override
        public Socket socket() {
            return new UnixSocket(path);
        }
    }

    /**
     * To what DNS says of the host's name, unless that is an address of this machine, of its link (where clouds keep their metadata) or no
     * single host's. Those of {@code allowed} are reached all the same.
     */
    record Guarded(List<AddressRange> allowed) implements Route {
        private static final String PREFIX = "guarded:";

        /** Copies what it is given. */
        public Guarded {
            allowed = List.copyOf(allowed);
        }

        @Override
        public String text() {
            return PREFIX
                    + String.join(",", allowed.stream().map(Object::toString).toList());
        }

        @Override
        public Socket socket() {
            return new RoutedSocket(this::checked);
        }

        private InetAddress checked(InetSocketAddress named) throws IOException {
            // The address that is checked is the one that is connected to: DNS is not asked again in between.
            InetAddress found = named.getAddress();
            if (found == null) {
                throw new UnknownHostException(named.getHostString());
            }
            boolean special = found.isLoopbackAddress()
                    || found.isLinkLocalAddress()
                    || found.isAnyLocalAddress()
                    || found.isMulticastAddress();
            if (special && allowed.stream().noneMatch(range -> range.contains(found))) {
                throw new RouteException("the name " + named.getHostString() + " leads to " + found.getHostAddress()
                        + ", an address that names may not lead to; probe.allow has to name that address");
            }
            return found;
        }
    }

    /** Chooses the address to connect to. */
    @FunctionalInterface
    interface Choice {
        /** Of what was asked for. */
        InetAddress of(InetSocketAddress named) throws IOException;
    }

    /** A TCP socket that connects to the address that was chosen. */
    final class RoutedSocket extends Socket {
        private final Choice choice;

        private RoutedSocket(Choice choice) {
            this.choice = choice;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            InetSocketAddress named = (InetSocketAddress) endpoint;
            super.connect(new InetSocketAddress(choice.of(named), named.getPort()), timeout);
        }
    }
}
