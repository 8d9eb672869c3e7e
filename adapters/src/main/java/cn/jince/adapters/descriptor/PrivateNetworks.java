package cn.jince.adapters.descriptor;

import java.net.InetAddress;
import java.util.List;

/** Networks whose packets never leave the departments' own lines: RFC 1918, unique local, this machine. */
public final class PrivateNetworks {
    private static final List<Range> RANGES = List.of(
            Range.of("10.0.0.0", 8),
            Range.of("172.16.0.0", 12),
            Range.of("192.168.0.0", 16),
            Range.of("127.0.0.0", 8),
            Range.of("fc00::", 7),
            Range.of("::1", 128));

    public static boolean contain(InetAddress address) {
        return RANGES.stream().anyMatch(each -> each.contains(address.getAddress()));
    }

    /** Whether a text is an address or a network ({@code 10.7.0.0/16}) that lies whole in one of them. */
    static boolean contain(String text) {
        int slash = text.indexOf('/');
        try {
            byte[] start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            int bits = slash < 0 ? start.length * 8 : Integer.parseInt(text.substring(slash + 1));
            return RANGES.stream().anyMatch(each -> bits >= each.bits && each.contains(start));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private record Range(byte[] start, int bits) {

        static Range of(String start, int bits) {
            return new Range(InetAddress.ofLiteral(start).getAddress(), bits);
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private PrivateNetworks() {}
}
