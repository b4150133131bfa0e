package io.pgcluster.operate.secret;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.bouncycastle.util.IPAddress;

/** Addresses in the one spelling that the Java runtime uses for those in a certificate. */
final class IpText {
    private IpText() {}

    /** {@code ::1} becomes {@code 0:0:0:0:0:0:0:1}; refuses anything that is not an address, so that nothing is ever looked up. */
    static String canonical(String address) {
        if (!IPAddress.isValid(address)) {
            throw new IllegalArgumentException(
                    "\"" + address + "\" is not an IP address, such as 192.0.2.1 or 2001:db8::1");
        }
        try {
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("\"" + address + "\" was an IP address and cannot be read as one", e);
        }
    }
}
