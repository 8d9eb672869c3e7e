package cn.jince.standalone;

import cn.jince.testkit.province.Seat;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Where everything listens.
 *
 * @param province first port of the fake province; its systems follow
 */
record Ports(Map<Service, Integer> services, int postgres, int redis, int province) {
    static final int PROVINCE_COUNT = Seat.PORTS;

    int of(Service service) {
        return services.getOrDefault(service, service.usualPort());
    }

    String url(Service service) {
        return "http://localhost:" + of(service);
    }

    /** Reads {@code JINCE_…_PORT} settings. */
    static Ports of(Map<String, String> environment) {
        Map<Service, Integer> services = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            services.put(service, port(environment, service.portSetting(), service.usualPort()));
        }
        return new Ports(
                services,
                port(environment, "JINCE_DB_PORT", 15432),
                port(environment, "JINCE_REDIS_PORT", 16379),
                port(environment, "JINCE_PROVINCE_PORT", 8090));
    }

    /** Ports nobody uses now, for tests. */
    static Ports free() {
        Map<Service, Integer> services = new LinkedHashMap<>();
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Service service : Service.values()) {
                services.put(service, hold(held));
            }
            int postgres = hold(held);
            int redis = hold(held);
            return new Ports(services, postgres, redis, freeBlock());
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    /** The first line that is wrong, before anything is started. */
    void requireFree() {
        requireFree(named());
    }

    /** The same for the fake province alone. */
    void requireFreeProvince() {
        requireFree(namedProvince());
    }

    private static void requireFree(Map<String, Integer> named) {
        Map<Integer, String> taken = new LinkedHashMap<>();
        named.forEach((name, port) -> {
            String other = taken.putIfAbsent(port, name);
            if (other != null) {
                throw new BadSetting("port " + port + " is asked for twice, by " + other + " and " + name);
            }
            if (!isFree(port)) {
                throw new BadSetting("port " + port + " (" + name + ") is taken: stop what listens there, or choose"
                        + " another port with " + setting(name));
            }
        });
    }

    private Map<String, Integer> named() {
        Map<String, Integer> named = new LinkedHashMap<>();
        services.forEach((service, port) -> named.put(service.label(), port));
        named.put("PostgreSQL", postgres);
        named.put("Redis", redis);
        named.putAll(namedProvince());
        return named;
    }

    private Map<String, Integer> namedProvince() {
        Map<String, Integer> named = new LinkedHashMap<>();
        for (int i = 0; i < PROVINCE_COUNT; i++) {
            named.put("fake province " + (i + 1), province + i);
        }
        return named;
    }

    private static String setting(String name) {
        return switch (name) {
            case "PostgreSQL" -> "JINCE_DB_PORT";
            case "Redis" -> "JINCE_REDIS_PORT";
            default ->
                name.startsWith("fake province")
                        ? "JINCE_PROVINCE_PORT"
                        : "JINCE_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT";
        };
    }

    static Set<String> settings() {
        Set<String> names = new TreeSet<>(Set.of("JINCE_DB_PORT", "JINCE_REDIS_PORT", "JINCE_PROVINCE_PORT"));
        for (Service service : Service.values()) {
            names.add(service.portSetting());
        }
        return names;
    }

    private static int port(Map<String, String> environment, String name, int usual) {
        String value = environment.getOrDefault(name, String.valueOf(usual));
        if (value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 65_535) {
            return Integer.parseInt(value);
        }
        throw new BadSetting(name + " is '" + value + "' (expected: a port, 1 to 65535)");
    }

    private static boolean isFree(int port) {
        try (ServerSocket any = new ServerSocket()) {
            any.setReuseAddress(true);
            any.bind(new InetSocketAddress(port));
            return any.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int hold(List<ServerSocket> held) throws IOException {
        ServerSocket socket = new ServerSocket(0);
        held.add(socket);
        return socket.getLocalPort();
    }

    private static int freeBlock() {
        for (int first = 20_000; first < 30_000; first += 100) {
            int start = first + (int) (ProcessHandle.current().pid() % 90);
            if (IntStream.range(start, start + PROVINCE_COUNT).allMatch(Ports::isFree)) {
                return start;
            }
        }
        throw new IllegalStateException("no " + PROVINCE_COUNT + " free ports in a row");
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
