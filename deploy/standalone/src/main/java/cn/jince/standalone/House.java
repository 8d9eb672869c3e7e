package cn.jince.standalone;

import cn.jince.testkit.store.Database;
import cn.jince.testkit.store.KeptStores;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** Everything that runs in this JVM. Closing it ends the services, then the counterparts, then the stores. */
public final class House implements AutoCloseable {
    private final Ports ports;
    private final Path directory;
    private final PrintStream out;
    private final Map<Service, ConfigurableApplicationContext> contexts =
            Collections.synchronizedMap(new EnumMap<>(Service.class));
    private @Nullable KeptStores stores;
    private @Nullable Province province;
    private boolean closed;

    private House(Ports ports, Path directory, PrintStream out) {
        this.ports = ports;
        this.directory = directory;
        this.out = out;
    }

    /** Starts all and returns when every service answers; on failure nothing is left running. */
    static House start(Ports ports, Path directory, PrintStream out) {
        ports.requireFree();
        House house = new House(ports, directory, out);
        Thread hook = new Thread(house::close, "house-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            house.open();
            return house;
        } catch (RuntimeException e) {
            house.close();
            throw e;
        }
    }

    Ports ports() {
        return ports;
    }

    Province province() {
        return require(province);
    }

    KeptStores stores() {
        return require(stores);
    }

    private void open() {
        timed("PostgreSQL and Redis", () -> stores = KeptStores.startIn(directory, ports.postgres(), ports.redis()));
        timed(
                "fake province",
                () -> province = Province.start(
                        ports.province(), directory, ports.url(Service.GATEWAY), () -> stores().database("industry")));
        try (ExecutorService starters = Executors.newFixedThreadPool(
                3, Thread.ofPlatform().name("starter-", 0).factory())) {
            List<CompletableFuture<Void>> starting = new ArrayList<>();
            for (Service service : Service.values()) {
                starting.add(CompletableFuture.runAsync(() -> timed(service.label(), () -> run(service)), starters));
            }
            starting.forEach(House::await);
        }
    }

    private void run(Service service) {
        contexts.put(
                service,
                service.application()
                        .registerShutdownHook(false)
                        .logStartupInfo(false)
                        .run(arguments(service)));
    }

    /** What differs from the service's own defaults, as command line arguments: they outrank everything. */
    private String[] arguments(Service service) {
        Map<String, String> settings = new LinkedHashMap<>();
        Database database = stores().database();
        settings.put(ServiceFilter.SERVICE, service.label());
        settings.put("server.port", String.valueOf(ports.of(service)));
        settings.put("spring.main.banner-mode", "off");
        settings.put("jince.db.host", database.host());
        settings.put("jince.db.port", String.valueOf(database.port()));
        settings.put("jince.db.name", database.name());
        settings.put("jince.db.user", database.user());
        settings.put("jince.db.password", database.password());
        settings.put("jince.redis.host", "localhost");
        settings.put("jince.redis.port", String.valueOf(ports.redis()));
        settings.put("jince.public-url", ports.url(Service.GATEWAY));
        settings.put("jince.house.issuer", ports.url(Service.GATEWAY) + "/identity");
        settings.put("jince.house.identity", ports.url(Service.IDENTITY));
        settings.put("jince.house.platform", ports.url(Service.PLATFORM));
        settings.put("jince.house.adapters", ports.url(Service.ADAPTERS));
        settings.putAll(Wiring.of(service, ports, province(), directory));
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private void timed(String what, Runnable start) {
        long began = System.nanoTime();
        try {
            start.run();
        } catch (RuntimeException e) {
            throw new StartFailed(what, e);
        }
        out.printf("  %-22s ready in %4.1f s%n", what, (System.nanoTime() - began) / 1e9);
    }

    private static void await(CompletableFuture<Void> starting) {
        try {
            starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<Service> backwards = new ArrayList<>(List.of(Service.values()));
        Collections.reverse(backwards);
        for (Service service : backwards) {
            ConfigurableApplicationContext context = contexts.get(service);
            if (context != null) {
                quietly(service.label(), context::close);
            }
        }
        if (province != null) {
            quietly("fake province", province::close);
        }
        if (stores != null) {
            quietly("stores", stores::close);
        }
    }

    private void quietly(String what, Runnable end) {
        try {
            end.run();
        } catch (RuntimeException e) {
            out.println("  " + what + " did not end cleanly: " + e);
        }
    }

    private static <T> T require(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the house is not open");
        }
        return part;
    }

    /** A part that did not start, with the innermost reason. */
    static final class StartFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StartFailed(String what, Throwable cause) {
            super(what + " did not start: " + reason(cause), cause);
        }

        private static String reason(Throwable error) {
            Throwable at = error;
            while (at.getCause() != null && at.getCause() != at) {
                at = at.getCause();
            }
            return at.getClass().getSimpleName() + ": "
                    + String.valueOf(at.getMessage()).lines().findFirst().orElse("");
        }
    }
}
