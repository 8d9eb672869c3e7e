package cn.jince.adapters.call;

import cn.jince.adapters.Background;
import cn.jince.adapters.Protocols;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.testkit.dns.FakeDns;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.province.FakeSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The whole fake province and the descriptors as shipped, with shorter limits: nothing kept, breakers that open after
 * five calls and try again after 300 ms.
 */
final class MatrixProvince implements AutoCloseable {
    final FakeProvince fake = FakeProvince.start();
    final FakeDns names = FakeDns.start();
    private final Network network = new Network(List.of(FakeProvince.authority()), names.address());
    private final Transport plain = new Transport(network);
    private final Transport secure = new Transport(network);
    private final Path folder;
    final Background background = new Background();

    MatrixProvince(Path folder) {
        this.folder = folder;
        fake.systems().forEach(FakeSystem::heal);
        try {
            for (Resource shipped :
                    new PathMatchingResourcePatternResolver().getResources("classpath:systems/*.yaml")) {
                Files.writeString(
                        folder.resolve(Objects.requireNonNull(shipped.getFilename())),
                        shorter(shipped.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of row A10 are theirs as well, and they are on this machine. */
    private String shorter(String yaml) {
        String hosts = fake.systems().stream()
                .map(each -> each.name() + ".jince.test")
                .collect(Collectors.joining(", ", "hosts: [127.0.0.0/8, ", "]"));
        return yaml.replaceAll("(?m)^(base-url: .*)$", "$1\n" + hosts)
                .replaceAll(
                        "(?m)^( +)timeouts: .*$",
                        "$1timeouts: {connect: 400ms, tls: 1s, acquire: 200ms, first-byte: 1500ms, idle-body: 500ms,"
                                + " total: 8s}")
                // the calls of a cell at once, and no more of them turned away than by the fault
                .replaceAll("(?m)^( +)concurrency: .*$", "$1concurrency: 8")
                .replaceAll("(?m)^( +)cache: .*$", "$1cache: {ttl: 0s}")
                .replaceAll(
                        "(?m)^( +)breaker: .*$",
                        "$1breaker: {window: 10, minimum-calls: 5, failure-rate: 50, open-for: 300ms, half-open-calls:"
                                + " 3}")
                .replaceAll("(?m)^rate: .*$", "rate: {calls: 10000, per: 1s, burst: 10000}");
    }

    /** The descriptor of one system, with its address as it is now, or as told. */
    SystemDescriptor descriptor(String system, UnaryOperator<String> address) {
        Map<String, Object> settings = new HashMap<>();
        fake.systems()
                .forEach(each -> each.settings().forEach((key, value) -> settings.put(key, address.apply(value))));
        return Descriptors.read(environment(settings), "file:" + folder + "/" + system + ".yaml")
                .systems()
                .getFirst();
    }

    /** A line nobody has called yet, over the connections all lines of this system share. */
    Lines lines(SystemDescriptor system) {
        return Lines.of(
                new Descriptors(List.of(system)),
                Protocols.of(
                        environment(Map.of()),
                        system.baseUrl().startsWith("https:") ? secure : plain,
                        Clock.systemUTC()));
    }

    private static StandardEnvironment environment(Map<String, Object> settings) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("adapters.yaml"));
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addLast(new PropertiesPropertySource("shipped", Objects.requireNonNull(yaml.getObject())));
        environment.getPropertySources().addFirst(new MapPropertySource("fake", settings));
        return environment;
    }

    @Override
    public void close() {
        background.destroy();
        fake.close();
        names.close();
    }
}
