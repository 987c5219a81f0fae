package dev.sallyport.budget;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// What one address is counted as: an IPv4 address stands for itself; of IPv6 everybody has a network of /64 at least
/// (RFC 6177), and could use another address of it each time.
final class Network {
    private static final int PREFIX_BYTES = 8;

    private Network() {}

    /// @param address an address as text; never a name, which would be looked up
    static String of(String address) {
        InetAddress literal = InetAddress.ofLiteral(address);
        byte[] bytes = literal.getAddress();
        return literal instanceof Inet4Address
                ? HexFormat.of().formatHex(bytes)
                : HexFormat.of().formatHex(bytes, 0, PREFIX_BYTES) + "/64";
    }
}
