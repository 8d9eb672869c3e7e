package cn.jince.adapters.frontdb;

import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.Function;
import org.springframework.core.env.Environment;

/**
 * How one front database is reached.
 *
 * @param connections the most there are at once, for all its capabilities together
 */
record FrontSettings(String url, String user, String password, int connections, Duration connect, Duration acquire) {

    static FrontSettings of(SystemDescriptor system, Environment environment) {
        return new FrontSettings(
                system.baseUrl(),
                system.signing().keyId(),
                environment.getRequiredProperty(system.signing().secret()),
                most(system, Capability::concurrency),
                most(system, each -> each.timeouts().connect()),
                most(system, each -> each.timeouts().acquire()));
    }

    private static <T extends Comparable<? super T>> T most(SystemDescriptor system, Function<Capability, T> what) {
        return system.capabilities().stream()
                .map(what)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
