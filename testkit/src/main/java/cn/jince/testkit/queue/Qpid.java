package cn.jince.testkit.queue;

import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.port.AmqpPort;

/** The broker itself; lives behind {@link SubjectLoader} and shows only types of the JDK. */
public final class Qpid implements IntSupplier, AutoCloseable {
    private final SystemLauncher launcher;
    private final int port;

    public Qpid() throws Exception {
        AtomicReference<SystemConfig<?>> system = new AtomicReference<>();
        launcher = new SystemLauncher(new SystemLauncherListener.DefaultSystemLauncherListener() {
            @Override
            public void onContainerResolve(SystemConfig<?> config) {
                system.set(config);
            }
        });
        URL configuration = Objects.requireNonNull(Qpid.class.getResource("broker.json"), "broker.json");
        launcher.startup(Map.of(
                SystemConfig.TYPE,
                "Memory",
                SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                configuration.toExternalForm(),
                SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                false));
        port = Objects.requireNonNull(system.get().getContainer(), "no broker").getChildren(Port.class).stream()
                .filter(AmqpPort.class::isInstance)
                .mapToInt(each -> ((AmqpPort<?>) each).getBoundPort())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public int getAsInt() {
        return port;
    }

    @Override
    public void close() {
        launcher.shutdown();
    }
}
