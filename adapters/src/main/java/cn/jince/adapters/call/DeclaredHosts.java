package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a system may be reached, by name and by what the name resolves to: the host of its URL and what its descriptor
 * lists under {@code hosts}. A private or link-local address must be listed, as itself or as a network
 * ({@code 10.7.0.0/16}); this machine only answers for a URL that names it.
 */
public final class DeclaredHosts {
    private final Set<String> names = new HashSet<>();
    private final List<Network> networks = new ArrayList<>();
    private final boolean thisMachine;

    public static DeclaredHosts of(SystemDescriptor system) {
        return new DeclaredHosts(system.baseUrl(), Objects.requireNonNullElse(system.hosts(), List.of()));
    }

    /** @param url of the system; @param hosts names, addresses and networks */
    public DeclaredHosts(String url, List<String> hosts) {
        String own = host(URI.create(url));
        names.add(own);
        InetAddress literal = literal(own);
        thisMachine = own.equals("localhost") || (literal != null && literal.isLoopbackAddress());
        for (String each : hosts) {
            Network network = Network.parse(each);
            if (network == null) {
                names.add(each.toLowerCase(Locale.ROOT));
            } else {
                networks.add(network);
                names.add(each.toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Whether a URL, a redirect or a call-back may point there at all; what its name resolves to is asked later. */
    public boolean allows(URI uri) {
        if (uri.getRawUserInfo() != null || uri.getHost() == null) {
            return false;
        }
        String host = host(uri);
        if (names.contains(host)) {
            return true;
        }
        InetAddress literal = literal(host);
        return literal != null && listed(literal);
    }

    public boolean allows(InetAddress address) {
        return listed(address) || (address.isLoopbackAddress() ? thisMachine : isPublic(address));
    }

    private boolean listed(InetAddress address) {
        return networks.stream().anyMatch(each -> each.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = address instanceof Inet4Address
                ? bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & 0xC0) == 64)
                // unique local, and addresses that wrap one of the old kind
                : (bytes[0] & 0xFE) == 0xFC || (bytes[0] == 0 && bytes[1] == 0x64);
        return !shared
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress();
    }

    private static String host(URI uri) {
        String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private record Network(byte[] start, int bits) {

        static @Nullable Network parse(String text) {
            int slash = text.indexOf('/');
            InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
            if (address == null) {
                return null;
            }
            byte[] start = address.getAddress();
            return new Network(start, slash < 0 ? start.length * 8 : Integer.parseInt(text.substring(slash + 1)));
        }

        boolean contains(InetAddress address) {
            byte[] other = address.getAddress();
            if (other.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((other[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
